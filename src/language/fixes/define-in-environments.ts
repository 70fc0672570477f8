import { parseTree, type Node } from 'jsonc-parser';
import type { Edit } from '../../http/model.ts';

/** Two environments to start with. */
const usual = ['dev', 'prod'];

/**
 * The text of an environment file in which every environment has a variable, with an empty value unless it had one.
 *
 * @param text of the file; undefined if there is none yet
 * @returns undefined if it has no environment
 */
export function definedInEnvironments(text: string | undefined, variable: string): string | undefined {
  if (text === undefined || /^(?:\{\s*\})?$/.test(text.trim()))
    return `${JSON.stringify(Object.fromEntries(usual.map((name) => [name, { [variable]: '' }])), null, 2)}\n`;
  const root = treeOf(text);
  const edits = (root?.type === 'object' ? (root.children ?? []) : []).flatMap(({ children: [key, value] = [] }) =>
    // The environment that all others share can't be chosen.
    value?.type !== 'object' || key?.value === '$shared' ? [] : [definition(text, value, variable)],
  );
  if (edits.length === 0) return undefined;
  return withEdits(text, edits.flat());
}

/** Also undefined if it is nested too deeply for the JSON reader. */
function treeOf(text: string): Node | undefined {
  try {
    return parseTree(text);
  } catch {
    return undefined;
  }
}

/** Inserts a property before the others of an object, unless it is there. */
function definition(text: string, { offset, children: properties = [] }: Node, variable: string): Edit[] {
  if (properties.some(({ children: [key] = [] }) => key?.value === variable)) return [];
  const property = `${JSON.stringify(variable)}: ""`;
  const [start, [first]] = [offset + 1, properties];
  if (first === undefined) return [{ start, end: start, text: ` ${property} ` }];
  const [gap = ''] = /^\s*/.exec(text.slice(start, first.offset)) ?? [];
  return [{ start, end: start, text: `${gap === '' ? '' : gap}${property},${gap === '' ? ' ' : ''}` }];
}

/** @param edits in the order of the text */
function withEdits(text: string, edits: readonly Edit[]): string {
  const pieces: string[] = [];
  let end = 0;
  for (const edit of edits) {
    pieces.push(text.slice(end, edit.start), edit.text);
    ({ end } = edit);
  }
  return [...pieces, text.slice(end)].join('');
}

/** Where the first empty value of a variable begins, inside its quotes; undefined if there is none. */
export function emptyValueOf(text: string, variable: string): number | undefined {
  const name = JSON.stringify(variable);
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + name.length)) {
    const [found] = /^\s*:\s*""/.exec(text.slice(at + name.length, at + name.length + 50)) ?? [];
    if (found !== undefined) return at + name.length + found.length - 1;
  }
  return undefined;
}
