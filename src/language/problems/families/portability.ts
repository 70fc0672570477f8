import { t } from '@vscode/l10n';
import { isHeaderBelowBlankLine } from '../../../http/parse-request.ts';
import type { Edit, Span, Text } from '../../../http/model.ts';
import { lineComments } from '../../text/line-comments.ts';
import { lineEndAt, lineStartAt, wholeLines, type SourceText } from '../../text/source-text.ts';
import { insert, remove } from '../fix.ts';
import { httpYac, restClient } from '../pages.ts';
import type { Family, Fix } from '../rule.ts';

/** What other tools read differently. */
export type PortabilityConstruct =
  /** `post …`. */
  | { readonly kind: 'lower-case-method'; readonly method: string }
  /** `#@name`. */
  | { readonly kind: 'directive-without-space' }
  /** A request below another one; `at` is the start of the line that a separator belongs above. */
  | { readonly kind: 'no-separator'; readonly at: number }
  /** Blanks before `###`. */
  | { readonly kind: 'indented-separator' }
  /** Lines between slash-star and star-slash: all of them. */
  | { readonly kind: 'block-comment'; readonly comment: Span }
  /** Lines below the request line that continue the URL's path; `at` is where they belong. */
  | { readonly kind: 'path-on-next-line'; readonly lines: readonly Text[]; readonly at: number }
  /** `@name = value` among the lines of a body; `at` is the line that it belongs above; `apart`: with a blank line above it. */
  | { readonly kind: 'variable-in-body'; readonly at: number; readonly apart: boolean }
  /** More than one blank line before the body. */
  | { readonly kind: 'blank-lines-before-body'; readonly lines: readonly Span[] }
  /** `/deviceManagement/…`; `root` is what completes it, `certain` whether the target says so. */
  | { readonly kind: 'relative-url'; readonly root: string; readonly certain: boolean };

export type PortabilityProblem = { readonly code: 'not-portable'; readonly construct: PortabilityConstruct };

export const portabilityProblems: Family<PortabilityProblem> = {
  'not-portable': {
    severity: 'information',
    meaning: () => t('something that other tools read differently'),
    message: ({ construct }) => messageOf(construct),
    page: ({ construct: { kind } }) =>
      kind === 'lower-case-method' || kind === 'directive-without-space' ? httpYac : restClient,
    fixes: (problem, source) => [fixOf(problem, problem.construct, source)],
  },
};

function messageOf(construct: PortabilityConstruct): string {
  switch (construct.kind) {
    case 'lower-case-method':
      return t`httpYac only recognizes uppercase methods and treats this as GET. Write ${construct.method.toUpperCase()}.`;
    case 'directive-without-space':
      return t('httpYac ignores a directive without a space between # and @.');
    case 'no-separator':
      return t('REST Client reads this as part of the request above. Start each request with a ### line.');
    case 'indented-separator':
      return t('REST Client only recognizes ### at the start of a line, and merges the requests above and below.');
    case 'block-comment':
      return t(
        'REST Client doesn’t support block comments and reads the first line as the request. Start each line with #.',
      );
    case 'path-on-next-line':
      return t('REST Client reads this line as a header, not as part of the URL. Put the path on one line.');
    case 'variable-in-body':
      return t('REST Client sends this line as part of the body. Define the variable above the request.');
    case 'blank-lines-before-body':
      return t('REST Client reads the second blank line as the start of the body. Keep only one.');
    case 'relative-url':
      return t('Other tools don’t know that this is a Graph path. Write the full URL.');
    default:
      return construct satisfies never;
  }
}

function fixOf({ start, end }: Span, construct: PortabilityConstruct, source: SourceText): Fix {
  const { text, lineBreak } = source;
  const fix = (title: string, edits: readonly Edit[], preferred = true): Fix => ({ title, edits, preferred });
  switch (construct.kind) {
    case 'lower-case-method': {
      const method = construct.method.toUpperCase();
      return fix(t`Replace with '${method}'`, [{ start, end, text: method }]);
    }
    case 'directive-without-space':
      return fix(t('Insert a space'), [insert(text.indexOf('@', start), ' ')]);
    case 'no-separator':
      return fix(t('Insert ###'), [insert(construct.at, `###${lineBreak}`)]);
    case 'indented-separator':
      return fix(t('Remove the indentation'), [remove({ start: source.indentation.length, end: text.indexOf('#') })]);
    case 'block-comment': {
      const { comment } = construct;
      const lines = lineComments(text.slice(comment.start, comment.end), lineBreak);
      return fix(t('Begin each line with #'), [{ start: comment.start, end: comment.end, text: lines }]);
    }
    case 'path-on-next-line':
      return fix(t('Join the lines'), [
        insert(construct.at, construct.lines.map((line) => line.text).join('')),
        ...construct.lines.map((line) =>
          remove({ start: endOfLineBefore(source, line.start), end: lineEndAt(source, line.end) }),
        ),
      ]);
    case 'variable-in-body':
      return fix(t('Move it above the request'), [
        insert(construct.at, `${construct.apart ? lineBreak : ''}${text.slice(start, end).trim()}${lineBreak}`),
        remove(wholeLines(source, { start, end })),
      ]);
    case 'blank-lines-before-body':
      return fix(
        construct.lines.length > 1 ? t('Remove the blank lines') : t('Remove the blank line'),
        construct.lines.map(remove),
        // What looks like a header would become one.
        !isHeaderBelowBlankLine(text, construct.lines.at(-1)?.start ?? start),
      );
    case 'relative-url':
      return fix(t`Insert ${construct.root}`, [insert(start, construct.root)], construct.certain);
    default:
      return construct satisfies never;
  }
}

/** The end of the previous line, before its line break. */
function endOfLineBefore(source: SourceText, offset: number): number {
  const start = lineStartAt(source, offset);
  return start - (source.text.startsWith('\r\n', start - 2) ? 2 : 1);
}
