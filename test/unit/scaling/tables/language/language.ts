import { noNamedExchanges, type NamedExchanges } from '../../../../../src/http/messages/message-value.ts';
import { messageProposals } from '../../../../../src/language/completion/message.ts';
import { messageHover, requestReferredTo } from '../../../../../src/language/messages.ts';
import { clouds, entityTypes } from '../../../../../src/catalog/index.ts';
import { matchRoute } from '../../../../../src/catalog/routes.ts';
import { asWritten } from '../../../../../src/http/escape/request-text.ts';
import type { Block, Body, HttpRequest, Text } from '../../../../../src/http/model.ts';
import {
  noOuterVariables,
  type OuterVariable,
  type OuterVariables,
} from '../../../../../src/http/variables/outer-variables.ts';
import { referencesIn } from '../../../../../src/http/variables/references.ts';
import { propertyInPayload, propertyInRequest, readBodyJson } from '../../../../../src/language/body-json.ts';
import { checkBatch } from '../../../../../src/language/checks/batch.ts';
import { checkBody, checkPayload, namedType } from '../../../../../src/language/checks/body/body.ts';
import { FileChecker } from '../../../../../src/language/checks/file.ts';
import {
  checkContentType,
  checkCookies,
  checkHeaders,
  headersInBody,
} from '../../../../../src/language/checks/headers.ts';
import { checkDefinitions } from '../../../../../src/language/checks/definitions.ts';
import { checkRequestPortability } from '../../../../../src/language/checks/portability.ts';
import { checkReferences } from '../../../../../src/language/checks/references.ts';
import { checkLayout, checkRequest } from '../../../../../src/language/checks/request.ts';
import { checkSendable } from '../../../../../src/language/checks/sendable.ts';
import { checkUrl } from '../../../../../src/language/checks/url/url.ts';
import { odataTypeNode } from '../../../../../src/language/checks/body/object-type.ts';
import { checkValue } from '../../../../../src/language/checks/body/value.ts';
import { CheckedVariables } from '../../../../../src/language/checks/checked-variables.ts';
import { isPlaceholderValue } from '../../../../../src/language/values/placeholder-values.ts';
import { firstOfSeveral, graphRequestLines } from '../../../../../src/language/code-lenses.ts';
import { placeAt } from '../../../../../src/language/completion/body/place.ts';
import { completeBody } from '../../../../../src/language/completion/body/body.ts';
import { complete, completePayload } from '../../../../../src/language/completion/complete.ts';
import { type CompletionContext, completionContextAt } from '../../../../../src/language/completion/context.ts';
import { completeDirective } from '../../../../../src/language/completion/directive.ts';
import { completeHeader } from '../../../../../src/language/completion/header.ts';
import { completeMethod } from '../../../../../src/language/completion/method.ts';
import { inThisOrder } from '../../../../../src/language/completion/model.ts';
import { completeByName } from '../../../../../src/language/completion/url/by-name.ts';
import { keyAt } from '../../../../../src/language/completion/url/key.ts';
import { completePath } from '../../../../../src/language/completion/url/path.ts';
import { completeQuery } from '../../../../../src/language/completion/url/query.ts';
import {
  routeOperationMarkdown,
  routeOperationsOf,
  effectInWords,
} from '../../../../../src/language/completion/url/route.ts';
import { completeRequestStart, mayBeginBelow, prefixAt } from '../../../../../src/language/completion/request-start.ts';
import { completeSandbox } from '../../../../../src/language/completion/sandbox.ts';
import { methodOf, placeholder, wordBefore } from '../../../../../src/language/completion/text.ts';
import { isWorthOpening, triggerCharacters } from '../../../../../src/language/completion/trigger.ts';
import { completeUrl } from '../../../../../src/language/completion/url/url.ts';
import { completeReference, completeVariableDefinition } from '../../../../../src/language/completion/variable.ts';
import { FileLinks } from '../../../../../src/language/navigation/document-links.ts';
import { findRequest, requestName } from '../../../../../src/language/navigation/find-request.ts';
import { urlSegment } from '../../../../../src/http/escape/url-segment.ts';
import { idEdits, idPlaceOf } from '../../../../../src/language/insert/id.ts';
import { collectionOfAll } from '../../../../../src/language/request/key-place.ts';
import { ComposedEdits } from '../../../../../src/language/fixes/composed-edits.ts';
import { definedInEnvironments, emptyValueOf } from '../../../../../src/language/fixes/define-in-environments.ts';
import { disableForFile, disableForLine } from '../../../../../src/language/fixes/disable-fixes.ts';
import { checkPayloadFile, sentPayload } from '../../../../../src/language/payload-file/schema-property.ts';
import { fixAll, fixAllInPayload, isFixable } from '../../../../../src/language/fixes/fix-all.ts';
import {
  defaultSeverity,
  fixesFor,
  type Problem,
  problemAt,
  problemDocumentation,
  problemMessage,
  severityWhereNothingIsSent,
  isCompiled,
} from '../../../../../src/language/problems/problem.ts';
import { notSendableMessage } from '../../../../../src/language/problems/families/sendable.ts';
import { applySeverities, readSeveritySettings } from '../../../../../src/language/problems/severity-setting.ts';
import { lineComments } from '../../../../../src/language/text/line-comments.ts';
import { removeProperty } from '../../../../../src/language/text/remove-property.ts';
import { FileFolding } from '../../../../../src/language/navigation/folding.ts';
import { wordsOf } from '../../../../../src/language/insert/offered-requests.ts';
import { formatBlock } from '../../../../../src/language/format-body.ts';
import {
  bodyType,
  type GraphRequest,
  graphRequestOf,
  hasForeignHost,
} from '../../../../../src/language/request/graph-request.ts';
import { parseHttpFile } from '../../../../../src/http/file.ts';
import { namedRequests } from '../../../../../src/http/messages/request-names.ts';
import { definitionsOf } from '../../../../../src/http/variables/variables.ts';
import { isHidden } from '../../../../../src/language/variables/hidden-variables.ts';
import { bodyHover, payloadHover } from '../../../../../src/language/hover/body.ts';
import { directiveHover, sandboxHover } from '../../../../../src/language/hover/directive.ts';
import { headerHover } from '../../../../../src/language/hover/header.ts';
import { hoverAt } from '../../../../../src/language/hover/hover.ts';
import { paragraphs } from '../../../../../src/language/hover/markdown.ts';
import { methodFacts, methodHover, routeFacts } from '../../../../../src/language/hover/operations.ts';
import { queryHover } from '../../../../../src/language/hover/query.ts';
import { urlHover } from '../../../../../src/language/hover/url.ts';
import { variableHover } from '../../../../../src/language/hover/variable.ts';
import { insertRequest, lastAbout, newRequest } from '../../../../../src/language/insert/request.ts';
import {
  editMarkdown,
  editOnPage,
  insertedOnPage,
  parseMarkdown,
} from '../../../../../src/language/markdown/blocks.ts';
import { editInQuote, linesInQuote, quoteMarks, withoutQuote } from '../../../../../src/language/markdown/quotes.ts';
import { nearestRoute } from '../../../../../src/language/request/nearest-route.ts';
import {
  isDefinable,
  missingVariablesAdvice,
  referenceInValueMessage,
} from '../../../../../src/language/variables/missing-variables.ts';
import { notRunOf } from '../../../../../src/language/request/not-run.ts';
import { indented } from '../../../../../src/language/problems/fix.ts';
import { relatedPlace } from '../../../../../src/language/navigation/related-place.ts';
import { notSetIn, notSetMessage, placelessNotSetIn } from '../../../../../src/language/variables/script-variables.ts';
import { headersWithValues } from '../../../../../src/language/request/never-sent.ts';
import { endOfJson, headerIn, linesOfPage, requestLineIn } from '../../../../../src/language/paste/lines.ts';
import { readRequest } from '../../../../../src/language/paste/one-request.ts';
import { foldRoutes, pasteRequest } from '../../../../../src/language/paste/paste.ts';
import { readPage } from '../../../../../src/language/paste/read.ts';
import { cleanRequest, pretty, prettyIfFlat } from '../../../../../src/language/paste/write.ts';
import {
  fixesInFile,
  isReportedByJsonSupport,
  payloadFilePattern,
} from '../../../../../src/language/payload-file/payload-file.ts';
import {
  checkDisableComments,
  disabledInFile,
  lineOfProblem,
  nothingDisabled,
  withoutDisabled,
} from '../../../../../src/language/problems/suppression.ts';
import { isLeftOut, readablePart } from '../../../../../src/language/readable-part.ts';
import { allRequests, lineOfRequest, requestAt, requestsIn } from '../../../../../src/language/request/request-at.ts';
import { readSandboxDirective, sandboxPlanOf } from '../../../../../src/language/sandbox-directive.ts';
import { selectionSpansAt } from '../../../../../src/language/navigation/selection-ranges.ts';
import { FileOutline } from '../../../../../src/language/navigation/symbols.ts';
import {
  blankLineBeforeHeaders,
  firstLineOf,
  lineEndAt,
  SourceText,
  wholeLines,
} from '../../../../../src/language/text/source-text.ts';
import { didYouMean } from '../../../../../src/language/text/wording.ts';
import {
  newNameFault,
  referenceNamedAt,
  variableAt,
} from '../../../../../src/language/navigation/variable-navigation.ts';
import { definitionOf, referenceAt } from '../../../../../src/language/navigation/variable-places.ts';
import { fileOf, largestBlockOf, lineOf, offsetsIn, remembered, variablesOfText } from '../parts.ts';
import { ignoresLength, inRequests, partOf, slowInRequests, type Table } from '../table.ts';

const now = new Date(0);
const [cloud] = clouds;
const [entityType] = entityTypes;
if (cloud === undefined || entityType === undefined) throw new Error('a catalog without a cloud or an entity type');

interface Placed {
  readonly block: Block;
  readonly request: HttpRequest;
}

interface PlacedInGraph extends Placed {
  readonly graphRequest: GraphRequest;
}

/** The requests of the longest block. */
const placedRequests = (text: string): Placed[] => {
  const block = largestBlockOf(text);
  return block.requests.map((request) => ({ block, request }));
};

/** Those that go to Graph. */
const graphRequests: (text: string) => PlacedInGraph[] = remembered((text) =>
  placedRequests(text).flatMap(({ block, request }) => {
    const graphRequest = graphRequestOf(request, variablesOfText(text));
    return graphRequest ? [{ block, request, graphRequest }] : [];
  }),
);

/** The bodies of the longest block. */
const bodies = (text: string): { readonly block: Block; readonly body: Body }[] =>
  placedRequests(text).flatMap(({ block, request: { body } }) => (body ? [{ block, body }] : []));

/** The text as the body of a request. */
const bodyOf = (text: string): Text => ({ start: 0, end: text.length, text });

const checkedVariables = (text: string): CheckedVariables => {
  const variables = variablesOfText(text);
  const file = parseHttpFile(text);
  return new CheckedVariables(variables, variables, definitionsOf(file), noOuterVariables.lookedAt, {
    named: () => namedRequests(file),
    isAboutGraph: () => true,
    notSet: (name) => placelessNotSetIn(file, name),
  });
};

/** The lines as variables of an environment file. */
const outerOf: (text: string) => OuterVariables = remembered((text) => {
  const byName = new Map<string, OuterVariable>(
    text
      .split('\n')
      .map((value, index) => [`n${index}`, { value, origin: { kind: 'environment', environment: 'dev', file: 'a' } }]),
  );
  return { ...noOuterVariables, byName };
});

/** The problems of the longest block, with some of each kind that its text may lack. */
const problemsOf: (text: string) => readonly Problem[] = remembered((text) => {
  const file = fileOf(text);
  const index = file.blocks.indexOf(largestBlockOf(text));
  const end = Math.min(10, file.blocks[index]?.text.length ?? 0);
  return [
    ...new FileChecker().checkBlock(file, index),
    problemAt({ start: 0, end }, { code: 'duplicate-property', name: text }),
    problemAt({ start: 0, end }, { code: 'invalid-json', fault: 'comment' }),
    problemAt({ start: 0, end: 1 }, { code: 'body-not-object', structuredType: entityType, actual: 'array' }),
    ...requestProblemsOf(text),
  ];
});

function requestProblemsOf(text: string): Problem[] {
  const end = largestBlockOf(text).text.length;
  return [
    problemAt({ start: 0, end: 0 }, { code: 'unresolved-placeholder', written: text, usual: text, exact: true }),
    problemAt({ start: 0, end }, { code: 'example-response', response: { start: 0, end } }),
    problemAt(
      { start: 0, end },
      { code: 'not-portable', construct: { kind: 'block-comment', comment: { start: 0, end } } },
    ),
  ];
}

/** The longest block, for functions that look up many places in it. */
const sourceOf = (text: string): SourceText => new SourceText(largestBlockOf(text).text);

/** The completion contexts at some offsets of the longest block. */
const spotsOf: (text: string) => { readonly at: number; readonly spot: CompletionContext }[] = remembered((text) => {
  const block = largestBlockOf(text);
  return offsetsIn(block.text).flatMap((at) => {
    const spot = completionContextAt(block, at);
    return spot ? [{ at, spot }] : [];
  });
});

/** Calls a function with each completion context of a kind. */
const atSpots =
  <Kind extends CompletionContext['kind']>(
    kind: Kind,
    call: (spot: CompletionContext & { readonly kind: Kind }, at: number, text: string) => unknown,
  ) =>
  (text: string) => {
    const spots = spotsOf(text).filter(
      (found): found is typeof found & { spot: CompletionContext & { kind: Kind } } => found.spot.kind === kind,
    );
    return () => spots.map(({ spot, at }) => call(spot, at, text));
  };

const urlSpotOf = (text: string): CompletionContext & { readonly kind: 'url' } => ({
  kind: 'url',
  request: {
    ...{ start: 0, end: 0, name: undefined, method: undefined, url: undefined, httpVersion: undefined },
    ...{ headers: [], body: undefined, response: undefined, foreign: [] },
  },
  before: text,
  after: text,
  isFirstLine: true,
  later: text,
});

/** A route whose key is the text. */
const matchOf = (text: string) => {
  const match = matchRoute(`/deviceManagement/deviceShellScripts/a${text.replace(/\W/g, 'b')}/deviceRunStates`, 'beta');
  if (match === undefined) throw new Error('a route that is not one');
  return match;
};

const directiveWith = (name: string, value: string) => ({
  start: 0,
  end: value.length,
  name: lineOf(name),
  value: lineOf(value),
});

/** The text, cleaned as a page is before it is read. */
const pageOf: (text: string) => readonly string[] = remembered(linesOfPage);

/** Each line as a selection. */
const selectionsIn = (text: string) => {
  let start = 0;
  return text.split('\n').map((line) => {
    const selection = { start, end: start + line.length };
    start += line.length + 1;
    return selection;
  });
};

const placeIn = (text: string) => ({ file: fileOf(text), start: text.length >> 1, end: text.length >> 1 });

const namedWith = (text: string): NamedExchanges => ({
  isNamed: () => true,
  get: () => ({
    request: { headers: [], body: text },
    response: { headers: [[text, text]], body: JSON.stringify({ a: text, [text]: 1 }), status: text, isWhole: true },
    isSecret: () => false,
  }),
});

/** The first block of a fence in a quote. */
const quotedBlockOf = (text: string): Block | undefined =>
  parseMarkdown(`> \`\`\`http\n${text.replace(/^/gm, '> ')}\n> \`\`\`\n`).blocks[1];

export const language: Table = {
  'language/body-json.ts': {
    readBodyJson: inRequests((text) => {
      const variables = variablesOfText(text);
      return () => {
        const { root, valueOf } = readBodyJson(text, bodyOf(text), variables);
        return root?.children?.map((child) => valueOf(child.children?.[1] ?? child));
      };
    }),
    propertyInRequest: inRequests((text) => {
      const requests = placedRequests(text);
      return () => requests.map(({ block, request }) => propertyInRequest(block, request, 'runState'));
    }),
    propertyInPayload: (text) => () => propertyInPayload(text, 'runState'),
  },
  'language/code-lenses.ts': {
    firstOfSeveral: inRequests((text) => {
      const [file, variables] = [fileOf(text), variablesOfText(text)];
      return () => firstOfSeveral(file, variables);
    }),
    graphRequestLines: inRequests((text) => {
      const [block, variables] = [largestBlockOf(text), variablesOfText(text)];
      return () => graphRequestLines(block, variables);
    }),
  },
  'language/completion/body/place.ts': {
    placeAt: async (text) => {
      const { getLanguageService, TextDocument } = await import('vscode-json-languageservice');
      const document = TextDocument.create('body:/body.json', 'json', 0, '{"a": 1}');
      const parsed = getLanguageService({}).parseJSONDocument(document);
      return () =>
        [text, `"${text}`].flatMap((value) => {
          const json = `{"a": ${value}`;
          return [6, ...offsetsIn(json)].map((at) => placeAt(json, at, { start: at, end: at }, parsed));
        });
    },
  },
  'language/completion/body/body.ts': {
    completeBody: slowInRequests((text) => {
      // The caller checks the depth first.
      const depth = readBodyJson(text, bodyOf(text), undefined).faults.some(
        ({ fault }) => fault === 'nested-too-deeply',
      );
      const body = bodyOf(`{"resultMessage": ${depth ? text.replace(/[[{]/g, '') : text}`);
      return () => Promise.all([7, 19, body.end].map((at) => completeBody(body, at, entityType, now)));
    }),
  },
  'language/completion/directive.ts': {
    completeDirective: (text) => () =>
      ['# @', '# @name ', '# @sandbox ', '# graph-disable '].map((start) => {
        const line = lineOf(`${start}${text}`);
        const spot = { kind: 'directive', line, request: undefined, isAbove: true } as const;
        return completeDirective(spot, line.end, true, new Map());
      }),
  },
  'language/completion/header.ts': {
    completeHeader: inRequests(atSpots('header', (spot, at, text) => completeHeader(spot, at, variablesOfText(text)))),
  },
  'language/completion/method.ts': {
    completeMethod: (text) => () => completeMethod({ start: 0, end: 1 }, text, new Map([['a', 'b']])),
  },
  'language/completion/model.ts': {
    inThisOrder: (text) => {
      const completions = text.split('\n').map((label) => ({
        ...({ label, kind: 'value', isSnippet: false } as const),
        edit: { start: 0, end: 0, text: label },
      }));
      return () => inThisOrder(completions);
    },
  },
  'language/completion/request-start.ts': {
    prefixAt: (text) => () => offsetsIn(text).map((at) => prefixAt(text, at)),
    mayBeginBelow: (text) => () =>
      fileOf(text).blocks.flatMap((block) => {
        const end = block.text.length;
        const last = block.requests.at(-1);
        return last ? [mayBeginBelow(last, block, { start: end, end, text: '' })] : [];
      }),
    completeRequestStart: (text) => () => completeRequestStart(lineOf(text), false, clouds[0]),
  },
  'language/completion/url/by-name.ts': {
    completeByName: inRequests((text) => {
      const [block, variables] = [largestBlockOf(text), variablesOfText(text)];
      return () => completeByName(urlSpotOf(text), block, text.length, variables, () => true);
    }),
  },
  'language/completion/url/key.ts': {
    keyIn: partOf('completeByName'),
    keyAt: inRequests((text) => {
      const [block, variables] = [largestBlockOf(text), variablesOfText(text)];
      return () => keyAt(block, block.text.length, variables);
    }),
  },
  'language/insert/id.ts': {
    idPlaceOf: inRequests((text) => {
      const requests = allRequests(fileOf(text));
      return () => requests.map((placed) => idPlaceOf(placed, 'id'));
    }),
    idEdits: inRequests((text) => {
      const places = allRequests(fileOf(text)).map((placed) => ({ placed, spans: [placed.request] }));
      const id = urlSegment('value');
      if (typeof id !== 'string') throw new Error('a value that is no segment');
      return () =>
        (['comment', 'variable'] as const).map((as) =>
          idEdits(places, { id, name: text, label: text }, as, variablesOfText(text)),
        );
    }),
  },
  'language/request/key-place.ts': {
    collectionOfAll: (text) => {
      const befores = [text, `/beta/${text}/`, `/beta/deviceManagement/deviceShellScripts/${text}/userRunStates/`];
      return () => befores.map((before) => collectionOfAll([before], new Map()));
    },
  },
  'language/request/prologue.ts': { prologueStart: partOf('idEdits') },
  'language/completion/url/path.ts': {
    completePath: inRequests((text) => {
      const variables = variablesOfText(text);
      return () => completePath(urlSpotOf(text), text.length, variables);
    }),
  },
  'language/completion/url/query.ts': {
    completeQuery: inRequests((text) => {
      const variables = variablesOfText(text);
      const path = '/beta/deviceManagement/deviceShellScripts/1/deviceRunStates?';
      return () =>
        ['', '$filter=', '$select=', '$expand='].map((option) =>
          completeQuery({ ...urlSpotOf(text), before: `${path}${option}${text}` }, 1, variables),
        );
    }),
  },
  'language/completion/url/route.ts': {
    effectInWords: (text) => () =>
      routeOperationsOf('POST').map((destination) => effectInWords({ ...destination, path: text })),
    routeOperationMarkdown: (text) => () =>
      routeOperationsOf('POST').map((destination) => routeOperationMarkdown({ ...destination, path: text })),
  },
  'language/completion/sandbox.ts': {
    completeSandbox: (text) => () => completeSandbox(`500 ${text}`, () => ({ start: 0, end: 0 })),
  },
  'language/completion/context.ts': {
    completionContextAt: slowInRequests((text) => {
      const block = largestBlockOf(text);
      return () => [0.3, 0.6, 1].map((part) => completionContextAt(block, Math.floor(block.text.length * part)));
    }),
  },
  'language/completion/trigger.ts': {
    isWorthOpening: slowInRequests((text) => {
      const spots = spotsOf(text);
      return () =>
        spots.flatMap(({ spot }) => triggerCharacters.map((trigger) => isWorthOpening(spot, trigger, text + trigger)));
    }),
  },
  'language/completion/url/url.ts': {
    completeUrl: inRequests((text) => {
      const variables = variablesOfText(text);
      return () => completeUrl(urlSpotOf(text), text.length, variables, cloud);
    }),
  },
  'language/completion/variable.ts': {
    completeReference: slowInRequests((text) => {
      const [file, variables, outer] = [fileOf(text), variablesOfText(text), outerOf(text)];
      return () =>
        completeReference(
          { kind: 'reference', start: 0, end: 0, closing: '}}' },
          text,
          file,
          variables,
          outer,
          noNamedExchanges,
        );
    }),
    completeVariableDefinition: (text) => {
      const line = lineOf('@');
      return () => completeVariableDefinition(line, 1, text, new Set(), cloud);
    },
  },
  'language/completion/text.ts': {
    wordBefore: (text) => () => [/\w/, /./s].map((part) => wordBefore(text, text.length, part)),
    methodOf: (text) => () =>
      methodOf({ ...urlSpotOf(text), request: { ...urlSpotOf(text).request, method: lineOf(text) } }),
    placeholder: (text) => () => placeholder(1, text),
  },
  'language/completion/complete.ts': {
    completePayload: slowInRequests((text) => () => {
      const payload = `{${text}}`;
      return Promise.all(
        [0.4, 1].map((part) => completePayload(payload, Math.floor(payload.length * part), entityType, now)),
      );
    }),
    complete: slowInRequests((text) => {
      const [file, outer] = [fileOf(text), outerOf(text)];
      return () =>
        Promise.all(
          [0.4, 0.9, 1].map((part) =>
            complete({ file, offset: Math.floor(text.length * part), cloud, now, outer, trigger: undefined }),
          ),
        );
    }),
  },
  'language/navigation/document-links.ts': {
    FileLinks: inRequests((text) => {
      const file = fileOf(text);
      return () => new FileLinks().links(file);
    }),
  },
  'language/navigation/find-request.ts': {
    requestName: inRequests((text) => {
      const { requests } = largestBlockOf(text);
      return () => requests.map(requestName);
    }),
    findRequest: inRequests((text) => {
      const file = fileOf(text);
      const names = [...largestBlockOf(text).requests.slice(0, 1).map(requestName), text];
      return () => names.flatMap((name) => [...findRequest(file, { line: 1, name, body: text })]);
    }),
  },
  'language/navigation/folding.ts': {
    FileFolding: inRequests((text) => {
      const file = fileOf(text);
      return () => new FileFolding().folds(file);
    }),
  },
  'language/format-body.ts': {
    formatBlock: inRequests((text) => {
      const block = largestBlockOf(text);
      const options = { tabSize: 2, insertSpaces: true, eol: '\n' };
      return () => formatBlock(block, options);
    }),
  },
  'language/request/graph-request.ts': {
    routeBodyType: partOf('bodyType'),
    sendsBody: ignoresLength('it looks at the method'),
    bodyType: inRequests((text) => {
      const requests = graphRequests(text);
      return () => requests.map(({ graphRequest }) => bodyType(graphRequest));
    }),
    graphRequestOf: inRequests((text) => {
      const [requests, variables] = [placedRequests(text), variablesOfText(text)];
      return () => requests.map(({ request }) => graphRequestOf(request, variables));
    }),
    hasForeignHost: inRequests((text) => {
      const [requests, variables] = [placedRequests(text), variablesOfText(text)];
      return () => requests.map(({ request }) => hasForeignHost(request, variables));
    }),
  },
  'language/variables/hidden-variables.ts': {
    isHidden: (text) => () => isHidden({ value: text, origin: { kind: 'process' } }),
  },
  'language/hover/body.ts': {
    payloadHover: inRequests((text) => () => offsetsIn(text).map((at) => payloadHover(`{${text}}`, entityType, at))),
    bodyHover: inRequests((text) => {
      const [[first], variables] = [bodies(text), variablesOfText(text)];
      return () => first && offsetsIn(text).map((at) => bodyHover(first.block, first.body, entityType, variables, at));
    }),
  },
  'language/hover/directive.ts': {
    directiveHover: (text) => () => ['name', 'sandbox', text].map((name) => directiveHover(directiveWith(name, text))),
    sandboxHover: (text) => () => sandboxHover(directiveWith('sandbox', text)),
  },
  'language/hover/header.ts': {
    headerHover: (text) => () => ['Authorization', 'Host', text].map((name) => headerHover(name, text)),
  },
  'language/hover/markdown.ts': {
    paragraphs: (text) => {
      const texts = text.split('\n').slice(0, 1000);
      return () => paragraphs(...texts);
    },
  },
  'language/hover/operations.ts': {
    methodFacts: (text) => {
      const match = matchOf(text);
      return () => [methodFacts('POST', match), methodFacts(text, match)];
    },
    routeFacts: (text) => {
      const match = matchOf(text);
      return () => routeFacts(match);
    },
    methodHover: inRequests((text) => {
      const requests = graphRequests(text);
      return () => requests.map(({ graphRequest }) => methodHover(graphRequest));
    }),
  },
  'language/hover/query.ts': {
    queryHover: (text) => () =>
      offsetsIn(text).map((offset) =>
        queryHover(text, 0, ({ start, end }) => start <= offset && offset <= end, matchOf('1')),
      ),
  },
  'language/hover/url.ts': {
    urlHover: inRequests((text) => {
      const [first] = graphRequests(text);
      return () =>
        first && offsetsIn(text).map((offset) => urlHover(text, { start: offset, end: offset }, first.graphRequest));
    }),
  },
  'language/hover/variable.ts': {
    variableHover: inRequests((text) => {
      const [file, variables, outer] = [fileOf(text), variablesOfText(text), outerOf(text)];
      const names = ['a', 'n1', ...variables.keys()];
      return () => names.map((name) => variableHover(file, name, variables, outer));
    }),
  },
  'language/hover/hover.ts': {
    hoverAt: inRequests((text) => {
      const file = fileOf(text);
      return () => offsetsIn(text).map((offset) => hoverAt(file, offset));
    }),
  },
  'language/insert/request.ts': {
    insertRequest: inRequests((text) => {
      const file = fileOf(text);
      return () => offsetsIn(text).map((offset) => insertRequest(file, offset, asWritten(text)));
    }),
    lastAbout: inRequests((text) => {
      const file = parseHttpFile(`GET ${text}\n###\n`.repeat(3));
      return () => [-1, 0].map((index) => lastAbout(file, index, [text, 'a', '']));
    }),
    newRequest: inRequests((text) => {
      const [file, [route]] = [fileOf(text), entityType.routes];
      return () =>
        route && offsetsIn(text).map((offset) => newRequest(file, offset, { type: entityType, route }, cloud));
    }),
  },
  'language/insert/offered-requests.ts': {
    wordsOf: (text) => () => wordsOf(text),
  },
  'language/markdown/blocks.ts': {
    editMarkdown: inRequests((text) => {
      const file = parseMarkdown(`# a\n\n\`\`\`http\n${text}\n\`\`\`\n`);
      const at = file.length >> 1;
      return () => editMarkdown(file, { start: at, end: at, text: 'x' });
    }),
    parseMarkdown: inRequests((text) => () => {
      const page = `# a\n\n\`\`\`http\n${text}\n\`\`\`\n`;
      const file = parseMarkdown(text);
      return [parseMarkdown(`${text}x`, file), parseMarkdown(page)];
    }),
    editOnPage: inRequests((text) => {
      const block = quotedBlockOf(text);
      return () => block && editOnPage({ start: 0, end: 0, text }, block);
    }),
    insertedOnPage: inRequests((text) => {
      const block = quotedBlockOf(text);
      return () => block && insertedOnPage({ start: 0, end: 0, text }, block);
    }),
  },
  'language/markdown/quotes.ts': {
    quoteMarks: (text) => () => quoteMarks(text, { depth: text.length, mark: text }),
    withoutQuote: (text) => () => withoutQuote(text, { depth: 2, mark: '> >' }),
    editInQuote: (text) => () => editInQuote({ start: 0, end: 0, text }, { depth: 1, mark: '>' }, text),
    linesInQuote: (text) => () => [
      linesInQuote(text, { depth: 1, mark: '>' }, '> a'),
      linesInQuote('a\nb', { depth: 1, mark: '>' }, text),
    ],
  },
  'language/request/nearest-route.ts': {
    nearestRoute: (text) => () => [nearestRoute(text, true), nearestRoute(`/deviceManagement/${text}`, false)],
  },
  'language/messages.ts': {
    requestReferredTo: (text) => {
      const file = fileOf(text);
      return () => [text, `${text}.response.body.a`].map((reference) => requestReferredTo(file, reference));
    },
    shownMessage: partOf('messageHover'),
    promptHover: partOf('messageHover'),
    messageHover: (text) => () =>
      [text, `a.response.body.${text}`, `$prompt ${text}`].map((reference) => messageHover(reference, namedWith(text))),
  },
  'language/completion/message.ts': {
    messageProposals: slowInRequests((text) => {
      const [file, named] = [fileOf(text), namedWith(text)];
      return () =>
        [text, `a.response.body.${text}`, 'a.response.body.'].map((typed) => messageProposals(typed, file, named));
    }),
  },
  'language/variables/missing-variables.ts': {
    missingVariablesAdvice: (text) => {
      const names = [...new Set(referencesIn(text).map(({ name }) => name)), text];
      const elsewhere = new Map(names.map((name) => [name, new Set(names.slice(0, 3))]));
      const lookedAt = { ...noOuterVariables.lookedAt, elsewhere, unread: [{ file: text, fault: 'link' } as const] };
      return () => [missingVariablesAdvice(names, lookedAt), missingVariablesAdvice(names, noOuterVariables.lookedAt)];
    },
    referenceInValueMessage: (text) => () => referenceInValueMessage(text, noOuterVariables.lookedAt),
    isDefinable: (text) => () => [text, ...referencesIn(text).map(({ name }) => name)].map(isDefinable),
  },
  'language/request/not-run.ts': {
    notRunOf: inRequests((text) => {
      const [file, requests] = [fileOf(text), placedRequests(text)];
      return () => requests.map(({ block, request }) => notRunOf(file, block, request));
    }),
  },
  'language/request/never-sent.ts': {
    headersWithValues: inRequests((text) => {
      const requests = placedRequests(text);
      return () => requests.map(({ request }) => headersWithValues(request));
    }),
  },
  'language/paste/lines.ts': {
    endOfJson: (text) => {
      const lines = pageOf(text);
      return () => {
        for (let at = 0; at < lines.length;) at = endOfJson(lines, at);
      };
    },
    headerIn: (text) => {
      const lines = [...pageOf(text), text];
      return () => lines.map((line) => headerIn(line, false));
    },
  },
  'language/paste/one-request.ts': {
    readRequest: inRequests((text) => {
      const lines = pageOf(text);
      return () => {
        for (const inFence of [false, true])
          for (let at = 0; at < lines.length;)
            at = requestLineIn(lines[at] ?? '') ? readRequest(lines, at, inFence).next : at + 1;
      };
    }),
  },
  'language/paste/read.ts': {
    readPage: inRequests((text) => () => readPage(text)),
  },
  'language/paste/write.ts': {
    cleanRequest: inRequests((text) => {
      const { requests } = readPage(text);
      return () => requests.map(cleanRequest);
    }),
    pretty: inRequests((text) => () => pretty(text)),
    prettyIfFlat: inRequests((text) => () => prettyIfFlat(text)),
  },
  'language/paste/paste.ts': {
    pasteRequest: slowInRequests((text) => {
      const place = { ...placeIn(text), eol: '\r\n', asked: true };
      const response = `{"@odata.context": "https://graph.microsoft.com/beta/$metadata#deviceManagement/deviceShellScripts('1')/deviceRunStates", "value": [${text}]}`;
      return () => [pasteRequest(`/${text}`, place), pasteRequest(response, place)];
    }),
    foldRoutes: inRequests((text) => {
      const { requests } = readPage(text);
      const others = requests.map((request) => ({ ...request, method: asWritten('PATCH'), body: asWritten('{}') }));
      return () => foldRoutes([...requests, ...others]);
    }),
  },
  'language/payload-file/payload-file.ts': {
    payloadFilePattern: (text) => () => payloadFilePattern({ name: text }),
    fixesInFile: inRequests((text) => {
      const [problems, source] = [checkPayload(`{${text}}`, entityType), new SourceText(`{${text}}`)];
      return () => problems.map((problem) => fixesInFile(problem, source));
    }),
    isReportedByJsonSupport: inRequests((text) => {
      const problems = checkPayload(`{${text}}`, entityType);
      return () => problems.map((problem) => isReportedByJsonSupport(problem, `{${text}}`, 'jsonc'));
    }),
  },
  'language/payload-file/schema-property.ts': {
    sentPayload: inRequests((text) => () => [text, `{"$schema": 1, ${text}}`].map(sentPayload)),
    checkPayloadFile: inRequests((text) => () => checkPayloadFile(`{"$schema": 1, ${text}}`, entityType)),
  },
  'language/checks/batch.ts': {
    checkBatch: inRequests((text) => {
      const [found, variables] = [bodies(text), variablesOfText(text)];
      return () => found.map(({ block, body }) => checkBatch(block, body, 'beta', variables));
    }),
  },
  'language/checks/body/body.ts': {
    checkObject: partOf('checkBody'),
    textOf: partOf('checkBody'),
    faultsIn: partOf('checkBody'),
    inOwnFile: partOf('checkPayload'),
    checkBody: inRequests((text) => {
      const [found, variables] = [bodies(text), variablesOfText(text)];
      return () => found.map(({ block, body }) => checkBody(block, body, entityType, variables));
    }),
    checkPayload: inRequests((text) => () => [text, `{${text}}`].map((payload) => checkPayload(payload, entityType))),
    namedType: (text) => {
      const json = readBodyJson(text, bodyOf(text), undefined);
      return () => namedType(json);
    },
  },
  'language/checks/file.ts': {
    FileChecker: slowInRequests((text) => {
      const [file, outer] = [fileOf(text), outerOf(text)];
      return () => new FileChecker({ outer, cloud, severities: { 'unknown-variable': 'error' } }).steps(file);
    }),
  },
  'language/checks/headers.ts': {
    checkContentType: inRequests((text) => {
      const [requests, variables] = [placedRequests(text), variablesOfText(text)];
      return () => requests.map(({ request }) => checkContentType(request, variables));
    }),
    checkCookies: inRequests((text) => {
      const requests = placedRequests(text);
      return () => requests.map(({ request }) => checkCookies(request));
    }),
    checkHeaders: inRequests((text) => {
      const variables = variablesOfText(text);
      const requests = graphRequests(text).map((placed) => ({
        ...placed,
        inBody: headersInBody(placed.block, placed.request),
      }));
      return () =>
        requests.map(({ block, request, graphRequest, inBody }) =>
          checkHeaders(block, request, graphRequest, inBody, variables),
        );
    }),
    headersInBody: inRequests((text) => {
      const requests = placedRequests(text);
      return () => requests.map(({ block, request }) => headersInBody(block, request));
    }),
  },
  'language/variables/script-variables.ts': {
    notSetIn: inRequests((text) => {
      const file = fileOf(text);
      return () => ['a', 'n1'].map((name) => notSetIn(file, name));
    }),
    placelessNotSetIn: inRequests((text) => {
      const file = fileOf(text);
      return () => ['a', 'n1'].map((name) => placelessNotSetIn(file, name));
    }),
    notSetMessage: (text) => () => notSetMessage({ name: text, by: 'script', path: text, reference: text, line: 1 }),
  },
  'language/navigation/related-place.ts': {
    relatedPlace: inRequests((text) => {
      const file = fileOf(text);
      const problems = new FileChecker().check(file).flatMap((block) => block.problems);
      return () => problems.map((problem) => relatedPlace(file, problem));
    }),
  },
  'language/checks/definitions.ts': {
    checkDefinitions: inRequests((text) => {
      const { blocks } = parseHttpFile(text);
      return () => {
        const variables = checkedVariables(text);
        return blocks.map((block) => checkDefinitions(block, true, variables));
      };
    }),
  },
  'language/checks/portability.ts': {
    checkRequestPortability: inRequests((text) => {
      const requests = graphRequests(text);
      return () =>
        requests.map(({ block, request, graphRequest }) =>
          checkRequestPortability(block, request, graphRequest, cloud),
        );
    }),
  },
  'language/checks/references.ts': {
    checkReferences: inRequests((text) => {
      const requests = placedRequests(text);
      return () => {
        const variables = checkedVariables(text);
        return requests.map(({ block, request }) => checkReferences(block, request, variables));
      };
    }),
  },
  'language/checks/request.ts': {
    checkRequest: inRequests((text) => {
      const requests = graphRequests(text);
      return () => {
        const variables = checkedVariables(text);
        return requests.map(({ block, request, graphRequest }) =>
          Array.from(checkRequest(block, request, graphRequest, variables, cloud)),
        );
      };
    }),
    checkLayout: inRequests((text) => {
      const requests = placedRequests(text);
      return () => requests.map(({ block, request }) => checkLayout(block, request));
    }),
  },
  'language/checks/sendable.ts': {
    checkSendable: inRequests((text) => {
      const [requests, variables] = [graphRequests(text), variablesOfText(text)];
      return () =>
        requests.map(({ block, request, graphRequest }) => checkSendable(block, request, graphRequest, variables));
    }),
  },
  'language/checks/url/url.ts': {
    checkUrl: inRequests((text) => {
      const [requests, variables] = [graphRequests(text), variablesOfText(text)];
      return () => requests.map(({ request, graphRequest }) => checkUrl(request, graphRequest, variables, cloud));
    }),
  },
  'language/checks/url/route-faults.ts': {
    wrongMethod: partOf('checkUrl'),
    misspelling: ignoresLength('it becomes a part of the problem'),
    missingInService: partOf('checkUrl'),
  },
  'language/checks/body/object-type.ts': {
    odataTypeNode: (text) => {
      const { root } = readBodyJson(text, bodyOf(text), new Map());
      return () => root && odataTypeNode(root);
    },
    typeOfObject: partOf('checkBody'),
    propertyOf: partOf('checkBody'),
    navigationOf: partOf('checkBody'),
    typeAround: partOf('hoverAt'),
    memberOf: partOf('hoverAt'),
  },
  'language/describe/type-description.ts': { Found: partOf('describeType') },
  'language/completion/body/schema.ts': {
    completionSchema: partOf('completeBody'),
  },
  'language/contributions/snippets.ts': {
    valueSnippet: ignoresLength('it makes a snippet of facts of the catalog'),
    requestSnippet: ignoresLength('it makes a snippet of facts of the catalog'),
  },
  'language/checks/body/value.ts': {
    checkValue: (text) => {
      const json = readBodyJson(text, bodyOf(text), new Map());
      const ignore = (): void => undefined;
      return () =>
        (json.root?.children ?? []).map((node) => {
          entityType.properties.forEach((property) => {
            checkValue(node, {
              ...{ property, structuredType: entityType, valueOf: json.valueOf },
              ...{ report: ignore, checkObject: ignore },
            });
          });
        });
    },
  },
  'language/checks/checked-variables.ts': {
    CheckedVariables: inRequests((text) => {
      const names = referencesIn(text).map(({ name }) => name);
      return () => {
        const variables = checkedVariables(text);
        return names.map((name) => variables.faultOf(name));
      };
    }),
  },
  'language/fixes/composed-edits.ts': {
    ComposedEdits: (text) => {
      const edits = selectionsIn(text).map((line) => ({ ...line, text: 'x' }));
      return () => {
        const composed = new ComposedEdits(text);
        for (let round = 0; round < 5; round++) composed.apply(edits.slice(round, 100));
        composed.apply([]);
        const all = new ComposedEdits(text);
        all.apply(edits);
        return [composed.edits(), all.edits()];
      };
    },
  },
  'language/fixes/define-in-environments.ts': {
    definedInEnvironments: (text) => {
      const files = [
        text,
        JSON.stringify({ [text]: { [text]: text } }),
        `{${'"a":{},'.repeat(text.length >> 3)}"b":1}`,
      ];
      return () => files.map((file) => definedInEnvironments(file, 'a'));
    },
    emptyValueOf: (text) => () => [emptyValueOf(text, 'a'), emptyValueOf(text, '')],
  },
  'language/fixes/disable-fixes.ts': {
    disableForFile: inRequests((text) => {
      const [block, [problem]] = [largestBlockOf(text), problemsOf(text)];
      return () => problem && disableForFile(problem, block);
    }),
    disableForLine: inRequests((text) => {
      const [block, problems] = [largestBlockOf(text), problemsOf(text)];
      return () => problems.slice(0, 5).map((problem) => disableForLine(problem, block));
    }),
  },
  'language/fixes/fix-all.ts': {
    fixAll: slowInRequests((text) => {
      const file = fileOf(text);
      return () => fixAll(file, { now: () => now });
    }),
    fixAllInPayload: inRequests((text) => () => fixAllInPayload(`{${text}}`, entityType, {})),
    isFixable: slowInRequests((text) => {
      const [source, problems] = [sourceOf(text), problemsOf(text)];
      return () => problems.map((problem) => isFixable(problem, source));
    }),
  },
  'language/values/placeholder-values.ts': {
    isPlaceholderValue: (text) => () =>
      entityType.properties.map(({ type }) => [
        isPlaceholderValue(text, type),
        isPlaceholderValue(`String (${text}`, type),
      ]),
  },
  'language/text/wording.ts': {
    didYouMean: (text) => () => didYouMean(text),
  },
  'language/text/line-comments.ts': {
    lineComments: (text) => () => lineComments(text, '\n'),
  },
  'language/text/replaced.ts': { replaced: partOf('fixAllInPayload') },
  'language/text/remove-property.ts': {
    removeProperty: (text) => () => offsetsIn(text).map((at) => removeProperty(new SourceText(text), at)),
  },
  'language/text/source-text.ts': {
    SourceText: (text) => () => {
      const source = new SourceText(text);
      return [source.lineStarts, source.tokens, source.lineBreak];
    },
    blankLineBeforeHeaders: inRequests((text) => {
      const requests = placedRequests(text);
      return () => requests.map(({ block, request }) => blankLineBeforeHeaders(block, request));
    }),
    firstLineOf: (text) => {
      const source = new SourceText(text);
      return () => offsetsIn(text).map((start) => firstLineOf({ start, end: text.length }, source));
    },
    lineEndAt: (text) => {
      const source = new SourceText(text);
      return () => offsetsIn(text).map((offset) => lineEndAt(source, offset));
    },
    wholeLines: (text) => {
      const [lines, source] = [selectionsIn(text), new SourceText(text)];
      return () => lines.map((line) => wholeLines(source, line));
    },
  },
  'language/problems/fix.ts': {
    insert: ignoresLength('it becomes a part of an edit'),
    replace: ignoresLength('it becomes a part of an edit'),
    replaceString: ignoresLength('it becomes a part of an edit'),
    removeHeader: ignoresLength('isHeaderBelowBlankLine reads the text'),
    removeNamed: ignoresLength('removeProperty reads the text'),
    indented: (text) => {
      const source = sourceOf(`  ${text}`);
      return () => [indented({ start: 0, end: 0, text }, source), indented({ start: 2, end: 2, text }, source)];
    },
  },
  'language/problems/families/sendable.ts': {
    notSendableMessage: (text) => () => [
      notSendableMessage({ kind: 'method', method: text }),
      notSendableMessage({ kind: 'header', name: text }),
      notSendableMessage({ kind: 'body', method: text }),
    ],
  },
  'language/problems/problem.ts': {
    isCompiled: inRequests((text) => {
      const problems = problemsOf(text);
      return () => problems.map(isCompiled);
    }),
    severityWhereNothingIsSent: inRequests((text) => {
      const problems = problemsOf(text);
      return () => problems.map(severityWhereNothingIsSent);
    }),
    defaultSeverity: inRequests((text) => {
      const problems = problemsOf(text);
      return () => problems.map(defaultSeverity);
    }),
    fixesFor: inRequests((text) => {
      const [source, problems] = [sourceOf(text), problemsOf(text)];
      return () => problems.map((problem) => fixesFor(problem, source, () => now));
    }),
    problemAt: inRequests((text) => {
      const problems = problemsOf(text);
      return () => problems.map((problem) => problemAt(problem, problem));
    }),
    problemDocumentation: inRequests((text) => {
      const problems = problemsOf(text);
      return () => problems.map(problemDocumentation);
    }),
    problemMessage: inRequests((text) => {
      const problems = problemsOf(text);
      return () => problems.map(problemMessage);
    }),
  },
  'language/problems/severity-setting.ts': {
    applySeverities: inRequests((text) => {
      const problems = problemsOf(text);
      return () => applySeverities(problems, { 'unknown-variable': 'off' });
    }),
    readSeveritySettings: (text) => {
      const settings = Object.fromEntries(text.split('\n').map((line, index) => [`${line}${index}`, line]));
      return () => readSeveritySettings({ ...settings, [text]: text });
    },
  },
  'language/problems/suppression.ts': {
    checkDisableComments: inRequests((text) => {
      const block = largestBlockOf(text);
      return () => [checkDisableComments(block, true), checkDisableComments(block, false)];
    }),
    disabledInFile: inRequests((text) => {
      const block = largestBlockOf(text);
      return () => disabledInFile(block);
    }),
    lineOfProblem: inRequests((text) => {
      const [block, problems] = [largestBlockOf(text), problemsOf(text)];
      return () => problems.map((problem) => lineOfProblem(problem, block));
    }),
    withoutDisabled: inRequests((text) => {
      const block = largestBlockOf(text);
      const problems = referencesIn(block.text).map((reference) =>
        problemAt(reference, {
          code: 'unresolved-placeholder',
          written: reference.name,
          usual: reference.name,
          exact: true,
        }),
      );
      return () => withoutDisabled(problems, block, nothingDisabled);
    }),
  },
  'language/readable-part.ts': {
    isLeftOut: inRequests((text) => {
      const part = readablePart(fileOf(text));
      return () => offsetsIn(text).map((offset) => isLeftOut(part, offset));
    }),
  },
  'language/request/request-at.ts': {
    lineOfRequest: inRequests((text) => {
      const file = fileOf(text);
      return () => allRequests(file).map((placed) => lineOfRequest(file, placed));
    }),
    requestAt: inRequests((text) => {
      const file = fileOf(text);
      return () => offsetsIn(text).map((offset) => requestAt(file, offset));
    }),
    requestsIn: inRequests((text) => {
      const [file, selections] = [fileOf(text), selectionsIn(text)];
      return () => [requestsIn(file, selections), requestsIn(file, [{ start: 0, end: text.length }])];
    }),
  },
  'language/sandbox-directive.ts': {
    readSandboxDirective: (text) => () => readSandboxDirective(directiveWith('sandbox', `500 ${text}`)),
    sandboxPlanOf: inRequests((text) => {
      const requests = placedRequests(text);
      return () => requests.map(({ block, request }) => sandboxPlanOf(block, request));
    }),
  },
  'language/navigation/selection-ranges.ts': {
    selectionSpansAt: slowInRequests((text) => {
      const file = fileOf(text);
      return () => offsetsIn(text).map((offset) => selectionSpansAt(file, offset));
    }),
  },
  'language/navigation/symbols.ts': {
    FileOutline: inRequests((text) => {
      const file = fileOf(text);
      return () => new FileOutline().symbols(file);
    }),
  },
  'language/navigation/variable-navigation.ts': {
    referenceNamedAt: inRequests((text) => {
      const file = fileOf(text);
      return () => offsetsIn(text).map((offset) => referenceNamedAt(file, offset));
    }),
    newNameFault: inRequests((text) => {
      const file = fileOf(text);
      return () => [newNameFault(file, 'a', text), newNameFault(file, text, 'a')];
    }),
    variableAt: inRequests((text) => {
      const file = fileOf(text);
      return () => offsetsIn(text).map((offset) => variableAt(file, offset));
    }),
  },
  'language/navigation/variable-places.ts': {
    definitionOf: inRequests((text) => {
      const file = fileOf(text);
      return () => ['a', 'b', text.slice(0, 10)].map((name) => definitionOf(file, name));
    }),
    referenceAt: inRequests((text) => {
      const block = largestBlockOf(text);
      return () => offsetsIn(block.text).map((at) => referenceAt(block, at));
    }),
  },
};
