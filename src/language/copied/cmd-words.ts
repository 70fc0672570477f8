import type { CommandWords } from './bash-words.ts';
import { holeName, type TextWithHoles } from './copied-request.ts';

/**
 * Reads one command of Windows' cmd.exe: first as cmd processes carets and quotes, then as a program's C runtime splits its
 * arguments. A browser's _Copy as cURL (cmd)_ relies on both. Takes time in proportion to the text.
 * https://learn.microsoft.com/cpp/c-language/parsing-c-command-line-arguments
 */
export function cmdWords(text: string, from: number, limit: number): CommandWords {
  const { command, end } = readByCmd(text, from, limit);
  return { words: argumentsIn(command), end };
}

/** The command as cmd passes it to the program. */
function readByCmd(text: string, from: number, limit: number): { readonly command: string; readonly end: number } {
  const parts: string[] = [];
  let isQuoted = false;
  let at = from;
  while (at < limit) {
    const char = text.charAt(at);
    if (char === '^' && !isQuoted) {
      // A line break after a caret is removed, and the next character is text, even if it is a line break.
      const next = text[at + 1] === '\n' ? at + 2 : at + 1;
      // Whitespace between the caret and the line break is unintended: the line still continues.
      const [left] = /^[ \t]+\n/.exec(text.slice(at + 1, at + 50)) ?? [];
      if (left === undefined) parts.push(text.charAt(next));
      at = left === undefined ? next + 1 : at + 1 + left.length;
      continue;
    }
    if (char === '\n' || (!isQuoted && (char === '&' || char === '|'))) break;
    if (char === '"') isQuoted = !isQuoted;
    parts.push(char);
    at++;
  }
  return { command: parts.join(''), end: Math.min(at + 1, limit) };
}

/** The arguments in a command line. */
function argumentsIn(command: string): TextWithHoles[] {
  const words: TextWithHoles[] = [];
  let word: string | undefined;
  let isQuoted = false;
  const close = (): void => {
    if (word !== undefined) words.push(withVariables(word));
    word = undefined;
  };
  for (let at = 0; at < command.length;) {
    const char = command.charAt(at);
    if (char === '\\') {
      const start = at;
      while (command[at] === '\\') at++;
      const count = at - start;
      const isEscape = command[at] === '"';
      word = (word ?? '') + '\\'.repeat(isEscape ? count >> 1 : count);
      if (isEscape && count % 2 === 1) {
        word += '"';
        at++;
      }
    } else if (char === '"') {
      word ??= '';
      if (isQuoted && command[at + 1] === '"') {
        word += '"';
        at++;
      } else isQuoted = !isQuoted;
      at++;
    } else if (!isQuoted && /\s/.test(char)) {
      close();
      at++;
    } else {
      word = (word ?? '') + char;
      at++;
    }
  }
  close();
  return words;
}

/** `%NAME%` is a variable of cmd; in a URL, two hexadecimal digits follow a percent sign. */
function withVariables(word: string): TextWithHoles {
  const holes = new Map<string, string>();
  if (!word.includes('%')) return { text: word, holes };
  const text = word.replace(/%(?![\dA-Fa-f]{2})([A-Za-z_]\w{0,60})%/g, (source, variable: string) => {
    const name = holeName(variable);
    holes.set(name, source);
    return `{{${name}}}`;
  });
  return { text, holes };
}
