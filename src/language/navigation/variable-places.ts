import { isComment } from '../../http/line-kinds.ts';
import { linesTouching } from '../../http/lines.ts';
import type { Block, HttpFile, Span, VariableDefinition } from '../../http/model.ts';
import { referencesIn, type Reference } from '../../http/variables/references.ts';

/** A place where the name of a file variable is written. */
export interface Occurrence {
  /** Index of the block in the file. */
  readonly index: number;
  /** The name alone, in the coordinates of the block. */
  readonly span: Span;
  readonly kind: 'definition' | 'reference';
}

/** The braces around an offset of a block, with the text between them; undefined in a comment. */
export function referenceAt(block: Block, at: number): Reference | undefined {
  const [line] = linesTouching({ start: at, end: at }, block);
  if (line === undefined || isComment(line)) return undefined;
  const found = referencesIn(line.text).find(({ start, end }) => start + line.start <= at && at <= end + line.start);
  return found && { name: found.name, start: found.start + line.start, end: found.end + line.start };
}

/** A definition, and the variable that it defines. */
export interface Definition extends Occurrence {
  readonly block: Block;
  readonly variable: VariableDefinition;
}

/** The definition that a variable gets its value from: if there are several, the last counts. */
export const definitionOf = (file: HttpFile, name: string): Definition | undefined => definitionsIn(file).get(name);

/** Cached, because a file is immutable and completion asks for each of its variables. */
const knownDefinitions = new WeakMap<HttpFile, ReadonlyMap<string, Definition>>();

function definitionsIn(file: HttpFile): ReadonlyMap<string, Definition> {
  const known = knownDefinitions.get(file);
  if (known) return known;
  const found = new Map<string, Definition>();
  for (const [index, block] of file.blocks.entries())
    if (block.mayDefine)
      for (const variable of block.variables)
        found.set(variable.name.text, { index, span: variable.name, kind: 'definition', block, variable });
  knownDefinitions.set(file, found);
  return found;
}
