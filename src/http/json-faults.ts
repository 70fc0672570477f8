import { t } from '@vscode/l10n';
import { printParseErrorCode, type ParseError } from 'jsonc-parser';
import type { Span } from './model.ts';

/** Why a text isn't JSON. */
export type JsonFault =
  | 'invalid-symbol'
  | 'invalid-number'
  | 'invalid-string'
  | 'property-name-expected'
  | 'value-expected'
  | 'colon-expected'
  | 'comma-expected'
  | 'closing-brace-expected'
  | 'closing-bracket-expected'
  | 'end-expected'
  | 'comment'
  | 'trailing-comma'
  | 'nested-too-deeply';

/** In words, to follow a colon. */
export const jsonFaultWords = (fault: JsonFault): string => words[fault]();

const words: Readonly<Record<JsonFault, () => string>> = {
  'invalid-symbol': () =>
    t('not a valid value. Strings need double quotes; numbers, true, false and null are also allowed.'),
  'invalid-number': () => t('not a valid number.'),
  'invalid-string': () => t('the string isn’t closed, or has a character that must be escaped.'),
  'property-name-expected': () => t('expected a property name in double quotes.'),
  'value-expected': () => t('expected a value.'),
  'colon-expected': () => t('expected a colon after the property name.'),
  'comma-expected': () => t('expected a comma before this.'),
  'closing-brace-expected': () => t('expected a closing brace }.'),
  'closing-bracket-expected': () => t('expected a closing bracket ].'),
  'end-expected': () => t('unexpected text after the end of the JSON. Remove it.'),
  comment: () => t('the comment isn’t closed.'),
  'trailing-comma': () => t('trailing comma. Remove it.'),
  'nested-too-deeply': () => t('nested too deeply.'),
};

/** What is wrong with a text as JSON, from the parser's errors: each mistake once, and at most one for each line. */
export function jsonFaultsOf(errors: readonly ParseError[], text: string): (Span & { readonly fault: JsonFault })[] {
  const reported = errors.filter((error, index) => !repeats(error, errors[index - 1], text));
  return firstOfEachLine(reported, text).map((error) => faultOf(error, text));
}

/** The parser reports an invalid value twice: where it is, and where it then expects a value; a third time for a name. */
const repeats = (error: ParseError, previous: ParseError | undefined, text: string): boolean =>
  previous !== undefined &&
  (error.offset === previous.offset ||
    (printParseErrorCode(previous.error) === 'InvalidSymbol' &&
      printParseErrorCode(error.error) === 'ValueExpected' &&
      text.slice(previous.offset + previous.length, error.offset).trim() === ''));

/** One mistake causes several errors: only the first on a line is reported. */
function firstOfEachLine(errors: readonly ParseError[], text: string): ParseError[] {
  let lineEnd = -1;
  return errors.filter(({ offset }) => {
    if (offset <= lineEnd) return false;
    const length = text.slice(offset).search(/[\r\n]/);
    lineEnd = length === -1 ? text.length : offset + length;
    return true;
  });
}

/** By the names that jsonc-parser prints. */
const faults: Readonly<Record<string, JsonFault>> = {
  InvalidSymbol: 'invalid-symbol',
  InvalidNumberFormat: 'invalid-number',
  PropertyNameExpected: 'property-name-expected',
  ValueExpected: 'value-expected',
  ColonExpected: 'colon-expected',
  CommaExpected: 'comma-expected',
  CloseBraceExpected: 'closing-brace-expected',
  CloseBracketExpected: 'closing-bracket-expected',
  EndOfFileExpected: 'end-expected',
  InvalidCommentToken: 'comment',
  UnexpectedEndOfComment: 'comment',
  UnexpectedEndOfString: 'invalid-string',
  UnexpectedEndOfNumber: 'invalid-number',
  InvalidUnicode: 'invalid-string',
  InvalidEscapeCharacter: 'invalid-string',
  InvalidCharacter: 'invalid-string',
};

function faultOf({ error, offset, length }: ParseError, text: string): Span & { readonly fault: JsonFault } {
  const name = printParseErrorCode(error);
  let before = offset - 1;
  while (/\s/.test(text.charAt(before))) before--;
  const closes = /^[}\]]/.test(text.charAt(offset));
  const expected = name === 'PropertyNameExpected' || name === 'ValueExpected';
  if (text[before] === ',' && closes && expected) return { start: before, end: before + 1, fault: 'trailing-comma' };
  // A name in place of a value is read as the value, so the parser reports the colon after it.
  const colon = name === 'CommaExpected' && text[offset] === ':' ? colonBeforeString(text, before) : undefined;
  if (colon !== undefined) return { start: colon, end: colon + 1, fault: 'value-expected' };
  const fault = faults[name] ?? 'invalid-symbol';
  // What is missing at the end of the text is reported at its last character, where there is something to underline.
  const end = Math.min(text.length, offset + Math.max(1, length));
  return { start: Math.max(0, Math.min(offset, end - 1)), end, fault };
}

/** The offset of the colon before the string that ends at an offset, if there is such a string after a colon. */
function colonBeforeString(text: string, end: number): number | undefined {
  const start = text[end] === '"' ? text.lastIndexOf('"', end - 1) : -1;
  let before = start - 1;
  while (before > 0 && /\s/.test(text.charAt(before))) before--;
  return start > 0 && text[before] === ':' ? before : undefined;
}
