import { odataTypeOf } from '../../catalog/odata-type.ts';
import { valuesOf } from '../checks/placeholder-values.ts';
import type { Fix, Problem } from '../problems/problem.ts';
import { lineStartAt, SourceText } from '../text/source-text.ts';
import { removeProperty } from './remove-property.ts';
import { requestFixes } from './request-fixes.ts';

/**
 * The changes that mend a problem, the best first; none where only the author knows what was meant.
 *
 * @param text what the problem's span refers to: the block, or a whole payload file; as a `SourceText` where many of its problems
 * are asked about
 * @param now the time that a fix may write
 */
export const fixesFor = (problem: Problem, text: string | SourceText, now: () => Date = () => new Date()): Fix[] =>
  // A property that is still being typed has nothing yet that could be removed.
  candidatesFor(problem, typeof text === 'string' ? new SourceText(text) : text, now).filter(
    ({ edits }) => edits.length > 0,
  );

function candidatesFor(problem: Problem, source: SourceText, now: () => Date): Fix[] {
  const replace = (value: string, preferred = true): Fix => ({
    title: `Replace with '${value}'`,
    edits: [{ start: problem.start, end: problem.end, text: JSON.stringify(value) }],
    preferred,
  });
  const remove = (name: string, preferred = true): Fix => ({
    title: `Remove '${name}'`,
    edits: removeProperty(source, problem.start),
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
      return wrongTypeFixes(problem, source);
    case 'placeholder-value':
      return valuesOf(problem.property.type, now()).map((value, index) => ({
        title: value === '""' ? 'Make it empty' : `Replace with ${value.replace(/^"(.*)"$/, `'$1'`)}`,
        edits: [{ start: problem.start, end: problem.end, text: value }],
        preferred: index === 0,
      }));
    case 'invalid-json':
      return invalidJsonFixes(problem, source);
    case 'sentinel-enum-value':
    case 'body-not-object':
      return [];
    default:
      return requestFixes(problem, source);
  }
}

/** A comma that nothing follows goes, a comment beside JSON gets a line of its own, where it is not sent. */
function invalidJsonFixes(
  { fault, start, end }: Problem & { readonly code: 'invalid-json' },
  source: SourceText,
): Fix[] {
  const { text } = source;
  if (fault === 'trailing-comma')
    return [{ title: 'Remove the comma', edits: [{ start, end, text: '' }], preferred: true }];
  const comment =
    fault === 'comment' ? /^(?:\/\/|\/\*)([^\r\n]*?)(?:\*\/)?$/.exec(text.slice(start, end))?.[1] : undefined;
  if (comment === undefined) return [];
  const at = lineStartAt(source, start);
  const before = text.slice(at, start);
  const indentation = /^[ \t]*/.exec(before)?.[0] ?? '';
  const line = `${indentation}// ${comment.trim()}${source.lineBreak}`;
  const edits = [
    { start: at, end: at, text: line },
    { start: at + before.trimEnd().length, end, text: '' },
  ];
  return [{ title: 'Move the comment to its own line', edits, preferred: true }];
}

/** A number in quotes loses them, a value that wants quotes or brackets gets them, a time without offset gets one. */
function wrongTypeFixes(problem: Problem & { readonly code: 'wrong-type' }, source: SourceText): Fix[] {
  const { property, fault, start, end } = problem;
  const written = source.text.slice(start, end);
  const edit = (title: string, replacement: string): Fix[] => [
    { title, edits: [{ start, end, text: replacement }], preferred: true },
  ];
  const type = 'type' in property ? property.type : undefined;
  const item = fault.kind === 'json-type' && fault.item === true;
  const edm = type?.kind === 'primitive' ? type.edm : type?.kind === 'collection' && item ? type.item : undefined;
  // A variable without quotes holds the whole value: there is no place for an offset here.
  if (fault.kind === 'missing-offset' && written.endsWith('"'))
    return edit(`Add 'Z' (UTC)`, `${written.slice(0, -1)}Z"`);
  if (fault.kind !== 'json-type') return [];
  if (edm === 'Edm.Int32' && /^"(-?(0|[1-9]\d*)|\{\{[^{}"]*\}\})"$/.test(written))
    return edit('Remove the quotes', written.slice(1, -1));
  if (edm === 'Edm.String' && (fault.actual === 'number' || fault.actual === 'boolean'))
    return edit('Add quotes', `"${written}"`);
  if (type === undefined && fault.actual === 'object' && written.startsWith('{') && written.endsWith('}'))
    return edit('Add brackets', `[${written}]`);
  if (fault.actual === 'null' && !item)
    return [{ title: `Remove '${property.name}'`, edits: removeProperty(source, start), preferred: false }];
  return [];
}
