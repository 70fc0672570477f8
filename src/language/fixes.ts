import { odataTypeOf } from './graph-request.ts';
import type { Problem } from './problem.ts';
import { removeProperty } from './remove-property.ts';

/** A replacement in the text that the problem's span refers to. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A change that takes a problem away. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** The obvious one: what an editor may do without asking. */
  readonly preferred: boolean;
}

/**
 * The changes that mend a problem, the best first; none where only the author knows what was meant.
 *
 * @param text what the problem's span refers to: the block, or a whole payload file
 */
export function fixesFor(problem: Problem, text: string): Fix[] {
  const replace = (value: string, preferred = true): Fix => ({
    title: `Replace with '${value}'`,
    edits: [{ start: problem.start, end: problem.end, text: JSON.stringify(value) }],
    preferred,
  });
  const remove = (name: string, preferred = true): Fix => ({
    title: `Remove '${name}'`,
    edits: removeProperty(text, problem.start),
    preferred,
  });
  switch (problem.code) {
    case 'read-only-property':
    case 'response-annotation':
      return [remove(problem.name)];
    case 'duplicate-property':
      return [remove(problem.name, false)];
    case 'deep-insert':
      return [remove(problem.name, false)];
    case 'unknown-property':
      return [...(problem.suggestion === undefined ? [] : [replace(problem.suggestion)]), remove(problem.name, false)];
    case 'unknown-enum-value': {
      const { suggestion, enumType } = problem;
      const others = enumType.members.filter(({ name, sentinel }) => name !== suggestion && sentinel !== true);
      return [
        ...(suggestion === undefined ? [] : [replace(suggestion)]),
        ...others.map(({ name }) => replace(name, false)),
      ];
    }
    case 'wrong-odata-type':
      return [replace(odataTypeOf(problem.entityType), problem.fault !== 'other-type')];
    case 'wrong-type':
      return wrongTypeFixes(problem, text);
    case 'invalid-json':
      return problem.fault === 'trailing-comma'
        ? [
            {
              title: 'Remove the comma',
              edits: [{ start: problem.start, end: problem.end, text: '' }],
              preferred: true,
            },
          ]
        : [];
    case 'sentinel-enum-value':
    case 'body-not-object':
      return [];
    default:
      return problem satisfies never;
  }
}

/** A number in quotes loses them, a value that wants quotes gets them, a time without offset gets one. */
function wrongTypeFixes(problem: Problem & { readonly code: 'wrong-type' }, text: string): Fix[] {
  const { property, fault, start, end } = problem;
  const source = text.slice(start, end);
  const edit = (title: string, replacement: string): Fix[] => [
    { title, edits: [{ start, end, text: replacement }], preferred: true },
  ];
  const { type } = property;
  const item = fault.kind === 'json-type' && fault.item === true;
  const edm = type.kind === 'primitive' ? type.edm : type.kind === 'collection' && item ? type.item : undefined;
  // A variable without quotes holds the whole value: there is no place for an offset here.
  if (fault.kind === 'missing-offset' && source.endsWith('"')) return edit(`Add 'Z' (UTC)`, `${source.slice(0, -1)}Z"`);
  if (fault.kind !== 'json-type') return [];
  if (edm === 'Edm.Int32' && /^"(-?(0|[1-9]\d*)|\{\{[^{}"]*\}\})"$/.test(source))
    return edit('Remove the quotes', source.slice(1, -1));
  if (edm === 'Edm.String' && (fault.actual === 'number' || fault.actual === 'boolean'))
    return edit('Put it in quotes', `"${source}"`);
  if (fault.actual === 'null' && !item)
    return [{ title: `Remove '${property.name}'`, edits: removeProperty(text, start), preferred: false }];
  return [];
}
