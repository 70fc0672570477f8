import type { Node } from 'jsonc-parser';
import { type EntityType, entityTypes } from '../catalog/index.ts';
import { firstIndexWhere } from '../http/lines.ts';
import type { Edit, Span } from '../http/model.ts';
import { readBodyJson } from './body-json.ts';
import { checkPayload } from './checks/check-body.ts';
import { type Fix, fixesFor, type Problem } from './problems/problem.ts';
import { SourceText } from './text/source-text.ts';

/** The names of payload files of an entity type, as a glob. */
export const payloadFilePattern = ({ name }: { readonly name: string }): string => `*.${name}.json`;

/** The entity type that a payload file is of, by its name: `laptop.deviceHealthScriptDeviceState.json`. */
export function entityTypeOfPayloadFile(path: string): EntityType | undefined {
  const name = /[^/\\]\.(\w+)\.json$/.exec(path)?.[1];
  return entityTypes.find((entityType) => entityType.name === name);
}

/** The fixes of one problem of a payload file. */
export interface PayloadFixes {
  /** The property with its value: whoever reports the problem, too, does it somewhere in here. */
  readonly span: Span;
  readonly fixes: readonly Fix[];
}

/** The fixes for what is selected in a payload file: in the order of the text, the innermost last. */
export function payloadFixesAt(text: string, entityType: EntityType, selected: Span): PayloadFixes[] {
  const { root } = readBodyJson(text, { start: 0, end: text.length, text }, undefined);
  const source = new SourceText(text);
  return checkPayload(text, entityType).flatMap((problem) => {
    const span = root ? propertyAround(root, problem) : problem;
    if (span.start > selected.end || selected.start > span.end) return [];
    const fixes = isCommentInJson(problem)
      ? []
      : fixesFor(problem, source).filter(({ edits }) => !edits.some(isReference));
    return fixes.length > 0 ? [{ span, fixes }] : [];
  });
}

/** A line of its own is no part of a request's body, but it is of a payload file. */
const isCommentInJson = (problem: Problem): boolean => problem.code === 'invalid-json' && problem.fault === 'comment';

/** A payload file has no variables: without its quotes a reference would not be JSON. */
const isReference = ({ text }: Edit): boolean => text.startsWith('{{');

/** The innermost property that holds the start of a span; the span where none does. */
function propertyAround(root: Node, { start, end }: Span): Span {
  let found = { start, end };
  for (let node: Node | undefined = root; node; node = childAt(node, start))
    if (node.type === 'property') found = { start: node.offset, end: node.offset + node.length };
  return found;
}

/** The child that holds an offset: there may be ten thousand. */
function childAt({ children = [] }: Node, offset: number): Node | undefined {
  const child = children[firstIndexWhere(children, (candidate) => candidate.offset > offset) - 1];
  return child && offset < child.offset + child.length ? child : undefined;
}
