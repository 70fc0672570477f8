/** An invisible character, or one that is easily mistaken for another: word processors, chats and web pages leave them in JSON. */
export interface Lookalike {
  /** Its name in Unicode. */
  readonly name: string;
  /** What was most likely meant; empty if nothing was. */
  readonly meant: string;
}

const all: ReadonlyMap<string, Lookalike> = new Map([
  ['“', { name: 'left double quotation mark', meant: '"' }],
  ['”', { name: 'right double quotation mark', meant: '"' }],
  ['„', { name: 'double low-9 quotation mark', meant: '"' }],
  ['‟', { name: 'double high-reversed-9 quotation mark', meant: '"' }],
  ['‘', { name: 'left single quotation mark', meant: '"' }],
  ['’', { name: 'right single quotation mark', meant: '"' }],
  ['‚', { name: 'single low-9 quotation mark', meant: '"' }],
  ['‛', { name: 'single high-reversed-9 quotation mark', meant: '"' }],
  ['«', { name: 'left-pointing double angle quotation mark', meant: '"' }],
  ['»', { name: 'right-pointing double angle quotation mark', meant: '"' }],
  ['＂', { name: 'fullwidth quotation mark', meant: '"' }],
  ['＇', { name: 'fullwidth apostrophe', meant: '"' }],
  ['`', { name: 'grave accent', meant: '"' }],
  ['´', { name: 'acute accent', meant: '"' }],
  ['‐', { name: 'hyphen', meant: '-' }],
  ['‑', { name: 'non-breaking hyphen', meant: '-' }],
  ['–', { name: 'en dash', meant: '-' }],
  ['—', { name: 'em dash', meant: '-' }],
  ['−', { name: 'minus sign', meant: '-' }],
  ['：', { name: 'fullwidth colon', meant: ':' }],
  ['，', { name: 'fullwidth comma', meant: ',' }],
  ['｛', { name: 'fullwidth left curly bracket', meant: '{' }],
  ['｝', { name: 'fullwidth right curly bracket', meant: '}' }],
  ['\u00a0', { name: 'no-break space', meant: ' ' }],
  ['\u2002', { name: 'en space', meant: ' ' }],
  ['\u2003', { name: 'em space', meant: ' ' }],
  ['\u2009', { name: 'thin space', meant: ' ' }],
  ['\u202f', { name: 'narrow no-break space', meant: ' ' }],
  ['\u3000', { name: 'ideographic space', meant: ' ' }],
  ['\u00ad', { name: 'soft hyphen', meant: '' }],
  ['\u200b', { name: 'zero width space', meant: '' }],
  ['\u200c', { name: 'zero width non-joiner', meant: '' }],
  ['\u200d', { name: 'zero width joiner', meant: '' }],
  ['\u200e', { name: 'left-to-right mark', meant: '' }],
  ['\u200f', { name: 'right-to-left mark', meant: '' }],
  ['\u2028', { name: 'line separator', meant: ' ' }],
  ['\u2029', { name: 'paragraph separator', meant: ' ' }],
  ['\u2060', { name: 'word joiner', meant: '' }],
  ['\ufeff', { name: 'byte order mark', meant: '' }],
]);

/** What a character is mistaken for; undefined if it is what it looks like. */
export const lookalike = (character: string): Lookalike | undefined => all.get(character);

/** A text without its invisible characters. */
export const withoutInvisible = (text: string): string => text.replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '');
