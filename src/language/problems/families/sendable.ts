import { t } from '@vscode/l10n';
import { cut } from '../../text/wording.ts';
import { graphApi } from '../pages.ts';
import type { Family } from '../rule.ts';

/** A part that keeps a request from being sent. */
export type SendableProblem = { readonly code: 'not-sendable'; readonly fault: SendableFault };

type SendableFault =
  | { readonly kind: 'method'; /** In upper case. */ readonly method: string }
  | { readonly kind: 'header'; readonly name: string }
  /** A body for a method that can't have one. */
  | { readonly kind: 'body'; readonly method: string }
  /** Text mixed with the content of files, or the content of several files. */
  | { readonly kind: 'mixed-body' };

export const sendableProblems: Family<SendableProblem> = {
  'not-sendable': {
    severity: 'error',
    // Other tools may send it.
    whereNothingIsSent: 'information',
    meaning: () => t('something that this extension can’t send'),
    message: ({ fault }) => notSendableMessage(fault),
    page: () => graphApi,
  },
};

/** What can't be sent, and what to do: one or two plain sentences. */
export function notSendableMessage(fault: SendableFault): string {
  switch (fault.kind) {
    case 'method':
      return t`Microsoft Graph doesn’t support the method '${cut(fault.method)}'.`;
    case 'header':
      return t`The header '${cut(fault.name)}' contains characters that HTTP doesn’t allow.`;
    case 'body':
      return t`A ${fault.method} request can’t have a body. Remove the body, or change the method.`;
    case 'mixed-body':
      return t(
        'The body mixes text with files, such as < ./file, which this extension can’t send. Write one file, or only text.',
      );
    default:
      return fault satisfies never;
  }
}
