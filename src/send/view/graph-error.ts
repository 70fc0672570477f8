import type { Field } from '../../panel/protocol.ts';

/** What an error body of Graph says, unpacked. */
export interface GraphErrorText {
  /** The sentence for people. */
  readonly message: string;
  /** Code, ids and dates: what support asks for. */
  readonly fields: readonly Field[];
}

/**
 * Reads Graph's error shape, `{"error":{"code","message","innerError"}}`. Intune puts a JSON text into `message`, whose
 * `Message` is then the sentence.
 *
 * @returns undefined for a body that is no such error
 */
export function readGraphError(body: unknown): GraphErrorText | undefined {
  const error = isRecord(body) ? body['error'] : undefined;
  if (!isRecord(error)) return undefined;
  const fields: Field[] = [];
  const add = (name: string, value: unknown): void => {
    if (typeof value === 'string' && value !== '') fields.push({ name, value });
  };
  add('code', error['code']);
  // The documentation spells both `innerError` and `innererror`.
  const innerName = Object.keys(error).find((name) => name.toLowerCase() === 'innererror');
  const inner = innerName === undefined ? undefined : error[innerName];
  if (isRecord(inner)) for (const [name, value] of Object.entries(inner)) add(name, value);
  const message = typeof error['message'] === 'string' ? error['message'] : '';
  return { message: intuneMessage(message) ?? message, fields };
}

function intuneMessage(message: string): string | undefined {
  if (!message.startsWith('{')) return undefined;
  try {
    const nested: unknown = JSON.parse(message);
    return isRecord(nested) && typeof nested['Message'] === 'string' ? nested['Message'] : undefined;
  } catch {
    return undefined;
  }
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
