import { jsonMediaType } from '../../../catalog/requests/headers.ts';
import { t } from '@vscode/l10n';
import { sources } from '../../../catalog/index.ts';
import { createPageOf } from '../../../catalog/entity-type.ts';
import type { StructuredType } from '../../../catalog/model.ts';
import type { Edit, Span } from '../../../http/model.ts';
import { lineEndAt, wholeLines, type SourceText } from '../../text/source-text.ts';
import { cut } from '../../text/wording.ts';
import { graphApi } from '../pages.ts';
import { insert, remove, removeHeader, replace } from '../fix.ts';
import type { Family, Fix } from '../rule.ts';

/** Where to add a header: the end of the line with the last header, or with the URL. */
type HeadersEnd = number;

/** A header that is missing, misplaced, or better left out. */
export type HeaderProblem =
  | {
      readonly code: 'misplaced-header';
      readonly name: string;
      /** `after-blank-line`: other tools read it as the body. `in-body`: it is sent as body. */
      readonly place: 'after-blank-line' | 'in-body';
      /** The lines to remove at its current place: blank ones, or its own. */
      readonly lines: Span;
      readonly remedy:
        | { readonly kind: 'move'; readonly to: HeadersEnd }
        /** `certain`: nothing is lost by removing it. */
        | { readonly kind: 'remove'; readonly certain: boolean };
    }
  | { readonly code: 'content-length'; /** Whether it happens to be right. */ readonly correct: boolean }
  | { readonly code: 'wrong-content-type'; readonly value: string; readonly exact: boolean }
  | { readonly code: 'cookie-header' }
  | { readonly code: 'missing-content-type'; readonly entityType: StructuredType | undefined; readonly to: HeadersEnd };

export const headerProblems: Family<HeaderProblem> = {
  'misplaced-header': {
    severity: 'error',
    reduced: { severity: 'warning', when: ({ place }) => place === 'after-blank-line' },
    meaning: () => t('a header below the headers'),
    message: misplacedHeader,
    page: () => 'https://www.rfc-editor.org/rfc/rfc9112#section-2.1',
    fixes: (problem, source) => [misplacedHeaderFix(problem, source)],
  },
  'content-length': {
    severity: 'warning',
    reduced: { severity: 'information', when: ({ correct }) => correct },
    meaning: () => t('a Content-Length, which is set automatically'),
    message: ({ correct }) =>
      correct
        ? t('Content-Length is set automatically. Leave it out: httpYac sends this value even after the body changes.')
        : t(
            'Content-Length doesn’t match the body. This extension ignores it; httpYac sends it and the request hangs. Remove it.',
          ),
    page: () => 'https://www.rfc-editor.org/rfc/rfc9110#section-8.6',
    fixes: (problem, source) => [
      { title: t('Remove Content-Length'), edits: [remove(wholeLines(source, problem))], preferred: true },
    ],
  },
  'wrong-content-type': {
    severity: 'warning',
    meaning: () => t('a Content-Type that isn’t JSON’s'),
    message: ({ value }) =>
      value === ''
        ? t('Content-Type has no value. Microsoft Graph only accepts JSON here. Write application/json.')
        : t`Microsoft Graph only accepts JSON here, not ${cut(value)}. Write application/json.`,
    page: () => sources.jsonOnly.url,
    fixes: (problem) => {
      const json = jsonMediaType;
      if (!problem.exact) return [];
      return problem.value === ''
        ? [{ title: t`Insert ${json}`, edits: [insert(problem.end, ` ${json}`)], preferred: true }]
        : [replace(problem, t`Replace with ${json}`, json)];
    },
  },
  'cookie-header': {
    severity: 'warning',
    meaning: () => t('a cookie in the file'),
    message: () =>
      t(
        'Cookies sign you in, and are easily committed or shared. Remove them: Microsoft Graph doesn’t use them, and this extension doesn’t send them.',
      ),
    page: () => 'https://www.rfc-editor.org/rfc/rfc6265#section-8',
    fixes: (problem, source) => [removeHeader(problem, t('Remove the cookies'), source)],
  },
  'missing-content-type': {
    severity: 'warning',
    meaning: () => t('a body without Content-Type'),
    message: () => t('The request has no Content-Type. This extension sends application/json; other tools send none.'),
    page: ({ entityType }) => (entityType === undefined ? graphApi : createPageOf(entityType)),
    fixes: ({ to }, source) => {
      const header = `Content-Type: ${jsonMediaType}`;
      return [{ title: t`Insert ${header}`, edits: [insertHeader(source, to, header)], preferred: true }];
    },
  },
};

type MisplacedHeader = HeaderProblem & { readonly code: 'misplaced-header' };

function misplacedHeader({ name, place, remedy }: MisplacedHeader): string {
  if (place === 'after-blank-line')
    return t`'${cut(name)}' is below a blank line, so other tools read it as the body. Remove the blank line.`;
  return remedy.kind === 'move'
    ? t`'${cut(name)}' looks like a header, but it’s part of the body and will be sent with it. Put it above the blank line.`
    : t`'${cut(name)}' looks like a header, but it’s part of the body and will be sent with it. Remove it.`;
}

function misplacedHeaderFix(
  { place, lines, remedy, name, start, end }: MisplacedHeader & Span,
  source: SourceText,
): Fix {
  if (remedy.kind === 'remove') {
    const title = place === 'in-body' ? t`Remove '${name}'` : t('Remove the blank line');
    return { title, edits: [remove(lines)], preferred: remedy.certain };
  }
  const header = source.text.slice(start, lineEndAt(source, end)).trimEnd();
  const edits = [insertHeader(source, remedy.to, header), remove(lines)];
  return { title: t`Move '${name}' to the headers`, edits, preferred: true };
}

/** A body that follows without a blank line, and begins with whitespace, would continue the header: the edit adds a blank line. */
function insertHeader({ text, lineBreak, indentation }: SourceText, at: number, header: string): Edit {
  const begin = `(?:\\r\\n|\\n|\\r)${indentation}`;
  const indented = new RegExp(`(?:${begin}(?:#|//)[^\\r\\n]*)*${begin}[ \\t]+[^ \\t\\r\\n]`, 'y');
  indented.lastIndex = at;
  return insert(at, `${lineBreak}${header}${indented.test(text) ? lineBreak : ''}`);
}
