import { bodyContent, maskedBody } from '../../../../src/http/body-text.ts';
import { dynamicValue, dynamicValues } from '../../../../src/http/variables/dynamic-values.ts';
import { parseTree, type ParseError } from 'jsonc-parser';
import { environmentFaultMessage, parseEnvironmentFile } from '../../../../src/http/variables/environment.ts';
import { environmentFolders, unreadMessage } from '../../../../src/http/variables/environment-files.ts';
import { blockAt, editHttpFile, fileOfBlocks, parseHttpFile, replaceBlocks } from '../../../../src/http/file.ts';
import { foreignAbove, foreignAmongHeaders, foreignInRequest } from '../../../../src/http/foreign-lines.ts';
import type { Text } from '../../../../src/http/model.ts';
import { noteDirective } from '../../../../src/http/line-kinds.ts';
import { jsonFaultsOf } from '../../../../src/http/json-faults.ts';
import { formatted, zone } from '../../../../src/http/variables/date-format.ts';
import { maskedTextBraces, textBracesInJson, textBracesInUrl } from '../../../../src/http/escape/text-braces.ts';
import { asWritten, jsonText, requestLines, requestText, urlText } from '../../../../src/http/escape/request-text.ts';
import { urlSegment } from '../../../../src/http/escape/url-segment.ts';
import { headerWithMessages, jsonWithMessages, urlWithMessages } from '../../../../src/http/escape/message-text.ts';
import { readMessageReference } from '../../../../src/http/messages/message-reference.ts';
import { messageValue, type MessageValue, type NamedExchange } from '../../../../src/http/messages/message-value.ts';
import { namedRequests } from '../../../../src/http/messages/request-names.ts';
import { LazyBlock } from '../../../../src/http/lazy-block.ts';
import { firstIndexWhere, lineStartsOf, linesOf, linesTouching } from '../../../../src/http/lines.ts';
import { readOuterSources, type SurroundingFiles } from '../../../../src/http/variables/outer-sources.ts';
import {
  environmentNames,
  isPrivate,
  noOuterVariables,
  outerVariables,
  type OuterSources,
  processNamesAmong,
} from '../../../../src/http/variables/outer-variables.ts';
import {
  processNameIn,
  processReference,
  type ProcessVariables,
} from '../../../../src/http/variables/process-variables.ts';
import { isHeaderBelowBlankLine, parseRequest } from '../../../../src/http/parse-request.ts';
import { fillPlaceholders } from '../../../../src/language/request/placeholders.ts';
import { directivesOf } from '../../../../src/http/directives.ts';
import { promptIn, promptNamed, promptsOf } from '../../../../src/http/variables/prompts.ts';
import { referencesIn } from '../../../../src/http/variables/references.ts';
import { scriptVariableOf, scriptVariables } from '../../../../src/http/variables/script-variables.ts';
import { trimmedEnd } from '../../../../src/http/trimmed-end.ts';
import { resolveUrl } from '../../../../src/http/variables/resolved-url.ts';
import {
  namesBehind,
  namesInValue,
  namesInValueOf,
  reachedFrom,
  substitute,
  unfilledIn,
  variablesAround,
  type Variables,
} from '../../../../src/http/variables/variables.ts';
import { bodiesOf, fileOf, lineOf, offsetsIn, requestsOf, variablesOfText } from './parts.ts';
import { ignoresLength, inRequests, type Table } from './table.ts';

const sources = { now: new Date(0), newId: () => 'id', random: () => 0 };

const noFindings = () => ({ directives: [], variables: [], foreign: [] });

/** Files that all have the same text. */
const holding = (text: string): SurroundingFiles => ({
  read: () => Promise.resolve({ text }),
  shown: (path) => path,
});

const outerSourcesOf = (text: string): OuterSources => ({
  environmentFiles: [{ file: 'http-client.env.json', isPrivate: false, environments: environmentsOf(text) }],
  dotenv: { file: '.env', values: Object.fromEntries(namedLines(text)) },
  process: processOf(text),
  unread: [],
});

const environmentsOf = (text: string) => new Map(['dev', '$shared'].map((name) => [name, new Map(namedLines(text))]));

/** One variable, and as many names as there are lines. */
const processOf = (text: string): ProcessVariables => ({
  names: new Set(['VALUE', ...text.split('\n')]),
  values: new Map([['VALUE', text]]),
});

/** One variable for each line, each line the value of one. */
const namedLines = (text: string): [string, string][] => text.split('\n').map((line, index) => [`n${index}`, line]);

/** The text as an object of variables, which is what environment files hold. */
const asEnvironment = (text: string): string => `{"dev": {"a": ${JSON.stringify(text)}, ${text}}}`;

/** A value for what a text refers to, which refers to something else. */
const valuesFor = (text: string): Variables => new Map(referencesIn(text).map(({ name }) => [name, `${name}{{b}}`]));

const namedWith = (text: string): NamedExchange => ({
  request: { headers: [], body: text },
  response: {
    headers: text.split('\n').map((line) => [line, line] as const),
    body: JSON.stringify({ [text]: text, list: text.split('\n') }),
    status: text,
    isWhole: true,
  },
  isSecret: () => false,
});

/** A value for what a text refers to, the text itself for one. */
const messagesOf = (text: string): ReadonlyMap<string, MessageValue> =>
  new Map([
    ...referencesIn(text).map(({ name }) => [name, { kind: 'text', text: 'a', isSecret: false }] as const),
    ['v', { kind: 'text', text, isSecret: false }],
  ]);

/** Goes through the lines of a text as the parser does: continues after each part. */
const stepping = (
  text: string,
  step: (lines: readonly Text[], index: number) => { readonly next: number } | undefined,
) => {
  const lines = linesOf(text, lineStartsOf(text));
  return () => {
    for (let index = 0; index < lines.length;) index = step(lines, index)?.next ?? index + 1;
  };
};

export const http: Table = {
  'http/body-text.ts': {
    bodyContent: inRequests((text) => {
      const bodies = bodiesOf(text);
      return () => bodies.map(({ block, body }) => bodyContent(block, body));
    }),
    maskedBody: inRequests((text) => {
      const bodies = bodiesOf(text);
      return () => bodies.map(({ block, body }) => maskedBody(block, body));
    }),
  },
  'http/messages/message-reference.ts': {
    readMessageReference: (text) => () =>
      [text, `${text}.response.body.a`, `a.response.body.${text}`, `a.response.headers.${text}`, `a.${text}`].map(
        (reference) => readMessageReference(reference, (name) => name === 'a' || name === text),
      ),
  },
  'http/messages/message-value.ts': {
    messageValue: (text) => {
      const exchange = namedWith(text);
      const references = ['a.response.body.b', `a.response.body['${text.replaceAll("'", '')}']`, 'a.request.body.*'];
      const read = [...references, 'a.response.headers.none'].flatMap(
        (reference) => readMessageReference(reference, () => true) ?? [],
      );
      return () => read.map((reference) => ('fault' in reference ? undefined : messageValue(reference, exchange)));
    },
    shownValue: ignoresLength('it picks it'),
  },
  'http/variables/script-variables.ts': {
    scriptVariables: inRequests((text) => {
      const file = parseHttpFile(text);
      const script = parseHttpFile(`GET /a\n\n> {%\n${text.replaceAll('%}', '')}\n%}`);
      return () => [scriptVariables({ ...file }), scriptVariables({ ...script })];
    }),
    scriptVariableOf: inRequests((text) => {
      const file = parseHttpFile(text);
      return () => [scriptVariableOf({ ...file }, text), scriptVariableOf({ ...file }, 'a')];
    }),
  },
  'http/messages/request-names.ts': {
    namedRequests: inRequests((text) => {
      const file = parseHttpFile(text);
      return () => namedRequests({ ...file });
    }),
  },
  'http/escape/message-text.ts': {
    urlWithMessages: (text) => () =>
      [text, `/a/${text}{{v}}`, `/a?b=${text}{{v}}`].map((url) => urlWithMessages(url, messagesOf(text))),
    jsonWithMessages: (text) => () =>
      [text, `{${text}{{v}}`, `{"${text}{{v}}"`].map((body) => jsonWithMessages(body, messagesOf(text))),
    headerWithMessages: (text) => () => [text, `${text}{{v}}`].map((one) => headerWithMessages(one, messagesOf(text))),
  },
  'http/directives.ts': {
    directivesOf: inRequests((text) => {
      const { blocks } = fileOf(text);
      return () => blocks.map((block) => block.requests.map((request) => directivesOf(block, request)));
    }),
  },
  'http/variables/prompts.ts': {
    promptIn: (text) => () => [text, `$prompt ${text}`, `$pick a $value: ${text}`].map(promptIn),
    promptNamed: inRequests((text) => {
      const file = fileOf(text);
      return () => ['user', text].map((name) => promptNamed(file, name));
    }),
    promptsOf: inRequests((text) => {
      const { blocks } = parseHttpFile(text);
      return () => blocks.map((block) => block.requests.map((request) => promptsOf(block, request)));
    }),
  },
  'http/variables/date-format.ts': {
    formatted: (text) => () =>
      [text, `YYYY${text}`, `yyyy${text}`].map((format) => formatted({ wall: new Date(0), offset: 60 }, format)),
    zone: (text) => () => zone(60, text),
  },
  'http/escape/text-braces.ts': {
    maskedTextBraces: (text) => () => maskedTextBraces(text),
    textBracesInJson: (text) => () => textBracesInJson(`{${text}`),
    textBracesInUrl: (text) => () => textBracesInUrl(text),
  },
  'http/variables/dynamic-values.ts': {
    dynamicValue: (text) => () =>
      [text, `$datetime ${text}`, `$localDatetime '${text}'`, `$randomInt ${text}`].map((one) =>
        dynamicValue(one, sources),
      ),
    dynamicValues: (text) => () =>
      dynamicValues(
        text.split('\n').map((line) => `$${line}`),
        sources,
      ),
  },
  'http/variables/environment-files.ts': {
    environmentFolders: (text) => () => [environmentFolders(`/a/${text}`, '/a'), environmentFolders(text, undefined)],
    unreadMessage: (text) => () => unreadMessage({ file: text, fault: 'no-file' }),
  },
  'http/variables/environment.ts': {
    parseEnvironmentFile: (text) => () => [parseEnvironmentFile(text), parseEnvironmentFile(asEnvironment(text))],
    environmentFaultMessage: (text) => {
      const { faults } = parseEnvironmentFile(asEnvironment(text));
      return () => [
        ...faults.map(environmentFaultMessage),
        environmentFaultMessage({ start: 0, end: 0, fault: { kind: 'no-text', name: text } }),
      ];
    },
  },
  'http/escape/request-text.ts': {
    jsonText: (text) => () => jsonText({ [text]: text, list: text.split('\n') }),
    requestLines: (text) => {
      const lines = text.split('\n').map((line) => asWritten(line));
      return () => requestLines(lines);
    },
    requestText: (text) => () => requestText`a${asWritten(text)}b${asWritten(text)}`,
    urlText: (text) => {
      const names = referencesIn(text).map(({ name }) => name);
      return () => [urlText(text, names, names), urlText(text, [])];
    },
  },
  'http/file.ts': {
    blockAt: inRequests((text) => {
      const file = fileOf(text);
      return () => offsetsIn(text).map((offset) => blockAt(file, offset));
    }),
    editHttpFile: inRequests((text) => () => {
      const file = parseHttpFile(text);
      for (const offset of offsetsIn(text)) editHttpFile(file, { start: offset, end: offset, text: 'x' });
      editHttpFile(file, { start: 0, end: 0, text });
      return editHttpFile(file, { start: 0, end: text.length, text: '' });
    }),
    fileOfBlocks: inRequests((text) => {
      const { blocks } = fileOf(text);
      return () => fileOfBlocks(blocks);
    }),
    replaceBlocks: inRequests((text) => {
      const file = fileOf(text);
      const middle = file.blocks.length >> 1;
      return () => replaceBlocks(file, middle, middle + 1, file.blocks);
    }),
  },
  'http/foreign-lines.ts': {
    foreignAbove: inRequests((text) => stepping(text, foreignAbove)),
    foreignInRequest: inRequests((text) => stepping(text, (lines, index) => foreignInRequest(lines, index, true))),
    foreignAmongHeaders: inRequests((text) => stepping(text, foreignAmongHeaders)),
  },
  'http/line-kinds.ts': {
    noteDirective: (text) => () => {
      noteDirective(lineOf(text), noFindings());
      noteDirective(lineOf(`# @name ${text}`), noFindings());
    },
  },
  'http/json-faults.ts': {
    jsonFaultsOf: inRequests((text) => {
      const errors: ParseError[] = [];
      try {
        parseTree(text, errors);
      } catch {
        // Nested too deeply for this parser: what it found until then is enough.
      }
      return () => jsonFaultsOf(errors, text);
    }),
  },
  'http/lazy-block.ts': {
    LazyBlock: inRequests((text) => () => new LazyBlock(text).requests),
  },
  'http/lines.ts': {
    firstIndexWhere: (text) => {
      const lines = linesOf(text, lineStartsOf(text));
      return () => offsetsIn(text).map((offset) => firstIndexWhere(lines, ({ start }) => start > offset));
    },
    linesTouching: (text) => {
      const source = { text, lineStarts: lineStartsOf(text) };
      return () => [
        ...offsetsIn(text).map((offset) => linesTouching({ start: offset, end: offset }, source)),
        linesTouching({ start: 0, end: text.length }, source),
      ];
    },
    linesOf: (text) => {
      const starts = lineStartsOf(text);
      return () => linesOf(text, starts);
    },
  },
  'http/variables/outer-sources.ts': {
    readOuterSources: (text) => {
      const files = [holding(text), holding(asEnvironment(text))];
      return () => Promise.all(files.map((file) => readOuterSources('/a/b', '/a', file, processOf(text))));
    },
  },
  'http/variables/process-variables.ts': {
    processReference: (text) => () => processReference(text),
    processNameIn: (text) => () => processNameIn(`$processEnv ${text}`),
  },
  'http/variables/outer-variables.ts': {
    processNamesAmong: (text) => {
      const outer = outerVariables(outerSourcesOf(text), 'dev');
      const names = text.split('\n').map(processReference);
      return () => processNamesAmong(names, outer);
    },
    outerVariables: (text) => {
      const given = outerSourcesOf(text);
      return () => outerVariables(given, 'dev');
    },
    environmentNames: (text) => {
      const environments = new Map(
        text.split('\n').map((line, index) => [`${line}${index}`, new Map<string, string>()]),
      );
      const given = { ...outerSourcesOf(''), environmentFiles: [{ file: '', isPrivate: false, environments }] };
      return () => environmentNames(given);
    },
    isPrivate: (text) => () => isPrivate({ value: text, origin: { kind: 'process' } }),
  },
  'http/parse-request.ts': {
    isHeaderBelowBlankLine: (text) => () => isHeaderBelowBlankLine(text, 0),
    // As a block is read: starting at each place where a request ended.
    parseRequest: inRequests((text) => {
      const lines = linesOf(text, lineStartsOf(text));
      return () => {
        const findings = noFindings();
        for (let at = 0; at < lines.length;) at = Math.max(at + 1, parseRequest(lines, at, findings).next);
      };
    }),
  },
  'language/request/placeholders.ts': {
    fillPlaceholders: (text) => {
      const segment = urlSegment('value');
      if (typeof segment !== 'string') throw new Error('a value that is no segment');
      return () => fillPlaceholders(text, new Map([['a', segment]]));
    },
  },
  'http/variables/resolved-url.ts': {
    resolveUrl: inRequests((text) => {
      const urls = requestsOf(text).flatMap(({ url }) => url ?? []);
      const variables = variablesOfText(text);
      return () =>
        urls.map((url) => {
          const resolved = resolveUrl(url, variables);
          return offsetsIn(resolved.text).map((offset) => [
            resolved.spanAt(url.start + offset),
            resolved.sourceOf({ start: offset, end: offset + 1 }),
          ]);
        });
    }),
  },
  'http/trimmed-end.ts': {
    // The characters to trim come from the caller, the text from elsewhere.
    trimmedEnd: (text) => () => trimmedEnd(text, ' \t#/'),
  },
  'http/variables/variables.ts': {
    namesBehind: inRequests((text) => {
      const file = fileOf(text);
      const names = referencesIn(text).map(({ name }) => name);
      return () => namesBehind(names, file, noOuterVariables);
    }),
    substitute: (text) => {
      const values = valuesFor(text);
      return () => substitute(text, values);
    },
    unfilledIn: (text) => {
      const values = valuesFor(text);
      return () => unfilledIn(text, values);
    },
    namesInValue: inRequests((text) => {
      const file = fileOf(text);
      const names = [...new Set(referencesIn(text).map(({ name }) => name))];
      return () => names.map((name) => namesInValue(name, file, noOuterVariables));
    }),
    namesInValueOf: (text) => {
      const outer = outerVariables(outerSourcesOf(text), 'dev');
      return () => namesInValueOf('a', () => text, outer);
    },
    reachedFrom: (text) => {
      const values = valuesFor(text);
      const names = referencesIn(text).map(({ name }) => name);
      const outer = outerVariables(outerSourcesOf(text), 'dev');
      return () => reachedFrom(names, (name) => values.get(name), outer);
    },
    variablesAround: (text) => {
      const values = valuesFor(text);
      const outer = outerVariables(outerSourcesOf(text), 'dev');
      return () => variablesAround(values, outer);
    },
  },
};
