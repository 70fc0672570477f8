import { holeName, type TextWithHoles } from './copied-request.ts';

/** A shell command, as the program that it runs receives it. */
export interface CommandWords {
  readonly words: readonly TextWithHoles[];
  /** The text on its standard input, from a here-document. */
  readonly input?: string;
  /** The offset at which the command ends: after its line break or the operator that separates it from the next. */
  readonly end: number;
}

/**
 * Reads one command of a POSIX shell or bash, without running anything: variables and commands inside it become holes. Takes
 * time in proportion to the text.
 * https://www.gnu.org/software/bash/manual/html_node/Quoting.html
 *
 * @returns undefined if a quote isn't closed before the limit
 */
export function bashWords(text: string, from: number, limit: number): CommandWords | undefined {
  const words: TextWithHoles[] = [];
  let word = '';
  let holes = new Map<string, string>();
  let isOpen = false;
  let at = from;
  /** The delimiter of the here-document that begins on the next line. */
  let document: string | undefined;
  /** The redirection operator before the current word; empty without one. */
  let operator = '';
  const close = (): void => {
    if (!isOpen) return;
    if (operator === '') words.push({ text: word, holes });
    else if (operator === '<<') document = word;
    [word, holes, isOpen, operator] = ['', new Map<string, string>(), false, ''];
  };
  const hole = (source: string, name: string): void => {
    word += `{{${name}}}`;
    holes.set(name, source);
    isOpen = true;
  };
  /** Reads a variable or a command after `$` or in backticks. @returns whether there is one */
  const expansion = (): boolean => {
    const found = /\$(?:\{[^}\n]{1,200}\}|[A-Za-z_]\w{0,100}|[\d@*#?$!-])/y;
    found.lastIndex = at;
    const [variable] = found.exec(text) ?? [];
    if (variable !== undefined && at + variable.length <= limit) {
      hole(variable, holeName(variable));
      at += variable.length;
      return true;
    }
    const end = text.startsWith('$(', at)
      ? closingParenthesis(text, at + 1, limit)
      : text[at] === '`'
        ? text.indexOf('`', at + 1)
        : -1;
    if (end === -1 || end >= limit) return false;
    hole(text.slice(at, end + 1), holeName(text.slice(at + 2, end)));
    at = end + 1;
    return true;
  };
  while (at < limit) {
    const char = text.charAt(at);
    if (char === '\n' || char === ';' || char === '&' || char === '|') {
      close();
      at++;
      break;
    }
    if (char === ' ' || char === '\t') {
      close();
      at++;
    } else if (char === '#' && !isOpen) {
      const end = text.indexOf('\n', at);
      at = end === -1 || end > limit ? limit : end;
    } else if (char === '\\') {
      // Whitespace between the backslash and the line break is unintended: the line still continues.
      const [continuation] = /^\\[ \t]*\n/.exec(text.slice(at, at + 50)) ?? [];
      if (continuation === undefined) [word, isOpen] = [word + text.charAt(at + 1), true];
      at += continuation?.length ?? 2;
    } else if (char === "'") {
      const end = text.indexOf("'", at + 1);
      if (end === -1 || end >= limit) return undefined;
      [word, isOpen, at] = [word + text.slice(at + 1, end), true, end + 1];
    } else if (text.startsWith("$'", at)) {
      const end = closingQuote(text, at + 2, limit, "'");
      if (end === -1) return undefined;
      [word, isOpen, at] = [word + ansiC(text.slice(at + 2, end)), true, end + 1];
    } else if (char === '"' || text.startsWith('$"', at)) {
      at += char === '"' ? 1 : 2;
      isOpen = true;
      while (at < limit && text[at] !== '"') {
        const inner = text.charAt(at);
        if (inner === '\\') {
          const next = text.charAt(at + 1);
          word += next === '\n' ? '' : '$`"\\'.includes(next) ? next : `\\${next}`;
          at += 2;
        } else if (!((inner === '$' || inner === '`') && expansion())) {
          word += inner;
          at++;
        }
      }
      if (at >= limit) return undefined;
      at++;
    } else if (char === '<' || char === '>') {
      // A number before it is a file descriptor.
      if (/^\d+$/.test(word)) [word, isOpen] = ['', false];
      close();
      operator = /^(<<<|<<-?|[<>]{1,2}[&|]?)/.exec(text.slice(at, at + 3))?.[0] ?? char;
      at += operator.length;
      if (operator === '<<-') operator = '<<';
    } else if (!((char === '$' || char === '`') && expansion())) {
      [word, isOpen] = [word + char, true];
      at++;
    }
  }
  close();
  if (document === undefined) return { words, end: Math.min(at, limit) };
  // The here-document begins on the next line.
  const start = text[at - 1] === '\n' ? at : text.indexOf('\n', at) + 1;
  const { input, end } = hereDocument(text, start === 0 ? limit : start, limit, document);
  return { words, input, end };
}

/** Reads the lines up to one that contains only the word, which may be indented. */
function hereDocument(
  text: string,
  from: number,
  limit: number,
  word: string,
): { readonly input: string; readonly end: number } {
  for (let at = from; at < limit;) {
    const next = text.indexOf('\n', at);
    const end = next === -1 || next > limit ? limit : next;
    if (text.slice(at, end).trim() === word) return { input: text.slice(from, at).replace(/\n$/, ''), end };
    at = end + 1;
  }
  return { input: text.slice(from, limit), end: limit };
}

/** The offset of a quote that isn't escaped by a backslash; -1 if there is none. */
function closingQuote(text: string, from: number, limit: number, quote: string): number {
  for (let at = from; at < limit; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === quote) return at;
  }
  return -1;
}

/** The maximum length of a command substitution. */
const longestInner = 500;

/** The offset of the parenthesis that closes the one at an offset; -1 if there is none nearby. */
function closingParenthesis(text: string, open: number, limit: number): number {
  let depth = 0;
  for (let at = open; at < Math.min(limit, open + longestInner); at++) {
    if (text[at] === '(') depth++;
    else if (text[at] === ')' && --depth === 0) return at;
  }
  return -1;
}

const named: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  e: '\u001b',
  E: '\u001b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

const escape = /((?:\\x[\dA-Fa-f]{1,2}|\\[0-7]{1,3})+)|\\u([\dA-Fa-f]{1,4})|\\U([\dA-Fa-f]{1,8})|\\c([^])|\\([^])/g;

/** Decodes the text between `$'` and `'`: https://www.gnu.org/software/bash/manual/html_node/ANSI_002dC-Quoting.html */
const ansiC = (text: string): string =>
  text.replace(escape, (whole, bytes?: string, unit?: string, point?: string, control?: string, char?: string) => {
    if (bytes !== undefined) return fromBytes(bytes);
    if (unit !== undefined) return String.fromCharCode(parseInt(unit, 16));
    if (point !== undefined) return fromPoint(parseInt(point, 16));
    if (control !== undefined) return String.fromCharCode(control.charCodeAt(0) & 31);
    return char === undefined ? whole : (named[char] ?? ('\\\'"?'.includes(char) ? char : whole));
  });

/** Decodes adjacent escaped bytes as UTF-8. */
const fromBytes = (escapes: string): string =>
  Buffer.from(
    Array.from(escapes.matchAll(/\\(?:x([\dA-Fa-f]{1,2})|([0-7]{1,3}))/g), ([, hex, octal]) =>
      hex === undefined ? parseInt(octal ?? '0', 8) : parseInt(hex, 16),
    ),
  ).toString('utf8');

const fromPoint = (point: number): string => (point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd');
