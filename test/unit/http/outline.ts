import { bodyContent } from '../../../src/http/body-text.ts';
import { parseHttpFile } from '../../../src/http/file.ts';
import type { Block, HttpRequest } from '../../../src/http/model.ts';

const marks = { text: '', file: '<', mixed: '+' };

/**
 * A request on one line, as the tables of the tests write it: `#name METHOD url version [Header: value] 'body' =status`.
 * Missing parts are left out, except that a missing method is `-`. A body without a blank line above it begins with `!`, one
 * that is a file with `<`, one that contains files with `+`.
 */
export function outlineOfRequest(
  block: Block,
  { name, method, url, httpVersion, headers, body, response }: HttpRequest,
): string {
  return [
    name && `#${name.text}`,
    method?.text ?? '-',
    url?.value,
    httpVersion?.text,
    ...headers.map((header) => `[${header.name.text}: ${header.value.text}]`),
    body &&
      `${body.blankLineBefore ? '' : '!'}${marks[body.kind]}'${bodyContent(block, body).replace(/\r\n|\r|\n/g, '⏎')}'`,
    response && `=${block.text.slice(response.start, response.end).replace(/\r\n|\r|\n/g, '⏎')}`,
  ]
    .filter((part) => part !== undefined)
    .join(' ');
}

/** The requests of a file, one string each. */
export const requestsIn = (text: string): string[] =>
  parseHttpFile(text).blocks.flatMap((block) => block.requests.map((request) => outlineOfRequest(block, request)));

/** The variables of a file: `name=value`. */
export const variablesIn = (text: string): string[] =>
  parseHttpFile(text).blocks.flatMap(({ variables }) =>
    variables.map(({ name, value }) => `${name.text}=${value.text}`),
  );

/** The directives of a file: `name value`. */
export const directivesIn = (text: string): string[] =>
  parseHttpFile(text).blocks.flatMap(({ directives }) =>
    directives.map(({ name, value }) => `${name.text} ${value.text}`.trim()),
  );
