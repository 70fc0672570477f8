import { parseHttpFile } from '../../../../src/http/file.ts';
import type { Block, Body, HttpFile, HttpRequest, Text } from '../../../../src/http/model.ts';
import { fileVariables, type Variables } from '../../../../src/http/variables/variables.ts';

/** The number of lengths that a text is tried with. */
const kept = 4;

/** Keeps the latest results, because each text is given to many functions before the next one. */
export function remembered<Made>(make: (text: string) => Made): (text: string) => Made {
  const known = new Map<string, Made>();
  return (text) => {
    if (known.has(text)) return known.get(text) as Made;
    const made = make(text);
    for (const oldest of known.keys()) if (known.size >= kept) known.delete(oldest);
    known.set(text, made);
    return made;
  };
}

/** A request file, all of whose blocks have been read. */
export const fileOf: (text: string) => HttpFile = remembered((text) => {
  const file = parseHttpFile(text);
  file.blocks.forEach(({ requests }) => requests);
  return file;
});

/** Its longest block. */
export const largestBlockOf = (text: string): Block =>
  fileOf(text).blocks.reduce((longest, block) => (block.text.length > longest.text.length ? block : longest));

/** Its own variables. */
export const variablesOfText: (text: string) => Variables = remembered((text) => fileVariables(fileOf(text)));

/** The requests of its blocks. */
export const requestsOf = (text: string): HttpRequest[] => fileOf(text).blocks.flatMap(({ requests }) => requests);

/** The bodies of its requests. */
export const bodiesOf = (text: string): { readonly block: Block; readonly body: Body }[] =>
  fileOf(text).blocks.flatMap((block) => block.requests.flatMap(({ body }) => (body ? [{ block, body }] : [])));

/** The text as one line. */
export const lineOf = (text: string): Text => ({ start: 0, end: text.length, text: text.replace(/[\r\n]/g, ' ') });

/** Some offsets, from the first to the last. */
export const offsetsIn = ({ length }: { readonly length: number }): number[] =>
  [0, 0.1, 0.3, 0.5, 0.7, 0.9, 1].map((part) => Math.floor(length * part));

/** The text in short pieces, in proportion to its length. */
export const piecesOf = (text: string): readonly string[] => text.match(/[^\n]{1,16}|\n/gu) ?? [];
