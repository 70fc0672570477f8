import { t } from '@vscode/l10n';
import { explainFailure } from '../../auth/failure/explain-failure.ts';
import { serverErrorIn } from '../../auth/failure/server-error.ts';
import type { TokenRequest } from '../../auth/methods/sign-in-method.ts';
import type { Cloud } from '../../catalog/index.ts';
import type { SignInFailure, TokenResult } from '../../send/access-token.ts';

/** Explains an error that VS Code's `getSession` threw. Only its message shows that the user dismissed the question. */
export function sessionFailure(error: unknown, request: TokenRequest): TokenResult {
  const message = error instanceof Error ? error.message : '';
  if (/did not consent|\bcancell?ed\b/i.test(message)) return { kind: 'cancelled' };
  if (/authentication provider/i.test(message)) return { kind: 'failed', failure: noProvider(request.cloud) };
  const server = serverErrorIn({ error: '', error_description: message }, []);
  const fault = server && ({ kind: 'server', error: server } as const);
  return { kind: 'failed', failure: explainFailure(error, fault, { ...request, method: 'vscode' }) };
}

/** VS Code has no account provider for a cloud. */
export const noProvider = (cloud: Cloud): SignInFailure => ({
  message: t`VS Code has no Microsoft account for ${cloud.name}.`,
  nextStep:
    cloud.id === 'global'
      ? t('Use another sign-in method.')
      : t('Set microsoft-sovereign-cloud.environment in the VS Code settings, or use another sign-in method.'),
  details: [],
});
