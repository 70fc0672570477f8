import assert from 'node:assert/strict';
import { parseHttpFile } from '../../../../src/http/file.ts';
import { findRequest, type SoughtRequest } from '../../../../src/language/navigation/find-request.ts';

const url = 'https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/1/deviceRunStates';
const post = (body: string): string => `POST ${url}\nContent-Type: application/json\n\n${body}\n\n`;
const name = `POST ${url}`;

/** The line, counted from 0, and whether the request is unchanged. */
function found(text: string, sought: SoughtRequest): readonly [number, boolean] | undefined {
  const steps = findRequest(parseHttpFile(text), sought);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value && [value.line, value.isUnchanged];
  }
}

describe('finding a sent request that', () => {
  const [a, b] = ['{ "a": 1 }', '{ "b": 1 }'];
  const file = `###\n${post(a)}###\n${post(b)}`;
  const second = { line: 7, name, body: b };

  const rows: readonly (readonly [
    what: string,
    text: string,
    SoughtRequest,
    readonly [number, boolean] | undefined,
  ])[] = [
    ['is where it was', file, second, [7, true]],
    ['has new ones with its name above it', `###\n${post('{}')}###\n${post(a)}${file}`, second, [19, true]],
    ['has another one in its place', `###\n${post(b)}${`###\n${post(a)}`.repeat(3)}`, second, [1, true]],
    ['has lost the ones above it', `###\n${post(b)}`, second, [1, true]],
    ['has another body', `###\n${post(a)}###\n${post('{ "b": 2 }')}`, second, [7, false]],
    ['has lost its body', `###\nPOST ${url}\n`, second, [1, false]],
    ['has gained a body', file, { line: 7, name, body: undefined }, [7, false]],
    ['is gone', '### other\nGET /me\n', second, undefined],
    ['is gone with the rest of the file', '', second, undefined],
    ['was renamed', `### b\n${post(b)}`, second, undefined],
    ['was beyond the end of the file', file, { ...second, line: 700 }, [7, true]],
    ['is known by its name alone, not its body', file, { line: 8, name }, [7, true]],
    ['has its own name', `### x\n${post(a)}### y\n${post(a)}`, { line: 1, name: 'y', body: a }, [7, true]],
    [
      'has variables in its body',
      `###\n${post('{ "c": "{{x}}", "d": {{y}} }')}###\n${post('{ "b": "{{x}}-{{y}}" }')}`,
      { line: 1, name, body: '{ "b": "1-{{y}}" }' },
      [7, true],
    ],
    [
      'has comments in its body',
      `###\n${post('{ "b": 1,\n# c\n"d": 2 }')}`,
      { line: 1, name, body: '{ "b": 1,\n"d": 2 }' },
      [1, true],
    ],
    ['has a body in another file', `###\n${post('< ./a.json')}`, second, [1, true]],
    [
      'has other line breaks',
      `###\n${post('{\r\n}')}`.replaceAll(/(?<!\r)\n/g, '\r\n'),
      { line: 1, name, body: '{\n}' },
      [1, true],
    ],
    ['is one of several identical ones', `###\n${post(b)}`.repeat(4), { line: 14, name, body: b }, [13, true]],
  ];
  for (const [what, text, sought, expected] of rows)
    it(what, () => {
      assert.deepEqual(found(text, sought), expected);
    });
});
