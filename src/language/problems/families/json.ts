import { t } from '@vscode/l10n';
import { jsonFaultWords, type JsonFault } from '../../../http/json-faults.ts';
import type { Span } from '../../../http/model.ts';
import { lineStartAt, type SourceText } from '../../text/source-text.ts';
import { insert, remove } from '../fix.ts';
import type { Family, Fix } from '../rule.ts';

/** A body that is not JSON. */
export type JsonProblem = { readonly code: 'invalid-json'; readonly fault: JsonFault };

export const jsonProblems: Family<JsonProblem> = {
  'invalid-json': {
    severity: 'error',
    meaning: () => t('the body is not JSON'),
    message: ({ fault }) => t`The body isn’t valid JSON: ${wordsOf(fault)}`,
    page: () => 'https://www.rfc-editor.org/rfc/rfc8259',
    fixes: (problem, source) => {
      switch (problem.fault) {
        case 'trailing-comma':
          return [{ title: t('Remove the comma'), edits: [remove(problem)], preferred: true }];
        case 'comment':
          return commentFixes(problem, source);
        default:
          return [];
      }
    },
  },
};

/** What is different in a request file from any other JSON: it has lines around the JSON, and lines that are comments. */
function wordsOf(fault: JsonFault): string {
  switch (fault) {
    case 'end-expected':
      return t('unexpected text after the end of the JSON. Remove it, or start the next request with a ### line.');
    case 'comment':
      return t('comments aren’t allowed in JSON. Put the comment on its own line; such lines aren’t sent.');
    default:
      return jsonFaultWords[fault];
  }
}

/** A comment beside JSON gets a line of its own, where it is not sent. */
function commentFixes({ start, end }: Span, source: SourceText): Fix[] {
  const { text } = source;
  const comment = /^(?:\/\/|\/\*)([^\r\n]*?)(?:\*\/)?$/.exec(text.slice(start, end))?.[1];
  if (comment === undefined) return [];
  const at = lineStartAt(source, start);
  const before = text.slice(at, start);
  const indentation = /^[ \t]*/.exec(before)?.[0] ?? '';
  const line = `${indentation}// ${comment.trim()}${source.lineBreak}`;
  const edits = [insert(at, line), remove({ start: at + before.trimEnd().length, end })];
  return [{ title: t('Move the comment to its own line'), edits, preferred: true }];
}
