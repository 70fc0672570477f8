import { omittedFrom } from '../../../src/language/paste/omitted.ts';
import { isRecorded, unwantedIn } from '../../../src/language/paste/unwanted-headers.ts';
import { piecesOf } from './parts.ts';
import type { Table } from './table.ts';

/** The text as headers: as many as there is text, and one that holds all of it. */
const headersOf = (text: string): [string, string][] => [
  ...piecesOf(text).map((piece): [string, string] => [piece, piece]),
  [text, text],
];

/** What is pasted and imported. */
export const languagePaste: Table = {
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
