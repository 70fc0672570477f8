import type { Block, Directive, ForeignPart, HttpRequest, Text, VariableDefinition } from './model.ts';
import { parseBlock } from './parse-block.ts';

/** A block that is parsed on first access: opening a file of ten thousand costs no more than splitting it. */
export class LazyBlock implements Block {
  readonly text: string;
  readonly lineBreaks: number;
  readonly mayDefine: boolean;
  #parsed: Block | undefined;

  constructor(text: string) {
    this.text = text;
    this.lineBreaks = countLineBreaks(text);
    this.mayDefine = hasLineWithAt(text);
  }

  get lineStarts(): readonly number[] {
    return this.#read().lineStarts;
  }

  get title(): Text | undefined {
    return this.#read().title;
  }

  get directives(): readonly Directive[] {
    return this.#read().directives;
  }

  get variables(): readonly VariableDefinition[] {
    return this.#read().variables;
  }

  get foreign(): readonly ForeignPart[] {
    return this.#read().foreign;
  }

  get requests(): readonly HttpRequest[] {
    return this.#read().requests;
  }

  #read(): Block {
    return (this.#parsed ??= parseBlock(this.text));
  }
}

/** As many line breaks as an editor counts. */
export function countLineBreaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++;
  for (let at = text.indexOf('\r'); at !== -1; at = text.indexOf('\r', at + 1)) if (text[at + 1] !== '\n') count++;
  return count;
}

/** Whether a line begins with `@`, after optional blanks. */
function hasLineWithAt(text: string): boolean {
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    let before = at - 1;
    while (/[^\S\r\n]/.test(text.charAt(before))) before--;
    if (before < 0 || text[before] === '\n' || text[before] === '\r') return true;
  }
  return false;
}

/**
 * Splits a file before each line that begins with three or more `#`, after optional spaces. The pieces joined are the text
 * again; an empty text is one empty piece.
 */
export function splitBlocks(text: string): string[] {
  const pieces: string[] = [];
  let start = 0;
  for (let hashes = text.indexOf('###'); hashes !== -1; hashes = text.indexOf('###', endOfHashes(text, hashes))) {
    const lineStart = startOfLine(text, hashes);
    if (lineStart === undefined || lineStart === start) continue;
    pieces.push(text.slice(start, lineStart));
    start = lineStart;
  }
  pieces.push(text.slice(start));
  return pieces;
}

/** The start of the line, if there are only blanks before the offset. */
function startOfLine(text: string, offset: number): number | undefined {
  let start = offset;
  while (start > 0 && (text[start - 1] === ' ' || text[start - 1] === '\t')) start--;
  // A byte order mark.
  if (start === 1 && text.startsWith('\ufeff')) return 0;
  const before = text[start - 1];
  return before === undefined || before === '\n' || before === '\r' ? start : undefined;
}

function endOfHashes(text: string, offset: number): number {
  let end = offset;
  while (text[end] === '#') end++;
  return end;
}
