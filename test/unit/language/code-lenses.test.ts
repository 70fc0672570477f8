import assert from 'node:assert/strict';
import { parseHttpFile } from '../../../src/http/file.ts';
import { fileVariables } from '../../../src/http/variables/variables.ts';
import {
  firstOfSeveral,
  graphRequestLines,
  holdsGraphRequestSoon,
  isCovered,
  linesAround,
} from '../../../src/language/code-lenses.ts';
import { textOf } from './cursor.ts';

function linesIn(text: string): string[] {
  const file = parseHttpFile(text);
  const variables = fileVariables(file);
  return file.blocks.flatMap((block, index) =>
    graphRequestLines(block, variables).map((span) => textOf(file, index, span)),
  );
}

describe('requests with a code lens', () => {
  const rows: readonly (readonly [text: string, lines: readonly string[]])[] = [
    ['GET https://graph.microsoft.com/beta/me', ['GET https://graph.microsoft.com/beta/me']],
    ['https://graph.microsoft.us/v1.0/me', ['https://graph.microsoft.us/v1.0/me']],
    ['@g = https://graph.microsoft.com\nGET {{g}}/beta/me', ['GET {{g}}/beta/me']],
    [
      'POST /deviceManagement/deviceShellScripts/1/deviceRunStates',
      ['POST /deviceManagement/deviceShellScripts/1/deviceRunStates'],
    ],
    [
      'POST {{g}}/beta/deviceManagement/deviceShellScripts/1/deviceRunStates',
      ['POST {{g}}/beta/deviceManagement/deviceShellScripts/1/deviceRunStates'],
    ],
    ['GET https://example.com/', []],
    ['GET https://graph.microsoft.com.example.com/', []],
    ['GET /a', []],
    ['POST', []],
    ['# GET https://graph.microsoft.com/beta/me', []],
  ];
  for (const [text, lines] of rows)
    it(text.replace('\n', ' '), () => {
      assert.deepEqual(linesIn(text), lines);
    });
});

describe('the request with the code lens that sends all', () => {
  const [graph, other] = ['GET https://graph.microsoft.com/beta/me\n', 'GET https://example.com/\n'];
  const rows: readonly (readonly [what: string, text: string, index: number | undefined])[] = [
    ['is the first of two', `${graph}###\n${graph}`, 0],
    ['is the first to Graph', `${other}###\n${graph}###\n${graph}`, 1],
    ['is found without a separator', `POST ${graph.slice(4)}\n{}\n\n${graph}`, 0],
    ['doesn’t exist for a single request', graph, undefined],
    ['doesn’t exist for a single request to Graph among others', `${graph}###\n${other}`, undefined],
    ['doesn’t exist in an empty file', '', undefined],
  ];
  for (const [what, text, index] of rows)
    it(what, () => {
      const file = parseHttpFile(text);
      assert.equal(firstOfSeveral(file, fileVariables(file))?.index, index);
    });
});

describe('the lines that get code lenses', () => {
  const seen = { first: 5000, last: 5040 };
  const covered = linesAround([seen]);

  it('include the visible lines, and all of a small file', () => {
    assert.ok(isCovered([seen], covered, 100_000));
    assert.ok(isCovered([{ first: 0, last: 40 }], linesAround([{ first: 0, last: 40 }]), 500));
  });

  it('cover some scrolling, but not a jump', () => {
    assert.ok(isCovered([{ first: 5200, last: 5240 }], covered, 100_000));
    assert.ok(!isCovered([{ first: 5500, last: 5540 }], covered, 100_000));
    assert.ok(!isCovered([seen, { first: 0, last: 40 }], covered, 100_000));
  });

  it('reach the ends of the file, and no further', () => {
    assert.ok(isCovered([{ first: 0, last: 40 }], linesAround([{ first: 0, last: 40 }]), 41));
    const atEnd = { first: 99_960, last: 99_999 };
    assert.ok(isCovered([atEnd], linesAround([atEnd]), 100_000));
  });
});

describe('whether a file has a request to Graph', () => {
  const others = (count: number): string => 'GET https://example.com\n\n###\n'.repeat(count);
  const rows: readonly (readonly [what: string, text: string, holds: boolean])[] = [
    ['one below comments', '# a\n\n### b\nGET https://graph.microsoft.com/beta/me\n', true],
    ['one among others', `${others(20)}GET https://graph.microsoft.com/beta/me\n`, true],
    ['none', others(3), false],
    ['one after a thousand others, which aren’t all read', `${others(1000)}GET https://graph.microsoft.com/`, false],
  ];
  for (const [what, text, holds] of rows)
    it(`${what}: ${holds ? 'yes' : 'no'}`, () => {
      const file = parseHttpFile(text);
      assert.equal(holdsGraphRequestSoon(file, fileVariables(file)), holds);
    });
});
