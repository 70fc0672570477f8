import { t } from '@vscode/l10n';
import { parsedUrl } from '../../catalog/url/parsed-url.ts';
import type { FailureCause, Outcome } from '../../send/outcome.ts';
import type { PreparedRequest } from '../../send/prepared-request.ts';
import type { Explanation } from './words.ts';
import { nothingDone, sentence, type Words } from './words.ts';

type Said = Words & Pick<Explanation, 'tone' | 'headline'>;
type Of<Kind extends Outcome['kind']> = Extract<Outcome, { readonly kind: Kind }>;

/** The network failed. */
export function explainFailed({ cause, reason, mayHaveArrived, request }: Of<'failed'>): Said {
  const { explanation, nextSteps } = ofCause(cause, sentence(reason), hostOf(request));
  return {
    tone: 'failure',
    headline: !mayHaveArrived
      ? t('Not sent')
      : cause === 'too-many-headers'
        ? t('Unreadable response')
        : t('No response'),
    explanation: mayHaveArrived ? explanation : `${explanation} ${nothingDone(request)}`.trim(),
    nextSteps,
    actions: [],
  };
}

/** @param reason what the network stack said */
function ofCause(cause: FailureCause, reason: string, host: string): Pick<Words, 'explanation' | 'nextSteps'> {
  switch (cause) {
    case 'no-connection':
      return {
        explanation: t`Couldn’t connect to ${host}: ${reason}`,
        nextSteps: [t('Check your network, VPN and proxy (setting http.proxy).')],
      };
    case 'tls':
      return {
        explanation: t`Couldn’t make a secure connection to ${host}: ${reason}`,
        nextSteps: [
          t(
            'If a proxy inspects the traffic, the operating system must trust its certificate (setting http.systemCertificates).',
          ),
        ],
      };
    case 'proxy':
      return {
        explanation: t`The proxy refused to connect to ${host}: ${reason}`,
        nextSteps: [
          reason.startsWith('407')
            ? t('The proxy requires authentication. Check the settings http.proxy and http.proxyAuthorization.')
            : t('Check the proxy in the setting http.proxy, or ask its administrator to allow this host.'),
        ],
      };
    case 'broken':
      return { explanation: t`The connection to ${host} broke before the response arrived: ${reason}`, nextSteps: [] };
    case 'timeout':
      return {
        explanation: t`${host} didn’t respond in time: ${reason}`,
        nextSteps: [t('To wait longer, change the setting graphRunStates.send.timeout.')],
      };
    case 'too-many-headers':
      return {
        explanation: t`${host} responded, but the headers of its response are larger than the 16 KB that can be read: ${reason}`,
        nextSteps: [t('If a proxy or gateway adds headers, ask its administrator to add fewer.')],
      };
    case 'other':
      return { explanation: t`No response from ${host}: ${reason}`, nextSteps: [] };
    default:
      return cause satisfies never;
  }
}

/** The user cancelled it, or its outcome is unknown. */
export const explainCancelled = ({ mayHaveArrived, request, attempts, unfinished }: Of<'cancelled'>): Said => ({
  tone: 'notice',
  headline: unfinished ? t('No response yet') : t('Cancelled'),
  explanation: unfinished
    ? t('Its window was closed before the response arrived, or another window is still waiting for it.')
    : mayHaveArrived
      ? t('You cancelled while the request was being sent.')
      : attempts === 0
        ? t('You cancelled before anything was sent.')
        : t`You cancelled before the service accepted it. ${nothingDone(request)}`.trim(),
  nextSteps: [],
  actions: [],
});

/** There is no token. */
export const explainNoToken = ({ failure, attempts, request }: Of<'sign-in-failed'>): Said => ({
  tone: 'notice',
  headline: attempts === 0 ? t('Not sent: sign-in failed') : t('Sign-in failed'),
  explanation: [
    sentence(failure.message),
    attempts === 0 ? '' : t`The service hadn’t accepted the request before. ${nothingDone(request)}`,
  ]
    .filter(Boolean)
    .join(' '),
  nextSteps: failure.nextStep === '' ? [] : [sentence(failure.nextStep)],
  actions: [{ kind: 'sign-in-again' }, { kind: 'set-up-app' }],
});

/** A token must not go there. */
export const explainRefused = ({ target, request }: Of<'refused'>): Said => {
  const allowed = target.kind === 'cloud' ? target.cloud.graphRoot : 'Microsoft Graph';
  return {
    tone: 'failure',
    headline: t('Not sent'),
    explanation: t`Your token only goes to ${allowed}, and this request would have sent it to ${hostOf(request)}. Nothing was sent.`,
    nextSteps: [t('Change the URL of the request, or select the target that its host belongs to.')],
    actions: [{ kind: 'select-target' }],
  };
};

const hostOf = ({ url, shown }: PreparedRequest): string => parsedUrl(url)?.host ?? shown.url;
