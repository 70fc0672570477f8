import { t } from '@vscode/l10n';
import { isBatchUrl } from '../../catalog/url/graph-url.ts';
import { parsedUrl } from '../../catalog/url/parsed-url.ts';
import { sourceOf } from '../../catalog/sources/index.ts';
import { idInCreate, routeNotImplemented, throttling } from '../../catalog/requests/reported-errors.ts';
import { retryAfter } from '../../send/deliver/retry-delay.ts';
import { isRecord } from '../../json/is-record.ts';
import type { ReceivedResponse } from '../../send/outcome.ts';
import { longestSent, parsedJson } from '../../send/parsed-json.ts';
import { waitingTime } from '../../panel/protocol/duration.ts';
import { explainBadRequest, explainForbidden, explainNotFound, explainUnauthorized } from './refusal.ts';
import { explainSuccess } from './success.ts';
import type { GraphResponse } from '../graph-response.ts';
import { effectOf, nothingDone, sentence, type Effect, type Words } from './words.ts';

/** Says what a response means. `uncertaintyNote` says what it leaves open about a write. */
export function explainResponse(graphResponse: GraphResponse): Words {
  const { response, isOdd } = graphResponse;
  const words = isOdd ? oddWords(graphResponse) : wordsOf(graphResponse);
  const cut = response.cut === undefined ? '' : cutWords[response.cut]();
  return cut === '' ? words : { ...words, explanation: `${words.explanation} ${cut}`.trim() };
}

const cutWords: Readonly<Record<NonNullable<ReceivedResponse['cut']>, () => string>> = {
  broken: () => t('The connection broke while receiving the body. This is the part that arrived.'),
  timeout: () =>
    t(
      'The body didn’t arrive completely within the limit of the setting graphRunStates.send.timeout. This is the part that arrived.',
    ),
  cancelled: () => t('You cancelled while receiving the body. This is the part that arrived.'),
  'too-large': () => t('The body is larger than 50 MB. This is its beginning.'),
  unread: () => '',
};

/** A body that isn't JSON doesn't come from Graph, whatever the status says. */
function oddWords({ response, header, outcome }: GraphResponse): Words {
  const type = header('content-type') ?? t('unknown type');
  const isPage = /^\s*</.test(response.body);
  return {
    explanation: [
      isPage
        ? t`This is a web page (${type}), not a response from Microsoft Graph. A proxy, captive portal or gateway responded instead.`
        : t`The body isn’t valid JSON (${type}).`,
      ...(response.status === 201 ? [byStatus[effectOf(outcome.request)]()] : []),
    ].join(' '),
    nextSteps: isPage ? [t('Open the page in a browser, or check your network and proxy (setting http.proxy).')] : [],
    actions: [],
  };
}

const byStatus: Readonly<Record<Effect, () => string>> = {
  apply: () => t('According to the status, it was applied.'),
  change: () => t('According to the status, it was changed.'),
  create: () => t('According to the status, it was created.'),
  delete: () => t('According to the status, it was deleted.'),
};

function wordsOf(graphResponse: GraphResponse): Words {
  const { status } = graphResponse.response;
  if (status >= 200 && status < 300) return explainSuccess(graphResponse);
  if ((status >= 300 && status < 400) || status === 0) return redirectWords(graphResponse);
  if (isRouteMissing(graphResponse)) return routeMissingWords(graphResponse);
  const words = refusalWords(graphResponse);
  if (graphResponse.certainty === 'unknown' || status >= 500) return words;
  return { ...words, explanation: `${words.explanation} ${nothingDone(graphResponse.outcome.request)}`.trim() };
}

function refusalWords(graphResponse: GraphResponse): Words {
  switch (graphResponse.response.status) {
    case 400:
      return explainBadRequest(graphResponse);
    case 401:
      return explainUnauthorized(graphResponse);
    case 403:
      return explainForbidden(graphResponse);
    case 404:
      return explainNotFound(graphResponse);
    case 429:
      return throttledWords(graphResponse);
    case 500:
      return serverErrorWords(graphResponse);
    case 503:
      return unavailableWords(graphResponse);
    default:
      return { explanation: said(graphResponse, generalMeaning(graphResponse)), nextSteps: [], actions: [] };
  }
}

/** What Graph says, then what it means. */
const said = ({ error }: GraphResponse, meaning: string): string =>
  [sentence(error?.message ?? ''), meaning].filter(Boolean).join(' ');

const isRouteMissing = ({ error }: GraphResponse): boolean =>
  error !== undefined &&
  (error.code === routeNotImplemented.code || error.message.includes(routeNotImplemented.message));

const routeMissingWords = ({ outcome: { request } }: GraphResponse): Words => ({
  explanation: [routeNotImplemented.explanation(), routeNotImplemented.reports(), nothingDone(request)]
    .filter(Boolean)
    .join(' '),
  nextSteps: [t('Changing the request won’t help. If you need the operation, contact Microsoft with the ids below.')],
  actions: [],
});

/** What HTTP says about the statuses that no report shows for run states. */
function generalMeaning({ response: { status }, outcome: { request }, header }: GraphResponse): string {
  switch (status) {
    case 405:
      return [
        t`The service doesn’t support ${request.method} here.`,
        ...(header('allow') === undefined ? [] : [t`It supports ${header('allow') ?? ''}.`]),
      ].join(' ');
    case 408:
      return t('The service, or a gateway in front of it, stopped waiting.');
    case 409:
      return t(
        'The request conflicts with existing data: the entity may already exist, or somebody else is changing it. No public report shows this for run states.',
      );
    case 412:
      return t(
        'A condition of the request (If-Match or If-None-Match) failed: the entity has changed since you read it. GET it again and send its new @odata.etag.',
      );
    case 413:
      return t('The body is larger than the service accepts.');
    case 415:
      return t`The service doesn’t accept this Content-Type (${request.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? t('none')}). Use application/json.`;
    case 421:
      return t(
        'The request reached a server that doesn’t handle this host, which can happen with a reused connection. You can send it again.',
      );
    case 422:
      return t('The service understood the body but rejected its values.');
    case 423:
      return t('The entity is locked.');
    case 425:
      return t('The service doesn’t process a request that could be a replay. You can send it again.');
    case 460:
    case 499:
      return t('A gateway reports that its client closed the connection before the service responded.');
    case 501:
      return t('The service hasn’t implemented this.');
    case 502:
      return t('A gateway received an invalid response from the service.');
    case 504:
      return t('A gateway timed out waiting for the service.');
    default:
      return status >= 500 ? t('The service failed.') : '';
  }
}

function redirectWords({ response: { status }, outcome: { request }, header }: GraphResponse): Words {
  const location = header('location');
  const target = location === undefined ? undefined : parsedUrl(location, request.url);
  const isElsewhere = target !== undefined && target.origin !== new URL(request.url).origin;
  return {
    explanation:
      status === 304
        ? t('It hasn’t changed since the version that the request names.')
        : target === undefined
          ? t('The response redirects to another place. This extension doesn’t follow redirects.')
          : isElsewhere
            ? t`The response redirects to ${target.origin}. That is another host, and tokens only go to Microsoft Graph, so this extension didn’t follow it.`
            : t`The response redirects to ${`${target.pathname}${target.search}`}. This extension doesn’t follow redirects.`,
    nextSteps: isElsewhere ? [t('Graph isn’t known to redirect: check whether a proxy responded instead.')] : [],
    actions: [],
  };
}

function throttledWords(graphResponse: GraphResponse): Words {
  const { seconds, writes } = throttling;
  const limit = t`Intune accepts ${writes.ofApp} writes per app and ${writes.ofTenant} per tenant in ${waitingTime(seconds * 1000)}.`;
  return comeBackWords(graphResponse, t('Too many requests.'), limit);
}

const unavailableWords = (graphResponse: GraphResponse): Words =>
  comeBackWords(graphResponse, said(graphResponse, t('The service is temporarily overloaded or down.')), '');

/** After a 429 or 503 that wasn't retried, or is no longer retried. */
function comeBackWords(graphResponse: GraphResponse, meaning: string, more: string): Words {
  const { outcome, response, certainty, endedAt } = graphResponse;
  const isUncertain = certainty === 'unknown';
  const asked = retryAfter(response.headers, endedAt);
  const tried = outcome.attempts > 1 ? t`Tried ${outcome.attempts} times, honoring Retry-After.` : '';
  return {
    explanation: [meaning, more, tried].filter(Boolean).join(' '),
    nextSteps:
      asked === undefined
        ? isUncertain
          ? []
          : [t('Wait a moment, then send it again.')]
        : // A write that may have succeeded is checked first, not resent as soon as the time is over.
          isUncertain
          ? [t`The service asks you to wait ${waitingTime(asked)}.`]
          : [t`The service asks you to wait ${waitingTime(asked)}. Then send it again.`],
    actions: asked === undefined ? [] : [{ kind: 'send-again', notBefore: endedAt + asked }],
  };
}

function serverErrorWords(graphResponse: GraphResponse): Words {
  const { request } = graphResponse.outcome;
  const sendsId = request.method === 'POST' && !isBatchUrl(request.url) && hasId(request.body);
  const isReported = idInCreate.status === graphResponse.response.status;
  return {
    explanation: said(
      graphResponse,
      t('The service failed, and the response doesn’t say whether the request took effect.'),
    ),
    nextSteps:
      sendsId && isReported
        ? [
            t`Remove id from the body: in public reports, Intune returns ${idInCreate.status} for a POST that contains it (${idInCreate.sources.map((id) => sourceOf(id).title).join(', ')}).`,
          ]
        : graphResponse.outcome.target.kind === 'sandbox'
          ? [t('A comment # @sandbox asked for this failure. Remove it to get the sandbox’s own response.')]
          : [t('If this continues, give the ids below to Microsoft support.')],
    actions: [],
  };
}

function hasId(body: string | undefined): boolean {
  const json = parsedJson(body, longestSent);
  return isRecord(json) && Object.hasOwn(json, 'id');
}
