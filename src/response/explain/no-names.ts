import { t } from '@vscode/l10n';
import type { NamedCollection } from '../../catalog/named-collections.ts';
import type { Outcome } from '../../send/outcome.ts';
import { anyOf } from '../../texts/list-text.ts';
import { readOutcome } from '../read-outcome.ts';
import { explain } from './explain.ts';

/** Why there is no list of names, and what to do. */
export interface NoNames {
  /** Such as `403 Forbidden`. */
  readonly headline: string;
  /** What to do, on one line. */
  readonly brief: string;
  /** The full explanation. */
  readonly full: string;
  /** Whether signing in may help. */
  readonly needsSignIn: boolean;
}

/** Says why a request for names returned none. */
export function explainNoNames(outcome: Outcome, { permissions }: Pick<NamedCollection, 'permissions'>): NoNames {
  const { headline, explanation, nextSteps } = explain(readOutcome(outcome));
  const status = outcome.kind === 'response' ? outcome.response.status : undefined;
  const said = { headline, full: [`${headline}.`, explanation, ...nextSteps].join(' '), needsSignIn: false };
  switch (status) {
    case 401:
      return { ...said, brief: t('Sign in again, or type the id.'), needsSignIn: true };
    case 403: {
      const [first, ...others] = permissions;
      const needed =
        first === undefined
          ? t('Your account lacks a permission, and no source says which.')
          : t`This list requires ${anyOf(permissions)}.`;
      return {
        ...said,
        // One line has no room for all of them.
        brief:
          others.length > 0
            ? t`Requires ${first ?? ''} (select for others), or type the id.`
            : t`${needed} You can type the id.`,
        full: t`${headline}. ${explanation} ${needed} An administrator must consent to the permission for your app registration. Then sign in again.`,
        needsSignIn: true,
      };
    }
    case 429:
      return { ...said, brief: t('Microsoft Graph limits requests. Try again later, or type the id.') };
    case 200:
      return {
        headline,
        brief: t('The response isn’t a list. You can type the id.'),
        full: t('The response isn’t a list of entities.'),
        needsSignIn: false,
      };
    default:
      return { ...said, brief: explanation, needsSignIn: outcome.kind === 'sign-in-failed' };
  }
}
