import { bashWords } from '../../../src/language/copied/bash-words.ts';
import { cmdWords } from '../../../src/language/copied/cmd-words.ts';
import { Commands } from '../../../src/language/copied/commands.ts';
import type { CopiedRequest } from '../../../src/language/copied/copied-request.ts';
import { curlRequests } from '../../../src/language/copied/curl.ts';
import { pageRequestOf } from '../../../src/language/copied/page-request-of.ts';
import { isOnBlankLine, placeRequests } from '../../../src/language/paste/place.ts';
import { readPage } from '../../../src/language/paste/read.ts';
import { cleanRequest } from '../../../src/language/paste/write.ts';
import { omittedFrom } from '../../../src/language/paste/omitted.ts';
import { isRecorded, unwantedIn } from '../../../src/language/paste/unwanted-headers.ts';
import { fileOf, offsetsIn, piecesOf } from './parts.ts';
import { inRequests, slow, type Table } from './table.ts';

/** The text as headers: as many as there is text, and one that holds all of it. */
const headersOf = (text: string): [string, string][] => [
  ...piecesOf(text).map((piece): [string, string] => [piece, piece]),
  [text, text],
];

/** The text as a word in each of the quotes of a shell, and without any. */
const commandsWith = (text: string): string[] =>
  ['', "'", '"', "$'", '^"'].map((quote) => `curl ${quote}${text}${quote.replace('$', '')} -d ${text}`);

/** The text in each part of a request. */
const copiedWith = (text: string): CopiedRequest[] => [
  { method: text, url: `https://graph.microsoft.com/beta/${text}`, headers: headersOf(text), body: text },
  { method: 'POST', url: text, headers: [], body: `{"a": "${text}"}`, references: new Map([[text, text]]) },
  { method: 'POST', url: text, headers: [], bodyFile: text, unread: piecesOf(text) },
];

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
      const texts = [text, ...commandsWith(text), text.replace(/^/gu, 'curl '), text.replaceAll('\n', '\ncurl ')];
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
      const words = ['curl', ...piecesOf(text), '-H', text, '-d', text, '-X', text, '--data-urlencode', text, text].map(
        (word) => ({ text: word, holes: new Map([[word, word]]) }),
      );
      return () => curlRequests({ words, input: text, end: 0 });
    },
  },
  'language/copied/page-request-of.ts': {
    pageRequestOf: slow((text) => {
      const requests = copiedWith(text);
      return () => requests.map(pageRequestOf);
    }),
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
