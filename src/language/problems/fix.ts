import { t } from '@vscode/l10n';
import type { Edit, Span } from '../../http/model.ts';
import { isHeaderBelowBlankLine } from '../../http/parse-request.ts';
import { removeProperty } from '../text/remove-property.ts';
import { lineStartAt, type SourceText, wholeLines } from '../text/source-text.ts';
import type { Fix } from './rule.ts';

export const insert = (at: number, text: string): Edit => ({ start: at, end: at, text });

export const remove = ({ start, end }: Span): Edit => ({ start, end, text: '' });

/** The fix that replaces the text that the problem is about. */
export const replace = ({ start, end }: Span, title: string, text: string, preferred = true): Fix => ({
  title,
  edits: [{ start, end, text }],
  preferred,
});

/** The same for a JSON string. */
export const replaceString = (problem: Span, value: string, preferred = true): Fix =>
  replace(problem, t`Replace with '${value}'`, JSON.stringify(value), preferred);

/** The fix that removes a header: preferred, unless the body below it would then be read as a header. */
export const removeHeader = (problem: Span, title: string, source: SourceText): Fix => {
  const lines = wholeLines(source, problem);
  return { title, edits: [remove(lines)], preferred: !isHeaderBelowBlankLine(source.text, lines.end) };
};

/** The fix that removes the property at the start of a problem: no edits while it is still being typed. */
export const removeNamed = ({ start }: Span, name: string, source: SourceText, preferred: boolean): Fix => ({
  title: t`Remove '${name}'`,
  edits: removeProperty(source, start),
  preferred,
});

/**
 * An edit whose lines are indented like all lines of the text. In a fence in a list, a line with less indentation would end the list
 * item, and the fence with it.
 */
export function indented(edit: Edit, source: SourceText): Edit {
  const { indentation } = source;
  if (indentation === '' || edit.text === '') return edit;
  const text = edit.text.replace(/(\r\n|\r|\n)(?=[^\s])/g, `$1${indentation}`);
  if (edit.end > edit.start || lineStartAt(source, edit.start) !== edit.start || /^\s/.test(text))
    return { ...edit, text };
  // On a line that is already indented, the insertion begins at its text.
  if (!source.text.startsWith(indentation, edit.start)) return { ...edit, text: `${indentation}${text}` };
  const start = edit.start + indentation.length;
  return { start, end: start, text: text.replace(/[\r\n]$/, (end) => `${end}${indentation}`) };
}
