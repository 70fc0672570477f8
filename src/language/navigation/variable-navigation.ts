import { t } from '@vscode/l10n';
import { blockAt } from '../../http/file.ts';
import { isComment } from '../../http/line-kinds.ts';
import { linesTouching } from '../../http/lines.ts';
import type { Block, HttpFile, Span, Text } from '../../http/model.ts';
import { isProse } from '../markdown/blocks.ts';
import { definitionOf, referenceAt, type Occurrence } from './variable-places.ts';
import type { Reference } from '../../http/variables/references.ts';

/** The name of a variable at a cursor. */
export interface VariableAt extends Occurrence {
  readonly name: string;
}

/** The variable whose name, or whose braces, the offset touches; never an expression that only other tools evaluate. */
export function variableAt(file: HttpFile, offset: number): VariableAt | undefined {
  const index = blockAt(file, offset);
  const block = file.blocks[index];
  if (block === undefined || isProse(block)) return undefined;
  const at = offset - (file.starts[index] ?? 0);
  const reference = referenceAt(block, at);
  const name = reference && nameIn(block.text, reference);
  if (name) return { index, name: name.text, span: name, kind: 'reference' };
  const definition = block.mayDefine
    ? block.variables.find(({ name: { start, end } }) => start <= at && at <= end)
    : undefined;
  return definition && { index, name: definition.name.text, span: definition.name, kind: 'definition' };
}

/** The text between the braces around an offset of the file; undefined if there are none. */
export function referenceNamedAt(file: HttpFile, offset: number): string | undefined {
  const index = blockAt(file, offset);
  const block = file.blocks[index];
  return block && referenceAt(block, offset - (file.starts[index] ?? 0))?.name;
}

/** Every place of a variable's name, in the order of the file. */
export const occurrencesOf = (file: HttpFile, name: string): Occurrence[] => [...occurrencesIn(file, name)];

/** The same, block by block, for callers that don't need all of them. */
export function* occurrencesIn(file: HttpFile, name: string): Generator<Occurrence, void> {
  for (const [index, block] of file.blocks.entries()) {
    if (isProse(block)) continue;
    const found: Occurrence[] = [];
    if (block.mayDefine)
      for (const variable of block.variables)
        if (variable.name.text === name) found.push({ index, span: variable.name, kind: 'definition' });
    for (const span of referencesTo(name, block)) found.push({ index, span, kind: 'reference' });
    yield* found.sort((a, b) => a.span.start - b.span.start);
  }
}

/** Characters that make the text between braces an expression of another tool, or that end a name in a definition. */
const notInNames = /[\s$"'()=:{}]/;

/** Why the variable can't have this name; undefined if it can. */
export function newNameFault(file: HttpFile, name: string, newName: string): string | undefined {
  if (newName === name) return undefined;
  if (newName === '') return t('A variable needs a name.');
  if (/^[$%]/.test(newName))
    return t`A name that starts with ${newName.charAt(0)} has a special meaning in request files.`;
  if (notInNames.test(newName)) return t(`A variable name can’t contain spaces or any of = : { } ( ) $ " '.`);
  if (definitionOf(file, newName)) return t`This file already has a variable '${newName}'.`;
  return undefined;
}

/** Where a name is between braces. Searches for the name first: a file may have ten thousand other references. */
function* referencesTo(name: string, block: Block): Generator<Span, void> {
  if (name === '' || notInNames.test(name) || name.startsWith('%')) return;
  const { text } = block;
  const isInComment = commentsOf(block);
  for (let start = text.indexOf(name); start !== -1; start = text.indexOf(name, start + name.length)) {
    const end = start + name.length;
    let open = text[start - 1] === '%' ? start - 1 : start;
    while (/[^\S\r\n]/.test(text.charAt(open - 1))) open--;
    if (!text.startsWith('{{', open - 2)) continue;
    const closing = /[^\S\r\n]*\}\}/y;
    closing.lastIndex = end;
    if (closing.test(text) && !isInComment(start)) yield { start, end };
  }
}

/** Returns whether an offset is in a comment, where braces aren't references. Offsets have to be passed in order. */
function commentsOf(block: Block): (offset: number) => boolean {
  let line: Text | undefined;
  let isCommentLine = false;
  return (offset) => {
    if (line === undefined || offset > line.end) {
      [line] = linesTouching({ start: offset, end: offset }, block);
      isCommentLine = line !== undefined && isComment(line);
    }
    return isCommentLine;
  };
}

/** The variable's name between braces: not an expression of another tool. `{{%name}}` is REST Client's, with encoding. */
function nameIn(text: string, reference: Reference): Text | undefined {
  const name = reference.name.replace(/^%/, '');
  if (name === '' || notInNames.test(name)) return undefined;
  const start = text.indexOf(name, reference.start + 2);
  return { start, end: start + name.length, text: name };
}
