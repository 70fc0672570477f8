import { t } from '@vscode/l10n';
import { removeHeader, replace } from '../fix.ts';
import type { Family } from '../rule.ts';

/** An access token in a file. */
export type AccessTokenProblem = { readonly code: 'token-in-file'; readonly place: 'authorization' | 'elsewhere' };

export const accessTokenProblems: Family<AccessTokenProblem> = {
  'token-in-file': {
    severity: 'warning',
    meaning: () => t('an access token in the file'),
    message: () =>
      t(
        'This file contains an access token, which is easily committed or shared. Remove it: this extension adds the token when you send, and never uses one from a file.',
      ),
    page: () => 'https://learn.microsoft.com/entra/identity-platform/access-tokens',
    fixes: (problem, source) => [
      problem.place === 'authorization'
        ? removeHeader(problem, t('Remove the header with the token'), source)
        : // What else would be lost with it isn't known.
          replace(problem, t('Remove the token'), '', false),
    ],
  },
};
