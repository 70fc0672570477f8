import { t } from '@vscode/l10n';
import { isRecord } from '../json/is-record.ts';
import type { Field } from '../panel/protocol/protocol.ts';
import { parsedJson } from './parsed-json.ts';

/** What an error body of Graph says, unpacked. */
export interface GraphErrorText {
  /** The machine-readable value, such as `ModelValidationFailure`; empty if there is none. */
  readonly code: string;
  /** The human-readable sentence, without the ids that Intune appends to it. */
  readonly message: string;
  /** The individual faults that the error consists of, if it lists them. */
  readonly details: readonly { readonly message: string; readonly target: string }[];
  /** Code, ids and dates: what support asks for. Each name occurs once. */
  readonly fields: readonly Field[];
}

/**
 * Reads Graph's error shape, `{"error":{"code","message","innerError","details"}}` (https://learn.microsoft.com/graph/errors). Intune puts
 * a JSON text into `message`, whose `Message` is then the sentence, and a gateway in front of it does that again
 * (microsoft-graph-docs-contrib#4157, #4603).
 *
 * @returns undefined for a body that isn't such an error
 */
export function readGraphError(body: unknown): GraphErrorText | undefined {
  const error = isRecord(body) ? body['error'] : undefined;
  if (!isRecord(error)) return undefined;
  const fields = new Map<string, Field>();
  const add = (name: string, value: unknown): void => {
    const isEmpty = value === '' || value === '{}' || value === noId;
    const key = name.toLowerCase();
    if (typeof value === 'string' && !isEmpty && !fields.has(key)) fields.set(key, { name, value });
  };
  const code = textOf(error['code']);
  add('code', code);
  const sentence = withoutIds(unpacked(textOf(error['message']), add), add);
  readInner(error, sentence, add, 0);
  return { code, message: sentence, details: detailsOf(error), fields: [...fields.values()] };
}

type Add = (name: string, value: unknown) => void;

/** The id that Intune's backend gives if there is no operation. */
const noId = '00000000-0000-0000-0000-000000000000';

/** How deep JSON in JSON is followed: two levels have been seen. */
const deepest = 5;

/** The sentence inside a message that is a JSON text; adds what else that text contains for support. */
function unpacked(message: string, add: Add, depth = 0): string {
  if (!message.trimStart().startsWith('{') || depth === deepest) return message;
  const nested = parsedJson(message);
  const inner = isRecord(nested) ? valueOf(nested, 'message') : undefined;
  if (!isRecord(nested) || typeof inner !== 'string') return message;
  for (const name of ['CustomApiErrorPhrase', 'ErrorSourceService', 'RetryAfter']) add(name, nested[name]);
  return unpacked(inner, add, depth + 1);
}

/** Intune's sentences end in ` - Operation ID (for customer support): … - Activity ID: … - Url: …`. */
function withoutIds(message: string, add: Add): string {
  const ids = / - (Operation ID \(for customer support\)|Activity ID|Url|CustomApiErrorPhrase): *(\S*)/g;
  for (const [, name = '', value] of message.matchAll(ids)) add(name.replace(/ \(.*\)$/, ''), value);
  return message.replace(ids, '').trim();
}

/** The documentation uses both `innerError` and `innererror`, and one may contain another. */
function readInner(error: Record<string, unknown>, sentence: string, add: Add, depth: number): void {
  const inner = valueOf(error, 'innererror');
  if (!isRecord(inner) || depth === deepest) return;
  for (const [name, value] of Object.entries(inner)) {
    if (/^(code|message)$/i.test(name)) {
      // It often repeats the same sentence.
      const text = withoutIds(unpacked(textOf(value), add), add);
      if (text !== sentence) add(t`inner ${name.toLowerCase()}`, text);
    } else add(name, value);
  }
  readInner(inner, sentence, add, depth + 1);
}

function detailsOf(error: Record<string, unknown>): GraphErrorText['details'] {
  const details: unknown = error['details'];
  if (!Array.isArray(details)) return [];
  return details
    .filter(isRecord)
    .map((detail) => ({ message: textOf(detail['message']), target: textOf(detail['target']) }))
    .filter(({ message, target }) => message !== '' || target !== '');
}

/** The value of a member, whatever the case of its name. */
const valueOf = (record: Record<string, unknown>, lowerCaseName: string): unknown =>
  Object.entries(record).find(([name]) => name.toLowerCase() === lowerCaseName)?.[1];

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
