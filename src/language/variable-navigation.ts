import { blockAt } from '../http/file.ts';
import { isComment } from '../http/line-kinds.ts';
import type { Block, HttpFile, Span, Text } from '../http/model.ts';
import { referencesIn, type Reference } from '../http/references.ts';

/** A place where a file variable's name stands. */
export interface Occurrence {
  /** Index of the block in the file. */
  readonly index: number;
  /** The name alone, in the coordinates of the block. */
  readonly span: Span;
  readonly kind: 'definition' | 'reference';
}

/** A variable's name that a cursor is on. */
export interface VariableAt extends Occurrence {
  readonly name: string;
}

/** The variable whose name, or whose braces, the offset touches; what only other tools evaluate is none. */
export function variableAt(file: HttpFile, offset: number): VariableAt | undefined {
  const index = blockAt(file, offset);
  const block = file.blocks[index];
  if (block === undefined) return undefined;
  const at = offset - (file.starts[index] ?? 0);
  const reference = referenceAt(block, at);
  const name = reference && nameIn(block.text, reference);
  if (name) return { index, name: name.text, span: name, kind: 'reference' };
  const variables = block.mayDefine ? block.variables : [];
  const definition = variables.find(({ name: { start, end } }) => start <= at && at <= end);
  return definition && { index, name: definition.name.text, span: definition.name, kind: 'definition' };
}

/** The braces around an offset of a block, with what stands in them; none in a comment. */
export function referenceAt(block: Block, at: number): Reference | undefined {
  const line = lineAround(block.text, at);
  const text = block.text.slice(line.start, line.end);
  if (isComment({ ...line, text })) return undefined;
  const found = referencesIn(text).find(({ start, end }) => start + line.start <= at && at <= end + line.start);
  return found && { name: found.name, start: found.start + line.start, end: found.end + line.start };
}

/** Every place of a variable's name, in the order of the file. */
export function occurrencesOf(file: HttpFile, name: string): Occurrence[] {
  return file.blocks.flatMap((block, index) => {
    const found: Occurrence[] = [];
    if (block.mayDefine)
      for (const variable of block.variables)
        if (variable.name.text === name) found.push({ index, span: variable.name, kind: 'definition' });
    for (const span of referencesTo(name, block.text)) found.push({ index, span, kind: 'reference' });
    return found.sort((a, b) => a.span.start - b.span.start);
  });
}

/** Where a variable gets its value: of more definitions the last counts. */
export function definitionOf(file: HttpFile, name: string): Occurrence | undefined {
  for (const block of file.defining.toReversed()) {
    const variable = block.variables.findLast((candidate) => candidate.name.text === name);
    if (variable) return { index: file.blocks.indexOf(block), span: variable.name, kind: 'definition' };
  }
  return undefined;
}

/** What makes the text between braces an expression of another tool, or ends a name where it is defined. */
const notInNames = /[\s$"'()=:{}]/;

/** Why the variable cannot get this name; undefined if it can. */
export function newNameFault(file: HttpFile, name: string, newName: string): string | undefined {
  if (newName === name) return undefined;
  if (newName === '') return 'A variable needs a name.';
  if (/^[$%]/.test(newName))
    return `A name that begins with ${newName.charAt(0)} means something else to tools that read request files.`;
  if (notInNames.test(newName))
    return `The name of a variable has no spaces, and none of the characters = : { } ( ) $ " '.`;
  if (definitionOf(file, newName)) return `This file has a variable '${newName}' already.`;
  return undefined;
}

/** Where a name stands between braces. Asks for the name first: a file may hold ten thousand other references. */
function* referencesTo(name: string, text: string): Generator<Span, void> {
  for (let start = text.indexOf(name); start !== -1; start = text.indexOf(name, start + name.length)) {
    let open = text[start - 1] === '%' ? start - 1 : start;
    while (/[^\S\r\n]/.test(text.charAt(open - 1))) open--;
    if (!text.startsWith('{{', open - 2)) continue;
    const reference = referenceIn(text, open - 2);
    if (reference && nameIn(text, reference)?.text === name) yield { start, end: start + name.length };
  }
}

/** The braces that open at an offset; those of a comment fill nothing in. */
function referenceIn(text: string, open: number): Reference | undefined {
  const line = lineAround(text, open);
  if (isComment({ ...line, text: text.slice(line.start, line.end) })) return undefined;
  const [reference] = referencesIn(text.slice(open, line.end));
  return reference?.start === 0 ? { name: reference.name, start: open, end: open + reference.end } : undefined;
}

/** The variable's name between braces: not an expression of another tool. `{{%name}}` is REST Client's, with encoding. */
function nameIn(text: string, reference: Reference): Text | undefined {
  const name = reference.name.replace(/^%/, '');
  if (name === '' || notInNames.test(name)) return undefined;
  const start = text.indexOf(name, reference.start + 2);
  return { start, end: start + name.length, text: name };
}

/** The line that holds an offset, without its line break. */
function lineAround(text: string, offset: number): Span {
  const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  const length = text.slice(offset).search(/[\r\n]/);
  return { start: Math.min(start, offset), end: length === -1 ? text.length : offset + length };
}
