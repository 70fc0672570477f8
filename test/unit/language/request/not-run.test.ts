import assert from 'node:assert/strict';
import { parseHttpFile } from '../../../../src/http/file.ts';
import { notRunMessage, notRunOf } from '../../../../src/language/request/not-run.ts';

/** The message for the last request of a file. */
function messageFor(text: string): string {
  const file = parseHttpFile(text);
  const block = file.blocks.findLast(({ requests }) => requests.length > 0);
  const request = block?.requests.at(-1);
  assert.ok(block && request);
  return notRunMessage(notRunOf(file, block, request));
}

describe('the message about what isn’t run', () => {
  const rows: readonly (readonly [text: string, message: string])[] = [
    ['GET /a', ''],
    ['GET /a\n> {% b %}', 'The script below this request isn’t run.'],
    ['GET /a\n> ./b.js', 'The script below this request isn’t run.'],
    ['POST /a\n\n{}\n\n{{\n  b\n}}', 'The script below this request isn’t run.'],
    ['< ./b.js\nGET /a', 'The script above this request isn’t run.'],
    ['{{@request\n  b\n}}\nGET /a', 'The script above this request isn’t run.'],
    ['{{+\n  b\n}}\n###\nGET /a', 'The script for all requests of this file isn’t run.'],
    ['< {% b %}\nGET /a\n> {% b %}', 'The scripts of this request aren’t run.'],
    ['GET /a\n?? status == 200', 'The assertions of this request aren’t run.'],
    ['GET /a\n?? status == 200\n> {% b %}', 'The assertions and scripts of this request aren’t run.'],
    ['import ./b.http\n\n###\nrun #c\nGET /a', 'The ‘run’ lines and imports of this request and this file aren’t run.'],
    ['import ./b.http\n\n###\nGET /a', 'The imports of this file aren’t run.'],
    ['import ./b.http\n\n{{+\n  b\n}}\n###\nGET /a', 'The imports and scripts of this file aren’t run.'],
    ['{{+\n  b\n}}\n###\nGET /a\n> {% b %}', 'The scripts of this request and this file aren’t run.'],
    ['# @ref b\nGET /a', 'The referenced requests (# @ref) of this request aren’t run.'],
    [
      '# @forceRef b\n# @import ./c.http\n# @loop for 3\nGET /a',
      'The referenced requests (# @ref), imports and loops of this request aren’t run.',
    ],
    ['# @disabled\nGET /a', 'This extension ignores # @disabled.'],
    ['GET /a\n...b', 'Headers that a script provides (...name) aren’t sent.'],
    ['GET /a\n\n>> ./b.json', 'The response isn’t saved to the file that the request names.'],
    [
      'GET /a\n\n> {% b %}\nc',
      'The script below this request isn’t run. Text that isn’t part of the request isn’t sent.',
    ],
    // Nothing that would be run.
    ['GET /a\n\n<> b.200.json', ''],
    ['Some words on it.\nGET /a', ''],
    ['# @name b\n# @no-log\nGET /a', ''],
    ['GET /b\n> {% c %}\n###\nGET /a', ''],
    ['GET /b\n> {% c %}\n\nGET https://d.example', ''],
    ['fragment F on G {\n}\n\nGET /a', ''],
  ];
  for (const [text, expected] of rows)
    it(`${JSON.stringify(text).slice(1, -1)} → ${expected || 'nothing'}`, () => {
      assert.equal(messageFor(text), expected);
    });
});
