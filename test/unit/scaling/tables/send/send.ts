import type { Account } from '../../../../../src/send/access-token.ts';
import { retryDelay, retryAfter } from '../../../../../src/send/deliver/retry-delay.ts';
import { certaintyOf, certaintyOfItem, certaintyOfResponse, isUncertain } from '../../../../../src/send/certainty.ts';
import { claimsAskedBy } from '../../../../../src/send/deliver/claims-challenge.ts';
import { readFailure } from '../../../../../src/send/deliver/failure.ts';
import { parsedJson } from '../../../../../src/send/parsed-json.ts';
import { permissionAdvice, permissionAdviceMessage } from '../../../../../src/send/permission-advice.ts';
import { authorizationFor, mayReceiveToken } from '../../../../../src/send/policy.ts';
import { shownPath } from '../../../../../src/send/prepared-request.ts';
import { readGraphError } from '../../../../../src/send/graph-error.ts';
import { piecesOf } from '../parts.ts';
import { bodiesWith, collection, errorsOf, outcomesWith, pairsOf, receivedWith, shownWith } from './parts.ts';
import { ignoresLength, slow, type Table } from '../table.ts';

const accountOf = (text: string): Account => ({ id: text, name: text, tenantId: text, kind: 'user' });

export const send: Table = {
  'send/certainty.ts': {
    certaintyOf: slow((text) => {
      const outcomes = outcomesWith(text);
      return () => outcomes.map(certaintyOf);
    }),
    certaintyOfItem: (text) => {
      const responses = receivedWith(text).map(({ response }) => response);
      return () => responses.map((response) => certaintyOfItem({ id: text, method: text, response }));
    },
    certaintyOfResponse: (text) => {
      const responses = receivedWith(text).map(({ response }) => response);
      return () => responses.map(certaintyOfResponse);
    },
    isUncertain: slow((text) => {
      const outcomes = outcomesWith(text);
      return () => outcomes.map(isUncertain);
    }),
  },
  'send/deliver/attempt.ts': { attempt: { exempt: 'a service of the loopback tests sends it what is awkward' } },
  'send/deliver/claims-challenge.ts': {
    claimsAskedBy: (text) => {
      const values = [text, `Bearer ${text}`, `Bearer claims="${text}"`, `Bearer claims${text}`];
      return () => values.map((value) => claimsAskedBy({ status: 401, headers: [['WWW-Authenticate', value]] }));
    },
  },
  'send/deliver/failure.ts': {
    readFailure: (text) => () => [
      readFailure(text),
      readFailure(new TypeError(text, { cause: Object.assign(new Error(text), { code: text, syscall: text }) })),
    ],
  },
  'send/deliver/retry-delay.ts': {
    retryDelay: (text) => {
      const headers = [['Retry-After', text] as const, ...pairsOf(text)];
      return () => [429, 503].map((status) => retryDelay({ status, headers }, false, 0, 0));
    },
    retryAfter: (text) => () => [
      retryAfter([['Retry-After', text]], 0),
      retryAfter(
        [
          ['Retry-After', `Mon, ${text} GMT`],
          ['Date', text],
        ],
        0,
      ),
      retryAfter(pairsOf(text), 0),
    ],
  },
  'send/deliver/send.ts': { send: { exempt: 'a service of the loopback tests sends it what is awkward' } },
  'send/deliver/watch-request.ts': { watchRequest: ignoresLength('it compares an id that this extension has made') },
  'send/exchange.ts': {
    givenName: ignoresLength('it looks at how a name begins'),
    nameInFile: ignoresLength('it is one of two names'),
    sourceOfReading: ignoresLength('it copies names'),
  },
  'send/parsed-json.ts': {
    parsedJson: (text) => () => [text, ...bodiesWith(text)].map((body) => parsedJson(body)),
  },
  'send/permission-advice.ts': {
    permissionAdvice: (text) => {
      const granted = piecesOf(text);
      return () => permissionAdvice({ method: 'POST', url: `${collection}?${text}` }, granted);
    },
    permissionAdviceMessage: (text) => () =>
      permissionAdviceMessage({ kind: 'none', granted: piecesOf(text), wanted: [text] }, text),
  },
  'send/policy.ts': {
    authorizationFor: (text) => {
      const token = { value: text, cloud: 'global', permissions: undefined, account: accountOf(text) } as const;
      return () => authorizationFor(`https://graph.microsoft.com/${text}`, token);
    },
    mayReceiveToken: (text) => () =>
      [text, `https://${text}`, `https://graph.microsoft.com/${text}`].map((url) => mayReceiveToken(url, 'global')),
  },
  'send/prepared-request.ts': {
    withNothingHidden: ignoresLength('it passes it on'),
    shownPath: (text) => {
      const requests = [
        ...shownWith(text),
        ...shownWith('')
          .slice(0, 1)
          .map((shown) => ({ ...shown, url: text })),
      ];
      return () => requests.map(shownPath);
    },
  },
  'send/target.ts': { targetOf: ignoresLength('it compares it with the names of the clouds') },
  'send/graph-error.ts': {
    readGraphError: (text) => {
      const errors = [...errorsOf(text), ...bodiesWith(text)].map((body) => parsedJson(body));
      return () => errors.map(readGraphError);
    },
  },
};
