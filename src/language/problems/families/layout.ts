import { t } from '@vscode/l10n';
import { createPageOf } from '../../../catalog/entity-type.ts';
import type { StructuredType } from '../../../catalog/model.ts';
import { linesTouching } from '../../../http/lines.ts';
import type { Span } from '../../../http/model.ts';
import { lineStartAt, wholeLines, type SourceText } from '../../text/source-text.ts';
import { insert, remove } from '../fix.ts';
import type { Family, Fix } from '../rule.ts';
import { restClient } from '../pages.ts';

/** Something wrong around a body, or a missing body. */
export type LayoutProblem =
  | { readonly code: 'missing-blank-line' }
  | { readonly code: 'missing-body'; readonly method: string; readonly entityType: StructuredType }
  | { readonly code: 'example-response'; /** The whole response. */ readonly response: Span };

export const layoutProblems: Family<LayoutProblem> = {
  'missing-blank-line': {
    severity: 'warning',
    meaning: () => t('no blank line before the body, where some tools lose it'),
    message: () => t('Add a blank line before the body. Without one, REST Client drops the body.'),
    page: () => 'https://www.rfc-editor.org/rfc/rfc9112#section-2.1',
    fixes: ({ start }, source) => {
      const edits = [insert(lineStartAt(source, start), source.lineBreak)];
      return [{ title: t('Insert a blank line'), edits, preferred: true }];
    },
  },
  'missing-body': {
    severity: 'warning',
    meaning: () => t('no body where the operation needs one'),
    message: ({ method, entityType }) =>
      entityType.kind === 'parameters'
        ? t`The request has no body. ${entityType.name} needs its parameters as JSON.`
        : t`The request has no body. This ${method} needs a ${entityType.name} as JSON; Microsoft Graph rejects an empty one.`,
    page: ({ entityType }) => createPageOf(entityType),
  },
  'example-response': {
    severity: 'information',
    meaning: () => t('a response below the request, which some tools send'),
    message: () =>
      t(
        'This is a response, not part of the request. This extension doesn’t send it; REST Client sends it as part of the body. Comment it out or remove it.',
      ),
    page: () => restClient,
    fixes: ({ response }, source) => [
      { title: t('Comment the response out'), edits: commentedOut(response, source), preferred: true },
      { title: t('Remove the response'), edits: [remove(wholeLines(source, response))], preferred: false },
    ],
  },
};

const commentedOut = (response: Span, source: SourceText): Fix['edits'] =>
  linesTouching(response, source)
    .filter((line) => line.text.trim() !== '')
    .map((line) => insert(Math.max(response.start, line.start), '# '));
