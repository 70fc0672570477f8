import { bashWords } from '../../../../../src/language/copied/bash-words.ts';
import { cmdWords } from '../../../../../src/language/copied/cmd-words.ts';
import { Commands } from '../../../../../src/language/copied/commands.ts';
import type { CopiedRequest } from '../../../../../src/language/copied/copied-request.ts';
import { optionsIn } from '../../../../../src/language/copied/curl-options.ts';
import { curlRequests } from '../../../../../src/language/copied/curl.ts';
import { pageRequestOf } from '../../../../../src/language/copied/page-request-of.ts';
import { readFetch } from '../../../../../src/language/copied/fetch-call.ts';
import { NotClosed, PowerShellCursor } from '../../../../../src/language/copied/powershell-cursor.ts';
import { PowerShellExpressions } from '../../../../../src/language/copied/powershell-expressions.ts';
import { jsonOf, plainText, TextBuilder } from '../../../../../src/language/copied/powershell-value.ts';
import {
  powerShellWords,
  readAssignment,
  readPowerShellCommand,
} from '../../../../../src/language/copied/powershell.ts';
import { requestsOfHar } from '../../../../../src/language/import/har.ts';
import { importRequests } from '../../../../../src/language/import/import-requests.ts';
import { readPostmanCollection } from '../../../../../src/language/import/postman.ts';
import { isOnBlankLine, placeRequests } from '../../../../../src/language/paste/place.ts';
import { readPage } from '../../../../../src/language/paste/read.ts';
import { cleanRequest } from '../../../../../src/language/paste/write.ts';
import { omittedFrom } from '../../../../../src/language/paste/omitted.ts';
import { isRecorded, unwantedIn } from '../../../../../src/language/paste/unwanted-headers.ts';
import { fileOf, offsetsIn, piecesOf } from '../parts.ts';
import { ignoresLength, partOf, inRequests, slow, type Table } from '../table.ts';

/** The text as headers: one for each piece of the text, and one that holds all of it. */
const headersOf = (text: string): [string, string][] => [
  ...piecesOf(text).map((piece): [string, string] => [piece, piece]),
  [text, text],
];

/** The text as a word in each kind of quotes of a shell, and without quotes. */
const commandsWith = (text: string): string[] =>
  ['', "'", '"', "$'", '^"'].map((quote) => `curl ${quote}${text}${quote.replace('$', '')} -d ${text}`);

/** The text as a value of PowerShell. */
const scriptsWith = (text: string): string[] => [
  text,
  `"${text}"`,
  `'${text}'`,
  `@{ a = ${text} }`,
  `@(${text})`,
  `(${text})`,
  `@"\n${text}\n"@`,
  `"${'$a'.repeat(text.length >> 3)}"`,
];

/** The text in each part of a request. */
const copiedWith = (text: string): CopiedRequest[] => [
  { method: text, url: `https://graph.microsoft.com/beta/${text}`, headers: headersOf(text), body: text },
  { method: 'POST', url: text, headers: [], body: `{"a": "${text}"}`, references: new Map([[text, text]]) },
  { method: 'POST', url: text, headers: [], bodyFile: text, unread: piecesOf(text) },
];

const wordsOfCurl = (text: string): string[] =>
  piecesOf(text).concat('-H', text, '-d', text, '-X', text, '--data-urlencode', text, text);

const withHole = (word: string) => ({ text: word, holes: new Map([[word, word]]) });

const graph = 'https://graph.microsoft.com/beta/';

/** A HAR with the text in each part of a request, and a request for each piece of the text. */
const harWith = (text: string) => ({
  log: {
    entries: [...piecesOf(text), text].map((part) => ({
      request: {
        method: part,
        url: `${graph}${part}`,
        headers: [{ name: part, value: part }],
        postData: { mimeType: part, text: part },
      },
    })),
  },
});

/** The same as a Postman collection, each request in a folder of the one before. */
const postmanWith = (text: string) => {
  const request = (part: string) => ({
    name: part,
    request: {
      method: 'POST',
      url: { raw: `${graph}:a/${part}`, variable: [{ key: 'a', value: part }] },
      header: [{ key: part, value: part }],
      body: { mode: 'urlencoded', urlencoded: [{ key: part, value: part }] },
    },
  });
  const folders = piecesOf(text)
    .slice(0, 1000)
    .reduce<unknown>((inner, part) => ({ name: part, item: [request(part), inner] }), request(text));
  const variable = piecesOf(text).map((part) => ({ key: part, value: `{{${part}}}` }));
  return { info: {}, item: [folders, ...piecesOf(text).map(request)], variable };
};

/** What is pasted and imported. */
export const languagePaste: Table = {
  'language/copied/bash-words.ts': {
    bashWords: (text) => () => commandsWith(text).map((command) => bashWords(command, 0, command.length)),
  },
  'language/copied/cmd-words.ts': {
    cmdWords: (text) => () => commandsWith(text).map((command) => cmdWords(command, 0, command.length)),
  },
  'language/copied/commands.ts': {
    Commands: slow((text) => {
      const texts = [
        text,
        ...commandsWith(text),
        `irm ${text}\n${text}`,
        text.replaceAll('\n', '\n$a = '),
        text.replace(/^/gu, 'curl '),
        text.replaceAll('\n', '\ncurl '),
      ];
      return () =>
        texts.map((copied) => {
          const lines = copied.split('\n');
          const commands = new Commands(lines);
          for (let at = 0; at < lines.length;) at = commands.readAt(at, at % 2 === 0)?.next ?? at + 1;
        });
    }),
  },
  'language/copied/curl.ts': {
    curlRequests: (text) => {
      const words = ['curl', ...wordsOfCurl(text)];
      return () => curlRequests({ words: words.map(withHole), input: text, end: 0 });
    },
  },
  'language/copied/curl-options.ts': {
    optionsIn: (text) => {
      const words = wordsOfCurl(text);
      return () => optionsIn(words.map(withHole));
    },
  },
  'language/copied/fetch-call.ts': {
    readFetch: (text) => () => [`"${text}")`, `"a", ${text})`, text].map((call) => readFetch(call, 0, call.length)),
  },
  'language/copied/powershell-cursor.ts': {
    NotClosed: ignoresLength('it is thrown'),
    PowerShellCursor: (text) => () => {
      const cursor = new PowerShellCursor(text, 0, text.length);
      while (cursor.at < text.length) {
        cursor.skipBlanks(true);
        cursor.at = cursor.endOfLine() + 1;
      }
      cursor.at = cursor.endOfLine() + 1;
    },
  },
  'language/copied/powershell-expressions.ts': {
    PowerShellExpressions: (text) => () =>
      scriptsWith(text).map((script) => {
        const expressions = new PowerShellExpressions(script, 0, script.length, new Map([['a', plainText(text)]]));
        try {
          while (expressions.at < script.length) {
            const { at } = expressions;
            expressions.expression(false);
            if (expressions.at === at) expressions.at++;
          }
        } catch (error) {
          if (!(error instanceof NotClosed)) throw error;
        }
      }),
  },
  'language/copied/powershell-parameters.ts': {
    parametersOf: partOf('readPowerShellCommand'),
    argument: partOf('powerShellWords'),
  },
  'language/copied/powershell-request.ts': {
    requestOf: partOf('readPowerShellCommand'),
  },
  'language/copied/powershell-value.ts': {
    hole: partOf('powerShellWords'),
    jsonOf: (text) => {
      const items = piecesOf(text).map(plainText);
      const entries = piecesOf(text).map((piece) => [piece, plainText(text.slice(0, 10))] as const);
      return () => [jsonOf({ kind: 'list', items }), jsonOf({ kind: 'table', entries }), jsonOf(plainText(text))];
    },
    TextBuilder: (text) => () => {
      const built = new TextBuilder();
      for (const piece of piecesOf(text)) built.add(piece);
      return built.text;
    },
    textOf: ignoresLength('it returns it'),
  },
  'language/copied/powershell.ts': {
    powerShellWords: (text) => () => scriptsWith(text).map((script) => powerShellWords(script, 0, script.length)),
    readAssignment: (text) => () =>
      scriptsWith(text).map((script) => readAssignment(`$a = ${script}`, 0, script.length + 5, new Map())),
    readPowerShellCommand: (text) => () =>
      scriptsWith(text).map((script) =>
        readPowerShellCommand(`irm -Uri ${script} -Body ${script}`, 0, script.length * 2 + 16, new Map()),
      ),
  },
  'language/copied/page-request-of.ts': {
    pageRequestOf: slow((text) => {
      const requests = copiedWith(text);
      return () => requests.map(pageRequestOf);
    }),
  },
  'language/import/import-requests.ts': {
    importRequests: slow((text) => {
      const files = [harWith(text), postmanWith(text)].map((file) => JSON.stringify(file));
      return () => [text, ...files].map(importRequests);
    }),
  },
  'language/import/har.ts': {
    isHar: ignoresLength('it looks for one property'),
    requestsOfHar: (text) => {
      const file = harWith(text);
      return () => requestsOfHar(file);
    },
  },
  'language/import/json-parts.ts': {
    listOf: ignoresLength('it returns it'),
    partsOf: ignoresLength('it returns it'),
    stringOf: ignoresLength('it returns it'),
  },
  'language/import/postman.ts': {
    isPostmanCollection: ignoresLength('it looks for two properties'),
    readPostmanCollection: (text) => {
      const file = postmanWith(text);
      return () => readPostmanCollection(file);
    },
  },
  'language/paste/place.ts': {
    isOnBlankLine: inRequests((text) => {
      const file = fileOf(text);
      return () => offsetsIn(text).map((offset) => isOnBlankLine({ file, start: offset, end: text.length }));
    }),
    placeRequests: inRequests((text) => {
      const requests = readPage(text).requests.map(cleanRequest);
      const place = { file: fileOf(text), start: text.length >> 1, end: text.length >> 1 };
      return () => placeRequests(requests, place);
    }),
  },
  'language/paste/omitted.ts': {
    omittedFrom: (text) => {
      const names = piecesOf(text);
      return () => omittedFrom([{ secrets: names, headers: names, unread: names }]);
    },
  },
  'language/paste/unwanted-headers.ts': {
    isRecorded: (text) => {
      const headers = headersOf(text);
      return () => isRecorded(headers);
    },
    unwantedIn: (text) => {
      const headers = headersOf(text);
      return () => {
        const unwanted = unwantedIn(headers, true);
        return headers.map(([name, value]) => unwanted(name, value));
      };
    },
  },
};
