import { guidPattern, isGuid } from '../../catalog/guid.ts';
import { redacted, redacting } from '../../secrets/redacted.ts';

/**
 * What is kept of an error that the authority responds with. The rest of the response is dropped on arrival, so that none of it can be
 * shown or logged by mistake.
 */
export interface ServerError {
  /** The number of the `AADSTS…` code. */
  readonly code: number | undefined;
  /** The OAuth error, such as `invalid_grant`; empty if it doesn't have that form. */
  readonly error: string;
  /** The server's own first sentence, as plain text; empty if there is none that may be shown. */
  readonly sentence: string;
  readonly traceId: string | undefined;
  readonly correlationId: string | undefined;
  readonly timestamp: string | undefined;
}

/**
 * @param body the response of a token endpoint, or what the authority sent back through the browser
 * @param secrets those that were sent: a sentence that repeats one of them, however it is encoded, isn't kept
 * @returns undefined if it isn't an error of the authority
 */
export function serverErrorIn(body: unknown, secrets: readonly string[]): ServerError | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const fields = body as Readonly<Record<string, unknown>>;
  if (typeof fields['error'] !== 'string') return undefined;
  const description = typeof fields['error_description'] === 'string' ? fields['error_description'] : '';
  const hidden = new Map(secrets.map((secret, index) => [String(index), secret]));
  const repeatsSecret = (text: string): boolean => redacting({ hidden })(text).text !== redacted(text);
  const codes: unknown = fields['error_codes'];
  const listed: unknown = Array.isArray(codes) ? codes[0] : undefined;
  return {
    code: typeof listed === 'number' && Number.isSafeInteger(listed) ? listed : codeIn(description),
    error: repeatsSecret(fields['error']) ? '' : (/^[a-z0-9_]{1,60}$/.exec(fields['error'])?.[0] ?? ''),
    sentence: repeatsSecret(description) ? '' : firstSentence(redacted(description)),
    traceId: guid(fields['trace_id']) ?? guidAfter('Trace ID', description),
    correlationId: guid(fields['correlation_id']) ?? guidAfter('Correlation ID', description),
    timestamp: timestamp(fields['timestamp']) ?? timestamp(/Timestamp: (\S+ \S+)/.exec(description)?.[1]),
  };
}

function codeIn(description: string): number | undefined {
  const digits = /\bAADSTS(\d{4,9})\b/.exec(description)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** Replaces control and format characters, and square brackets: VS Code turns those into links in its notifications. */
function firstSentence(description: string): string {
  const [line = ''] = description
    .replace(/^AADSTS\d+:\s*/, '')
    .split(/[\r\n]|\s(?=(?:Trace ID|Correlation ID|Timestamp):)/);
  const plain = line
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, ' ')
    .replaceAll('[', '(')
    .replaceAll(']', ')')
    .trim();
  const sentence = /^.*?[.!?](?=\s|$)/.exec(plain)?.[0] ?? plain;
  return sentence.length > 300 ? `${sentence.slice(0, 299)}…` : sentence;
}

const guid = (value: unknown): string | undefined => (typeof value === 'string' && isGuid(value) ? value : undefined);

const guidAfter = (label: string, description: string): string | undefined =>
  new RegExp(`${label}: (${guidPattern})`).exec(description)?.[1];

const timestamp = (value: unknown): string | undefined =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:\.\d{1,9})?Z?$/.test(value) ? value : undefined;
