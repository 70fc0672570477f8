import type { NamedExchanges } from '../../../../../src/http/messages/message-value.ts';
import { messageFaultMessage } from '../../../../../src/send/prepare/values/message-fault.ts';
import { messagesFor, requestsNamedIn, withMessages } from '../../../../../src/send/prepare/values/message-values.ts';
import { withNothingHidden } from '../../../../../src/send/prepared-request.ts';
import { targetOf } from '../../../../../src/send/target.ts';
import { allRequests } from '../../../../../src/language/request/request-at.ts';
import { noOuterVariables, outerVariables } from '../../../../../src/http/variables/outer-variables.ts';
import { processNameIn } from '../../../../../src/http/variables/process-variables.ts';
import { referencesIn } from '../../../../../src/http/variables/references.ts';
import { referencesOf, segmentsFor } from '../../../../../src/send/prepare/filled-request.ts';
import { byName, readNamePage } from '../../../../../src/send/names/name-list.ts';
import { followUpRequest, requestThatReads, whyNoFollowUp } from '../../../../../src/send/prepare/follow-up.ts';
import { addressOf, rootFor } from '../../../../../src/send/prepare/graph-address.ts';
import { prepareAgain, processUsesAgain } from '../../../../../src/send/prepare/prepare-again.ts';
import { preparePayload } from '../../../../../src/send/prepare/prepare-payload.ts';
import { mergedUses, type ProcessUse } from '../../../../../src/send/prepare/values/process-use.ts';
import { processUseText } from '../../../../../src/send/prepare/values/process-use-text.ts';
import {
  placeholdersInUrl,
  placeholdersOf,
  prepareRequest,
  processUsesOf,
  requestsBefore,
} from '../../../../../src/send/prepare/prepare-request.ts';
import { previewText } from '../../../../../src/send/prepare/preview.ts';
import { refusalMessage } from '../../../../../src/send/prepare/refusal-message.ts';
import { requestVariables } from '../../../../../src/send/prepare/values/request-variables.ts';
import { fileOf, piecesOf, variablesOfText } from '../parts.ts';
import { cloud, collection, lookedAt, requestsWith, shownWith } from './parts.ts';
import { ignoresLength, inRequests, partOf, slow, type Table } from '../table.ts';

const sources = { now: new Date(0), newId: () => 'id', random: () => 0 };

/** Kept requests whose references have values that refer to others. */
const keptWith = (text: string) => {
  const references = [...new Set(referencesIn(text).map(({ name }) => name))];
  const given = references.map((name): [string, string] => [name, text.slice(0, 1000)]);
  return shownWith(text).map((shown) => ({ ...shown, references, given }));
};

/** Variables of the process environment by the names that a text refers to. */
const processVariablesOf = (text: string) => {
  const names = new Set(['a', 'b', ...referencesIn(text).map(({ name }) => processNameIn(name) ?? name)]);
  return outerVariables(
    { environmentFiles: [], dotenv: undefined, process: { names, values: new Map() }, unread: [] },
    undefined,
  );
};

const useWith = (name: string, texts: readonly string[]): ProcessUse => ({
  name,
  parts: texts,
  hasMoreParts: false,
  addresses: texts,
});

const namedNothing: NamedExchanges = {
  isNamed: () => true,
  get: () => ({
    request: { headers: [], body: '{}' },
    response: { headers: [], body: '{}', status: '', isWhole: true },
    isSecret: () => false,
  }),
};

export const sendPrepare: Table = {
  'send/prepare/filled-request.ts': {
    segmentsFor: (text) => {
      const values = new Map([['a', text], ...piecesOf(text).map((piece): [string, string] => [piece, 'a'])]);
      return () => segmentsFor(values);
    },
    filledRequest: partOf('prepareAgain'),
    referencesOf: (text) => {
      const requests = shownWith(text).map((shown) => ({ ...shown, bodyIsLiteral: false }));
      return () => requests.map(referencesOf);
    },
    unfilledOf: partOf('prepareAgain'),
  },
  'send/prepare/follow-up.ts': {
    followUpRequest: (text) => () =>
      (['PATCH', 'DELETE'] as const).map((method) => [
        followUpRequest(collection, { id: text, resultMessage: text, [text]: text }, method),
        followUpRequest(`${collection}/${text}`, { id: 'a', resultMessage: text }, method),
      ]),
    requestThatReads: (text) => {
      const post = { method: 'POST', headers: [], body: '{}', droppedHeaders: [] };
      const [made, below] = [collection, `${collection}/${text}`].map((url) => withNothingHidden({ ...post, url }));
      return () => made && below && [requestThatReads(made, { id: text }), requestThatReads(below, { id: 'a' })];
    },
    whyNoFollowUp: (text) => () => [
      whyNoFollowUp(collection, { id: text }, 'GET'),
      whyNoFollowUp(`https://graph.microsoft.com/beta/${text}`, { id: 'a' }, 'GET'),
    ],
  },
  'send/prepare/reading-request.ts': {
    readingRequest: partOf('requestThatReads'),
    withoutQuery: partOf('requestThatReads'),
  },
  'send/prepare/graph-address.ts': {
    addressOf: (text) => () =>
      [text, `/${text}`, `https://${text}`, collection + text].map((url) => addressOf(url, cloud)),
    rootFor: (text) => () => [text, `/${text}`, `https://${text}`, collection + text].map((url) => rootFor(url, cloud)),
  },
  'send/prepare/values/message-fault.ts': {
    messageFaultMessage: (text) => () =>
      messageFaultMessage({ reason: 'message-value', reference: text, request: text, fault: 'missing', status: text }),
  },
  'send/prepare/values/message-values.ts': {
    messagesFor: (text) => {
      const references = piecesOf(text).map((piece) => `a.response.body['${piece}']`);
      return () => messagesFor([text, ...references], namedNothing);
    },
    requestsNamedIn: (text) => {
      const references = piecesOf(text).map((piece) => `a.response.body['${piece}']`);
      return () => requestsNamedIn([text, ...references], namedNothing);
    },
    withMessages: (text) => {
      const values = new Map([['v', { kind: 'text', text, isSecret: false } as const]]);
      const request = {
        url: `/a?b=${text}{{v}}`,
        headers: [['a', text] as const],
        body: `{"${text}{{v}}`,
        bodyIsLiteral: false,
      };
      return () => withMessages(request, values, namedNothing);
    },
  },
  'send/prepare/prepare-again.ts': {
    prepareAgain: slow((text) => {
      const requests = keptWith(text);
      return () => requests.map((shown) => prepareAgain('POST', shown, noOuterVariables, cloud));
    }),
    processUsesAgain: slow((text) => {
      const requests = keptWith(text);
      const outer = processVariablesOf(text);
      return () => requests.map((shown) => processUsesAgain(shown, outer, cloud));
    }),
  },
  'send/prepare/prepare-payload.ts': {
    preparePayload: (text) => () =>
      preparePayload(
        text,
        { path: '/deviceManagement/deviceShellScripts/{deviceManagementScriptId}/deviceRunStates' } as never,
        new Map([['deviceManagementScriptId', text]]),
        cloud,
      ),
  },
  'send/names/name-list.ts': {
    readNamePage: (text) => {
      const properties = { nameProperty: 'displayName', detailProperty: 'userPrincipalName' };
      const entities = piecesOf(text).map((piece) => ({ id: piece, displayName: piece, userPrincipalName: text }));
      const pages = [
        text,
        JSON.stringify({ value: entities.slice(0, 10), '@odata.nextLink': `${collection}?${text}` }),
      ];
      return () => pages.map((page) => readNamePage(page, collection, properties));
    },
    byName: (text) => {
      const entities = piecesOf(text).map((piece) => ({ id: piece, name: piece, detail: '' }));
      return () => byName(entities);
    },
  },
  'send/prepare/prepare-request.ts': {
    placeholdersInUrl: inRequests((text) => {
      const requests = allRequests(fileOf(text));
      const variables = variablesOfText(text);
      return () => requests.map(({ request }) => placeholdersInUrl(request, variables));
    }),
    placeholdersOf: inRequests((text) => {
      const requests = allRequests(fileOf(text));
      const variables = variablesOfText(text);
      return () => requests.map(({ request }) => placeholdersOf(request, variables));
    }),
    // As all requests of a file are sent.
    prepareRequest: inRequests((text) => {
      const file = fileOf(text);
      const requests = allRequests(file);
      return () =>
        requests.map(({ block, request }) => {
          const own = block.text.slice(request.start, request.end);
          const variables = requestVariables(file, noOuterVariables, own, sources);
          return prepareRequest(block, request, variables, new Map(), targetOf('sandbox'));
        });
    }),
    requestsBefore: inRequests((text) => {
      const file = fileOf(text);
      const [placed] = allRequests(file);
      const variables = placed && requestVariables(file, noOuterVariables, text, sources, namedNothing);
      return () => variables && requestsBefore(placed.block, placed.request, variables);
    }),
    processUsesOf: inRequests((text) => {
      const file = fileOf(text);
      const outer = processVariablesOf(text);
      const requests = allRequests(file);
      const [first] = requests;
      const variables = first && requestVariables(file, outer, text, sources);
      return () =>
        variables && requests.map(({ block, request }) => processUsesOf(block, request, variables, cloud, undefined));
    }),
    completeRequest: partOf('prepareAgain'),
  },
  'send/prepare/preview.ts': {
    previewText: slow((text) => {
      const requests = requestsWith(text);
      return () =>
        requests.map((request) => previewText(request, cloud, { name: text, tenantId: text }, piecesOf(text)));
    }),
  },
  'send/prepare/values/process-use-text.ts': {
    processUseText: (text) => {
      const use = useWith(text, [...piecesOf(text), text]);
      return () => processUseText(use);
    },
  },
  'send/prepare/values/process-use.ts': {
    processUses: partOf('processUsesAgain'),
    mergedUses: (text) => {
      const uses = piecesOf(text).map((piece) => useWith(piece, [piece]));
      const ofOne = uses.map((use) => ({ ...use, name: 'a' }));
      return () => [mergedUses(uses), mergedUses(ofOne)];
    },
  },
  'send/prepare/refusal-message.ts': {
    refusalMessage: (text) => {
      const names = piecesOf(text);
      return () => [
        refusalMessage({ reason: 'unknown-variables', names: [text, ...names], lookedAt }),
        refusalMessage({ reason: 'unfilled', variables: names, written: names, lookedAt }),
        refusalMessage({ reason: 'invalid-url', url: text }),
        refusalMessage({ reason: 'foreign-host', host: text }),
      ];
    },
  },
  'send/prepare/values/request-variables.ts': {
    requestVariables: partOf('prepareRequest'),
    withAnswers: ignoresLength('it adds it'),
  },
};
