/** The kind of the current token. A name is a string before a colon. */
export type JsonToken =
  | '{'
  | '}'
  | '['
  | ']'
  | ':'
  | ','
  | 'name'
  | 'string'
  | 'number'
  | 'literal'
  | 'end'
  | 'invalid';

type Expected = 'value' | 'value or ]' | 'name' | 'name or }' | ':' | ', or end' | 'nothing';

/**
 * Reads JSON (RFC 8259) token by token, without recursion and without changing anything: every string and number keeps its source
 * text, which a round trip through JSON.parse wouldn't preserve (`12345678901234567890`, `1.0`, duplicate names).
 */
export class JsonScanner {
  readonly text: string;
  /** The offsets of the last token. */
  start = 0;
  end = 0;
  readonly #closers: ('}' | ']')[] = [];
  #expected: Expected = 'value';

  constructor(text: string) {
    this.text = text;
  }

  /** The number of objects and arrays that are open after the last token. */
  get depth(): number {
    return this.#closers.length;
  }

  /** Moves to the next token. There is none after `end` and `invalid`. */
  next(): JsonToken {
    const { text } = this;
    this.start = skipSpace(text, this.end);
    if (this.start >= text.length) return this.#expected === 'nothing' ? 'end' : 'invalid';
    this.end = this.start + 1;
    const char = text.charAt(this.start);
    switch (char) {
      case '{':
      case '[':
        if (!this.#takesValue()) return 'invalid';
        this.#closers.push(char === '{' ? '}' : ']');
        this.#expected = char === '{' ? 'name or }' : 'value or ]';
        return char;
      case '}':
      case ']':
        if (this.#expected !== ', or end' && this.#expected !== (char === '}' ? 'name or }' : 'value or ]'))
          return 'invalid';
        if (this.#closers.pop() !== char) return 'invalid';
        this.#expected = this.#afterValue();
        return char;
      case ',':
        if (this.#expected !== ', or end') return 'invalid';
        this.#expected = this.#closers.at(-1) === '}' ? 'name' : 'value';
        return char;
      case ':':
        if (this.#expected !== ':') return 'invalid';
        this.#expected = 'value';
        return char;
      default:
        return this.#scalar(char);
    }
  }

  #scalar(char: string): JsonToken {
    const isName = this.#expected === 'name' || this.#expected === 'name or }';
    if (!isName && !this.#takesValue()) return 'invalid';
    const isString = char === '"';
    this.end = isString ? stringEnd(this.text, this.start) : isName ? -1 : literalEnd(this.text, this.start);
    if (this.end === -1) return 'invalid';
    this.#expected = isName ? ':' : this.#afterValue();
    if (isString) return isName ? 'name' : 'string';
    return char === 't' || char === 'f' || char === 'n' ? 'literal' : 'number';
  }

  readonly #takesValue = (): boolean => this.#expected === 'value' || this.#expected === 'value or ]';

  readonly #afterValue = (): Expected => (this.#closers.length === 0 ? 'nothing' : ', or end');
}

function skipSpace(text: string, start: number): number {
  let at = start;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) break;
  }
  return at;
}

const fourHexDigits = /^[0-9a-fA-F]{4}$/;

/** The offset after the closing quote, or -1. A loop, because a regular expression may overflow the stack in a string of a few megabytes. */
function stringEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return at + 1;
    if (code < 0x20) return -1;
    if (code !== 0x5c) continue;
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
