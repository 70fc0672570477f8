import { parsedUrl } from '../../catalog/parsed-url.ts';
import type { FailureCause, Outcome } from '../../send/outcome.ts';
import type { PreparedRequest } from '../../send/prepared-request.ts';
import type { Explanation } from './explain.ts';
import { nothingDone, sentence, type Words } from './words.ts';

type Said = Words & Pick<Explanation, 'tone' | 'headline'>;
type Of<Kind extends Outcome['kind']> = Extract<Outcome, { readonly kind: Kind }>;

/** The network failed. */
export function explainFailed({ cause, reason, mayHaveArrived, request }: Of<'failed'>): Said {
  const { explanation, nextSteps } = ofCause(cause, sentence(reason), hostOf(request));
  return {
    tone: 'failure',
    headline: !mayHaveArrived ? 'Not sent' : cause === 'too-many-headers' ? 'Unreadable response' : 'No answer',
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
        explanation: `There is no connection to ${host}: ${reason}`,
        nextSteps: ['Check the network, the VPN, and the proxy in the setting http.proxy.'],
      };
    case 'tls':
      return {
        explanation: `No secure connection to ${host} could be made: ${reason}`,
        nextSteps: [
          'If a proxy inspects the traffic, the operating system has to trust its certificate (setting http.systemCertificates).',
        ],
      };
    case 'proxy':
      return {
        explanation: `The proxy refused to connect to ${host}: ${reason}`,
        nextSteps: [
          reason.startsWith('407')
            ? 'The proxy asks you to sign in to it. Check the settings http.proxy and http.proxyAuthorization.'
            : 'Check the proxy in the setting http.proxy, or ask its administrator to allow this host.',
        ],
      };
    case 'broken':
      return { explanation: `The connection to ${host} broke before the answer was there: ${reason}`, nextSteps: [] };
    case 'timeout':
      return {
        explanation: `${host} did not answer in time: ${reason}`,
        nextSteps: ['The limit is the setting graphRunStates.send.timeout.'],
      };
    case 'too-many-headers':
      return {
        explanation: `${host} responded, but the headers of its response are larger than the 16 KB that can be read: ${reason}`,
        nextSteps: ['If a proxy or gateway adds headers, ask its administrator to add fewer.'],
      };
    case 'other':
      return { explanation: `There is no answer from ${host}: ${reason}`, nextSteps: [] };
    default:
      return cause satisfies never;
  }
}

/** The user ended it, or nobody knows. */
export const explainCancelled = ({ mayHaveArrived, request, attempts, unfinished }: Of<'cancelled'>): Said => ({
  tone: 'notice',
  headline: unfinished ? 'No answer yet' : 'Cancelled',
  explanation: unfinished
    ? 'Its window was closed before the answer was there, or another window still waits for it.'
    : mayHaveArrived
      ? 'You cancelled when the request was on its way.'
      : attempts === 0
        ? 'You cancelled before anything was sent.'
        : `You cancelled before the service had taken it. ${nothingDone(request)}`.trim(),
  nextSteps: [],
  actions: [],
});

/** There is no token. */
export const explainNoToken = ({ failure, attempts, request }: Of<'sign-in-failed'>): Said => ({
  tone: 'notice',
  headline: attempts === 0 ? 'Not sent: sign-in failed' : 'Sign-in failed',
  explanation: [
    sentence(failure.message),
    attempts === 0 ? '' : `The service had not taken the request before. ${nothingDone(request)}`,
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
    headline: 'Not sent',
    explanation: `Your token goes to ${allowed} and nowhere else, and this request would have taken it to ${hostOf(request)}. Nothing left this machine.`,
    nextSteps: ['Change the URL of the request, or select the target that its host belongs to.'],
    actions: [{ kind: 'select-target' }],
  };
};

const hostOf = ({ url, shown }: PreparedRequest): string => parsedUrl(url)?.host ?? shown.url;
