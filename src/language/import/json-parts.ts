import { isRecord } from '../../json/is-record.ts';

/** Parts of JSON from a file with any content: what isn't as expected is absent. */
export type Parts = Readonly<Record<string, unknown>>;

export const partsOf = (value: unknown): Parts => (isRecord(value) ? value : {});

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

/** A text; numbers and booleans become one. */
export const stringOf = (value: unknown): string | undefined =>
  typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : undefined;
