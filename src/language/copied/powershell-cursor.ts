/** Thrown by the reader if a quote or a bracket isn't closed, and caught by its caller. */
export class NotClosed extends Error {}

export const singleQuotes = "'\u2018\u2019\u201a\u201b";

/** Moves through a script of PowerShell, forward only, up to a limit. */
export class PowerShellCursor {
  constructor(
    readonly text: string,
    public at: number,
    readonly limit: number,
  ) {}

  /** Skips blanks, line breaks that a backtick escapes, comments, and optionally line breaks. */
  skipBlanks(overLines: boolean): void {
    while (this.at < this.limit) {
      const char = this.char();
      if (char === ' ' || char === '\t' || (overLines && char === '\n')) this.at++;
      else if (char === '`') {
        // Whitespace between the backtick and the line break is unintended: the line still continues.
        const [continuation] = /^`[ \t]*\n/.exec(this.text.slice(this.at, this.at + 50)) ?? [];
        if (continuation === undefined) return;
        this.at += continuation.length;
      } else if (this.startsWith('<#')) this.at = this.indexAfter('#>', this.at + 2);
      else if (char === '#') this.at = Math.min(this.limit, this.endOfLine());
      else return;
    }
  }

  char(): string {
    return this.at < this.limit ? this.text.charAt(this.at) : '';
  }

  startsWith(text: string): boolean {
    return this.at + text.length <= this.limit && this.text.startsWith(text, this.at);
  }

  /** Moves past what a pattern with the flag `y` matches here, and returns it. */
  take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const [found] = pattern.exec(this.text) ?? [];
    if (found === undefined || this.at + found.length > this.limit) return undefined;
    this.at += found.length;
    return found;
  }

  /** Reads a text in single quotes, where two quotes in a row mean one. */
  protected inSingleQuotes(): string {
    let text = '';
    for (this.at++; this.at < this.limit; this.at++) {
      const char = this.char();
      if (singleQuotes.includes(char)) {
        const next = this.text.charAt(this.at + 1);
        if (next === '' || !singleQuotes.includes(next)) {
          this.at++;
          return text;
        }
        this.at++;
      }
      text += char;
    }
    throw new NotClosed();
  }

  /** Reads an escape, after its backtick. */
  protected escape(): string {
    const point = this.take(/u\{[\dA-Fa-f]{1,6}\}/y);
    if (point !== undefined) {
      const code = parseInt(point.slice(2), 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
    }
    const char = this.char();
    this.at++;
    const named: Readonly<Record<string, string>> = {
      n: '\n',
      r: '\r',
      t: '\t',
      a: '\u0007',
      b: '\b',
      f: '\f',
      v: '\v',
    };
    return char === '0' ? '\0' : char === 'e' ? '\u001b' : (named[char] ?? char);
  }

  protected indexAfter(text: string, from: number): number {
    const found = this.text.indexOf(text, from);
    return found === -1 ? this.limit : Math.min(this.limit, found + text.length);
  }

  endOfLine(): number {
    const end = this.text.indexOf('\n', this.at);
    return end === -1 || end > this.limit ? this.limit : end;
  }
}
