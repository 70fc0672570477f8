import assert from 'node:assert/strict';
import { urlSegment } from '../../../../src/http/escape/url-segment.ts';
import { parseHttpFile } from '../../../../src/http/file.ts';
import type { Edit } from '../../../../src/http/model.ts';
import { fileVariables } from '../../../../src/http/variables/variables.ts';
import { idEdits, idPlaceOf, type InsertedAs } from '../../../../src/language/insert/id.ts';
import { parseMarkdown } from '../../../../src/language/markdown/blocks.ts';
import { allRequests } from '../../../../src/language/request/request-at.ts';

const scripts = '/beta/deviceManagement/deviceShellScripts';

const edited = (text: string, edits: readonly Edit[]): string =>
  [...edits].reverse().reduce((now, { start, end, text: by }) => now.slice(0, start) + by + now.slice(end), text);

function inserted(
  text: string,
  as: InsertedAs,
  { name = 'Contoso', id = 'x1', label = 'id', read = parseHttpFile } = {},
): string {
  const file = read(text);
  const segment = urlSegment(id);
  assert.ok(typeof segment === 'string');
  const places = allRequests(file).flatMap((placed) => idPlaceOf(placed, label) ?? []);
  return edited(text, idEdits(places, { id: segment, name, label }, as, fileVariables(file)));
}

describe('an id picked by name', () => {
  const rows: readonly (readonly [what: string, before: string, comment: string, variable: string])[] = [
    [
      'in a file without separators',
      `GET ${scripts}/{id}`,
      `# id: Contoso\nGET ${scripts}/x1`,
      `# id: Contoso\n@id = x1\nGET ${scripts}/{{id}}`,
    ],
    [
      'below a separator, a directive and a comment',
      `### Title\n# @name a\n// note\nGET ${scripts}/{id}/assignments\nAccept: a\n`,
      `### Title\n# id: Contoso\n# @name a\n// note\nGET ${scripts}/x1/assignments\nAccept: a\n`,
      `### Title\n# id: Contoso\n@id = x1\n# @name a\n// note\nGET ${scripts}/{{id}}/assignments\nAccept: a\n`,
    ],
    [
      'above the comment that disables a problem',
      `### a\n# graph-disable-next-line unknown-route\nGET ${scripts}/{id}\n`,
      `### a\n# id: Contoso\n# graph-disable-next-line unknown-route\nGET ${scripts}/x1\n`,
      `### a\n# id: Contoso\n@id = x1\n# graph-disable-next-line unknown-route\nGET ${scripts}/{{id}}\n`,
    ],
    [
      'with other line breaks',
      `### a\r\nGET ${scripts}/{id}\r\n`,
      `### a\r\n# id: Contoso\r\nGET ${scripts}/x1\r\n`,
      `### a\r\n# id: Contoso\r\n@id = x1\r\nGET ${scripts}/{{id}}\r\n`,
    ],
    [
      'in parentheses, quotes and other spellings',
      `GET ${scripts}('{id}')/a/:id/<id>/%7Bid%7D`,
      `# id: Contoso\nGET ${scripts}('x1')/a/x1/x1/x1`,
      `# id: Contoso\n@id = x1\nGET ${scripts}('{{id}}')/a/{{id}}/{{id}}/{{id}}`,
    ],
    [
      'between the quotes of an empty key',
      `GET ${scripts}('')`,
      `# id: Contoso\nGET ${scripts}('x1')`,
      `# id: Contoso\n@id = x1\nGET ${scripts}('{{id}}')`,
    ],
    [
      'on a later line of the URL',
      `GET https://graph.microsoft.com\n  ${scripts}\n  /{id}\n`,
      `# id: Contoso\nGET https://graph.microsoft.com\n  ${scripts}\n  /x1\n`,
      `# id: Contoso\n@id = x1\nGET https://graph.microsoft.com\n  ${scripts}\n  /{{id}}\n`,
    ],
    [
      'in several requests, with one definition of the variable',
      `### a\nGET ${scripts}/{id}\n### b\nDELETE ${scripts}/{id}\n### c\nGET ${scripts}\n`,
      `### a\n# id: Contoso\nGET ${scripts}/x1\n### b\n# id: Contoso\nDELETE ${scripts}/x1\n### c\nGET ${scripts}\n`,
      `### a\n# id: Contoso\n@id = x1\nGET ${scripts}/{{id}}\n### b\nDELETE ${scripts}/{{id}}\n### c\nGET ${scripts}\n`,
    ],
    [
      'with the comment of another id',
      `### a\n# id: Fabrikam\nGET ${scripts}/{id}\n`,
      `### a\n# id: Contoso\nGET ${scripts}/x1\n`,
      `### a\n# id: Contoso\n@id = x1\n# id: Fabrikam\nGET ${scripts}/{{id}}\n`,
    ],
    [
      'next to a variable with the same name and another value',
      `@id = 7\n### a\nGET ${scripts}/{id}\n`,
      `@id = 7\n### a\n# id: Contoso\nGET ${scripts}/x1\n`,
      `@id = 7\n### a\n# id: Contoso\n@id2 = x1\nGET ${scripts}/{{id2}}\n`,
    ],
    [
      'with a variable that already has its value',
      `@id = x1\n### a\nGET ${scripts}/{id}\n`,
      `@id = x1\n### a\n# id: Contoso\nGET ${scripts}/x1\n`,
      `@id = x1\n### a\nGET ${scripts}/{{id}}\n`,
    ],
  ];
  for (const [what, before, comment, variable] of rows)
    it(what, () => {
      assert.equal(inserted(before, 'comment'), comment);
      assert.equal(inserted(before, 'variable'), variable);
    });

  it('stays in a fence in a quote or a list', () => {
    const read = parseMarkdown;
    assert.equal(
      inserted(`> \`\`\`http\n> GET ${scripts}/{id}\n> \`\`\`\n`, 'comment', { read }),
      `> \`\`\`http\n> # id: Contoso\n> GET ${scripts}/x1\n> \`\`\`\n`,
    );
    assert.equal(
      inserted(`- a\n  \`\`\`http\n  GET ${scripts}/{id}\n  \`\`\`\n`, 'comment', { read }),
      `- a\n  \`\`\`http\n  # id: Contoso\n  GET ${scripts}/x1\n  \`\`\`\n`,
    );
  });

  const names = [
    'a\nGET https://evil.example/',
    'a\r\n### b\r\nDELETE https://graph.microsoft.com/beta/x',
    'a\u2028@token = 1',
    'a\u0085b\u0000c\u001b[2Jd',
    '\u202egnp.exe',
    '@name other',
    'graph-disable unknown-route',
    '{{secret}}',
    '{{$processEnv PATH}}',
    '###',
    '*/ GET /',
    '# @sandbox 500',
    '\ud800',
    'x'.repeat(5000),
  ];
  for (const name of names)
    for (const as of ['comment', 'variable'] as const)
      it(`changes nothing else in the file when called ${JSON.stringify(name.slice(0, 40))}, as a ${as}`, () => {
        const text = `### a\nGET ${scripts}/{id}\n\n### b\nGET ${scripts}\n`;
        const file = parseHttpFile(inserted(text, as, { name }));
        assert.deepEqual(
          file.blocks.map(({ requests, directives, variables }) => [
            requests.map(({ url }) => url?.value),
            directives.length,
            variables.map(({ name: variable, value }) => `${variable.text}=${value.text}`),
          ]),
          [
            [[as === 'comment' ? `${scripts}/x1` : `${scripts}/{{id}}`], 0, as === 'comment' ? [] : ['id=x1']],
            [[scripts], 0, []],
          ],
        );
      });

  for (const id of ['a/b', 'a b', '{{x}}', "o'hara", 'ü', 'a?b#c', '../x', 'a\nb'])
    it(`is one URL segment: ${JSON.stringify(id)}`, () => {
      const url = /GET (.*)/.exec(inserted(`GET ${scripts}/{id}`, 'comment', { id }))?.[1] ?? '';
      assert.match(url.slice(scripts.length + 1), /^[\w%.-]+$/);
      assert.equal(decodeURIComponent(url.slice(scripts.length + 1)), id);
    });

  for (const [label, word] of [
    ['script id', 'script_id'],
    ['script-id', 'script_id'],
    ['1st', 'id_1st'],
    ['@name', 'name'],
    ['é', 'id'],
  ] as const)
    it(`is called ${word} for the placeholder {${label}}`, () => {
      assert.equal(
        inserted(`GET ${scripts}/{${label}}`, 'variable', { label }),
        `# ${word}: Contoso\n@${word} = x1\nGET ${scripts}/{{${word}}}`,
      );
    });

  it('gets no comment without a name', () => {
    assert.equal(inserted(`GET ${scripts}/{id}`, 'comment', { name: ' ' }), `GET ${scripts}/x1`);
  });

  it('isn’t inserted if its placeholder is in a variable', () => {
    const file = parseHttpFile(`@url = ${scripts}/{id}\n### a\nGET {{url}}\n`);
    assert.deepEqual(
      allRequests(file).map((placed) => idPlaceOf(placed, 'id')),
      [undefined],
    );
  });
});
