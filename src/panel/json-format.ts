/** Deeper levels keep this indentation: a body of nothing but brackets would otherwise grow with the square of its size. */
const DEEPEST_INDENT = 40;

type Expected = 'value' | 'value or ]' | 'name' | 'name or }' | ':' | ', or end' | 'nothing';

/**
 * Lays JSON out with two spaces per level, token by token: every string and number stays as it was written, which a trip
 * through JSON.parse would not grant (`12345678901234567890`, `1.0`, doubled names).
 *
 * @param limit in characters, of the text and of the result
 * @returns undefined if the text is not JSON (RFC 8259), or one of the two would be longer than the limit
 */
export function formatJson(text: string, limit: number): string | undefined {
  if (text.length > limit) return undefined;
  const pieces: string[] = [];
  const closers: ('}' | ']')[] = [];
  let expected: Expected = 'value';
  let length = 0;
  let at = skipSpace(text, 0);

  const write = (piece: string): void => {
    pieces.push(piece);
    length += piece.length;
  };
  const newLine = (): void => {
    write(`\n${'  '.repeat(Math.min(closers.length, DEEPEST_INDENT))}`);
  };

  while (at < text.length && length <= limit) {
    const char = text.charAt(at);
    let end = at + 1;
    if (char === '}' || char === ']') {
      const empty = expected === (char === '}' ? 'name or }' : 'value or ]');
      if (!(empty || expected === ', or end') || closers.pop() !== char) return undefined;
      if (!empty) newLine();
      write(char);
      expected = closers.length === 0 ? 'nothing' : ', or end';
    } else if (char === ',') {
      if (expected !== ', or end') return undefined;
      write(',');
      newLine();
      expected = closers.at(-1) === '}' ? 'name' : 'value';
    } else if (char === ':') {
      if (expected !== ':') return undefined;
      write(': ');
      expected = 'value';
    } else {
      const isName: boolean = expected === 'name' || expected === 'name or }';
      if (!isName && expected !== 'value' && expected !== 'value or ]') return undefined;
      if (expected === 'name or }' || expected === 'value or ]') newLine();
      if (!isName && (char === '{' || char === '[')) {
        write(char);
        closers.push(char === '{' ? '}' : ']');
        expected = char === '{' ? 'name or }' : 'value or ]';
      } else {
        end = char === '"' ? stringEnd(text, at) : isName ? -1 : literalEnd(text, at);
        if (end === -1) return undefined;
        write(text.slice(at, end));
        expected = isName ? ':' : closers.length === 0 ? 'nothing' : ', or end';
      }
    }
    at = skipSpace(text, end);
  }
  return expected === 'nothing' && length <= limit ? pieces.join('') : undefined;
}

function skipSpace(text: string, start: number): number {
  let at = start;
  while (at < text.length && ' \n\r\t'.includes(text.charAt(at))) at++;
  return at;
}

const fourHexDigits = /^[0-9a-fA-F]{4}$/;

/** The offset after the closing quote, or -1. A loop, because a pattern may run out of stack in a string of some megabytes. */
function stringEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '"') return at + 1;
    if (char < ' ') return -1;
    if (char !== '\\') continue;
    at++;
    if (text.charAt(at) === 'u') {
      if (!fourHexDigits.test(text.slice(at + 1, at + 5))) return -1;
      at += 4;
    } else if (!'"\\/bfnrt'.includes(text.charAt(at) || ' ')) return -1;
  }
  return -1;
}

/** The offset after the number, `true`, `false` or `null`, or -1. */
function literalEnd(text: string, start: number): number {
  const literal = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
  literal.lastIndex = start;
  return literal.test(text) ? literal.lastIndex : -1;
}
