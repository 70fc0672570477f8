import { displayed, type JsonSpan } from '../../json/outline.ts';
import { JsonScanner } from '../../json/scanner.ts';

/** A JSON value in its text. */
export interface Located {
  readonly text: string;
  readonly span: JsonSpan;
}

/** `same`: nothing to report; `rewritten`: the same value written differently, such as a time with more digits. */
export type Sameness = 'same' | 'rewritten' | 'different';

/** Compares a received value with the one that was sent. */
export function sameness(sent: Located, received: Located, isTime: boolean): Sameness {
  const [one, other] = [displayed(sent.text, sent.span), displayed(received.text, received.span)];
  if (sent.span.kind !== received.span.kind) return 'different';
  if (one === other) return 'same';
  switch (sent.span.kind) {
    case 'string':
      return isTime && instant(one) !== undefined && instant(one) === instant(other) ? 'rewritten' : 'different';
    case 'number':
      return sameNumber(one, other) ? 'rewritten' : 'different';
    case 'object':
    case 'array':
      return sameTokens(new JsonScanner(one), new JsonScanner(other)) ? 'same' : 'different';
    case 'literal':
      return 'different';
    default:
      return sent.span.kind satisfies never;
  }
}

/** Compares everything except the layout. */
function sameTokens(one: JsonScanner, other: JsonScanner): boolean {
  for (;;) {
    const token = one.next();
    if (token !== other.next()) return false;
    if (token === 'end' || token === 'invalid') return token === 'end';
    if (one.text.slice(one.start, one.end) !== other.text.slice(other.start, other.end)) return false;
  }
}

/** Beyond 2^53, different numbers may be equal in JavaScript. */
const sameNumber = (one: string, other: string): boolean =>
  Number(one) === Number(other) && Math.abs(Number(one)) <= Number.MAX_SAFE_INTEGER;

/** A time with all of its digits; undefined for anything that isn't a time. */
function instant(time: string): string | undefined {
  const milliseconds = Date.parse(time);
  if (Number.isNaN(milliseconds)) return undefined;
  const beyond = /\.\d{3}(\d+)/.exec(time)?.[1] ?? '';
  let end = beyond.length;
  while (beyond.charAt(end - 1) === '0') end--;
  return `${milliseconds}.${beyond.slice(0, end)}`;
}
