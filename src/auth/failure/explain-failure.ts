import { t } from '@vscode/l10n';
import { AuthError, InteractionRequiredAuthError, ServerError as MsalServerError } from '@azure/msal-node';
import type { SignInFailure } from '../../send/access-token.ts';
import { noSecrets, SecretStorageFault } from '../guarded-secrets.ts';
import type { NetworkFault } from '../network.ts';
import { aadstsWords, lookUpPage } from './aadsts.ts';
import type { FailureContext, Words } from './context.ts';
import { msalWords, unreachable } from './msal-words.ts';
import { oauthWords } from './oauth-words.ts';
import { serverErrorIn, type ServerError } from './server-error.ts';

type Details = SignInFailure['details'];

/**
 * Explains a failed sign-in. Uses codes, ids and this extension's own sentences, and at most the first sentence of what a server wrote.
 *
 * @param error what msal threw
 * @param fault the network fault, if there was one: it says more than msal's error
 */
export function explainFailure(
  error: unknown,
  fault: NetworkFault | undefined,
  context: FailureContext,
): SignInFailure {
  if (fault !== undefined) return explainFault(fault, context);
  if (error instanceof SecretStorageFault) return { ...noSecrets(), details: [] };
  if (!(error instanceof AuthError)) return { ...unknown(), details: [] };
  const details = /^[A-Za-z_]{1,60}$/.test(error.errorCode) ? [{ name: t('Error'), value: error.errorCode }] : [];
  const known = msalWords(error.errorCode, context);
  if (known !== undefined) return { ...known, details };
  // msal passes on unchanged what the authority sends back through the browser.
  const server =
    error instanceof MsalServerError || error instanceof InteractionRequiredAuthError
      ? serverErrorIn({ error: error.errorCode, error_description: error.errorMessage }, [])
      : undefined;
  return server === undefined ? { ...unknown(), details } : explainServerError(server, context);
}

function explainFault(fault: NetworkFault, context: FailureContext): SignInFailure {
  const { host } = new URL(context.cloud.authority);
  switch (fault.kind) {
    case 'server':
      return explainServerError(fault.error, context);
    case 'unreachable':
      return {
        ...unreachable(context),
        details: fault.code === undefined ? [] : [{ name: t('Network error'), value: fault.code }],
      };
    case 'timeout':
      return {
        message: t`${host} didn’t respond in time.`,
        nextStep: t('Check your network, VPN and proxy (setting http.proxy), then try again.'),
        details: [],
      };
    case 'other-response':
      return {
        message: t`Something other than the Microsoft sign-in service responded for ${host}.`,
        nextStep: t('A proxy or firewall may be intercepting the connection. Check your network, then try again.'),
        details: [{ name: t('HTTP status'), value: String(fault.status) }],
      };
    case 'foreign-host':
      return {
        message: t`${host} redirected the sign-in to another host. Nothing was sent there.`,
        nextStep: t('A proxy or firewall may be intercepting the connection. Check your network, then try again.'),
        details: [],
      };
    default:
      return fault satisfies never;
  }
}

function explainServerError(error: ServerError, context: FailureContext): SignInFailure {
  const { code } = error;
  const words =
    (code === undefined ? undefined : aadstsWords(code, context)) ??
    (code === undefined ? oauthWords(error.error, context) : undefined) ??
    unknownCode(error);
  return { ...words, details: detailsOf(error) };
}

function unknownCode({ code, error, sentence }: ServerError): Words {
  const message =
    sentence ||
    (code === undefined && error === ''
      ? t('The sign-in service refused: no reason given.')
      : t`The sign-in service refused: ${code === undefined ? error : `AADSTS${code}`}.`);
  if (code === undefined) return { message, nextStep: unknown().nextStep };
  const url = lookUpPage(code);
  return { message, nextStep: t`Microsoft describes the code at ${url}`, link: { label: t`About AADSTS${code}`, url } };
}

function detailsOf({ code, error, traceId, correlationId, timestamp }: ServerError): Details {
  const all: readonly (readonly [name: string, value: string | undefined])[] = [
    [t('Code'), code === undefined ? error || undefined : `AADSTS${code}`],
    [t('Trace ID'), traceId],
    [t('Correlation ID'), correlationId],
    [t('Timestamp'), timestamp],
  ];
  return all.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
}

const unknown = (): Words => ({
  message: t('The sign-in failed for an unknown reason.'),
  nextStep: t('Try again, or use another sign-in method.'),
});
