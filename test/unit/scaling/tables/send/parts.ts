import { noOuterVariables } from '../../../../../src/http/variables/outer-variables.ts';
import { referencesIn } from '../../../../../src/http/variables/references.ts';
import type { Exchange } from '../../../../../src/send/exchange.ts';
import type { Outcome, ReceivedResponse } from '../../../../../src/send/outcome.ts';
import {
  withNothingHidden,
  type PreparedRequest,
  type ShownRequest,
} from '../../../../../src/send/prepared-request.ts';
import { targetOf } from '../../../../../src/send/target.ts';
import { exchangeOf, response, sent } from '../../../send/history/exchanges.ts';
import { isThorough } from '../../hostile-texts.ts';
import { piecesOf, remembered } from '../parts.ts';

export const cloud = targetOf('global');
export const collection = 'https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/1/deviceRunStates';

type ReceivedOutcome = Outcome & { readonly kind: 'response' };

/** Each line as a pair of a name and a value. */
export const pairsOf = (text: string): [string, string][] => piecesOf(text).map((line) => [line, line]);

/** JSON objects whose names and values are the text, and its lines. */
const objectsOf = (text: string): readonly string[] => [
  JSON.stringify({
    id: 'a',
    resultMessage: text,
    [text]: text,
    lastStateUpdateDateTime: `2026-01-01T00:00:00.${text}Z`,
  }),
  `{${piecesOf(text)
    .map((line, index) => `${JSON.stringify(`${line}${index}`)}:${JSON.stringify(line)}`)
    .join(',')}}`,
  `{${piecesOf(text)
    .map((line) => `"id":${JSON.stringify(line)}`)
    .join(',')}}`,
];

/** Errors that Graph may report, in each place where it reports them. */
export const errorsOf: (text: string) => readonly string[] = remembered((text) => [
  JSON.stringify({
    error: {
      code: text,
      message: text,
      innerError: { message: text, [text]: text, innerError: { code: text, date: text } },
      details: piecesOf(text).map((line) => ({ code: line, message: line, target: line })),
    },
  }),
  JSON.stringify({
    error: { code: 'BadRequest', message: JSON.stringify({ Message: text, CustomApiErrorPhrase: text }) },
  }),
  ...["Cannot convert the literal '", "The property '", 'a - Activity ID: ', 'one of the following scopes: '].map(
    (words) => JSON.stringify({ error: { code: 'BadRequest', message: words + text } }),
  ),
]);

/** Bodies of responses that hold the text. */
export const bodiesWith: (text: string) => readonly string[] = remembered((text) => [
  text,
  `{${text}}`,
  `[${text}]`,
  ...objectsOf(text),
  JSON.stringify({ '@odata.context': text, value: piecesOf(text).map((line) => ({ id: line, runState: line })) }),
]);

/** The response to a batch of the lines. */
const batchResponseOf = (text: string): string =>
  JSON.stringify({
    responses: piecesOf(text).map((line, index) => ({
      id: String(index),
      status: 201,
      headers: { [line]: line },
      body: { id: line },
    })),
  });

/** A batch of the lines. */
const batchOf = (text: string): string =>
  JSON.stringify({
    requests: piecesOf(text).map((line, index) => ({ id: String(index), method: 'POST', url: `/${line}`, body: line })),
  });

/** Requests that hold the text in each of their parts. */
export const requestsWith: (text: string) => readonly PreparedRequest[] = remembered((text) => {
  const made = (changes: Partial<PreparedRequest>): PreparedRequest =>
    withNothingHidden({
      method: 'POST',
      url: collection,
      headers: [['Content-Type', 'application/json']],
      body: '{}',
      droppedHeaders: [],
      ...changes,
    });
  const hidden = made({ body: JSON.stringify({ resultMessage: text }), hidden: new Map([['a', text.slice(0, 2000)]]) });
  return [
    made({ url: `${collection}/${text}`, method: 'PATCH' }),
    made({ url: `${collection}?$filter=${text}`, method: 'GET', body: undefined }),
    made({ headers: pairsOf(text), droppedHeaders: piecesOf(text) }),
    made({ body: text }),
    made({ url: 'https://graph.microsoft.com/beta/$batch', body: batchOf(text) }),
    { ...hidden, shown: { ...hidden.shown, body: text, references: referencesIn(text).map(({ name }) => name) } },
  ];
});

export const shownWith = (text: string): readonly ShownRequest[] => requestsWith(text).map(({ shown }) => shown);

const receivedOf = (request: PreparedRequest, changes: Partial<ReceivedResponse>): ReceivedOutcome => ({
  ...sent({ request }),
  kind: 'response',
  response: response({ statusText: '', ...changes }),
});

const plain = (text: string): PreparedRequest => requestsWith(text)[5] ?? requestsWith('')[5] ?? sent().request;

/** One in three, others for another text, because all of them are many times as long as the text. A thorough run uses them all. */
function someOf<Item>(text: string, items: readonly Item[]): readonly Item[] {
  const seed = Array.from(text.slice(0, 4), (character) => character.charCodeAt(0)).reduce(
    (sum, code) => sum + code,
    0,
  );
  return isThorough ? items : items.filter((_item, index) => (index + seed) % 3 === 0);
}

/** Responses that hold the text in each of their parts. */
export const receivedWith: (text: string) => readonly ReceivedOutcome[] = remembered((text) =>
  someOf(text, [
    ...bodiesWith(text).map((body) => receivedOf(plain(text), { status: 201, body })),
    ...errorsOf(text).map((body, index) =>
      receivedOf(plain(text), { status: [400, 403, 404][index % 3] ?? 400, body }),
    ),
    receivedOf(plain(text), {
      status: 401,
      headers: [['WWW-Authenticate', `Bearer claims="${text}"`], ...pairsOf(text)],
    }),
    receivedOf(plain(text), { status: 302, headers: [['Location', `https://a/${text}`]] }),
    receivedOf(plain(text), { status: 429, headers: [['Retry-After', text]], statusText: text }),
    receivedOf(plain(text), { status: 500, body: '' }),
    ...requestsWith(text)
      .filter(({ url }) => url.endsWith('$batch'))
      .map((request) => receivedOf(request, { status: 200, body: batchResponseOf(text) })),
  ]),
);

/** Outcomes of each kind that hold the text. */
export const outcomesWith: (text: string) => readonly Outcome[] = remembered((text) => [
  ...receivedWith(text),
  ...someOf(text, requestsWith(text)).flatMap((request): Outcome[] => [
    { ...sent({ request }), kind: 'failed', cause: 'other', reason: text, mayHaveArrived: true },
    { ...sent({ request }), kind: 'cancelled', mayHaveArrived: true },
  ]),
  {
    ...sent(),
    kind: 'sign-in-failed',
    failure: { message: text, nextStep: text, details: [{ name: text, value: text }] },
  },
  { ...sent(), kind: 'refused' },
]);

/** A history that holds the text, and one of as many exchanges as the text has lines. */
export const historyOf: (text: string) => readonly Exchange[] = remembered((text) => [
  ...outcomesWith(text).map((outcome, index) => exchangeOf(outcome, String(index))),
  ...piecesOf(text).map((line, index) =>
    exchangeOf({ ...sent({ startedAt: index }), kind: 'cancelled', mayHaveArrived: true }, line + String(index)),
  ),
]);

export const lookedAt = noOuterVariables.lookedAt;
