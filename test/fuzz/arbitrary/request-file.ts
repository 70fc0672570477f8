import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { clouds, entityTypes } from '../../../src/catalog/index.ts';
import { examples, repository } from '../../host/folders.ts';
import { hostileText } from './hostile-text.ts';
import { nearlyJson } from './json-text.ts';
import { arbitraryEdit, arbitraryText, editOf } from './request-text.ts';

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.http'))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();

/** The blocks of all committed examples and fixtures, which are changed below. */
const committed = [...filesIn(examples), ...filesIn(path.join(repository, 'test/unit/fixtures'))].flatMap((file) =>
  readFileSync(file, 'utf8').split(/^(?=###)/m),
);

/** Examples, with pieces removed, inserted and doubled. */
const changedExample = fc
  .tuple(
    fc.array(fc.constantFrom(...committed), { minLength: 1, maxLength: 2 }),
    fc.array(fc.tuple(arbitraryEdit, fc.constantFrom('replace', 'insert', 'double', 'cut'), hostileText), {
      maxLength: 4,
    }),
    fc.constantFrom('\n', '\n', '\r\n', '\r'),
  )
  .map(([blocks, changes, lineBreak]) => {
    let text = blocks.join('');
    for (const [fractions, how, hostile] of changes) {
      const { start, end, text: inserted } = editOf(text, fractions);
      // An edit covers 40 characters at most, so it rarely replaces a whole file.
      const until = Math.min(end, start + 40);
      const [before, middle, after] = [text.slice(0, start), text.slice(start, until), text.slice(until)];
      if (how === 'replace') text = before + inserted + after;
      else if (how === 'insert') text = before + hostile + middle + after;
      else text = before + (how === 'double' ? middle + middle : '') + after;
    }
    return lineBreak === '\n' ? text : text.replaceAll('\n', lineBreak);
  });

const paths = entityTypes.flatMap(({ routes }) => routes.map((route) => route.path));

/** What may be the URL of a request: a URL of Graph, nearly one of Graph, or any text. */
export const requestUrl: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(
        fc.constantFrom(
          ...clouds.map(({ graphRoot }) => graphRoot),
          ...['', '{{host}}', 'https://{{host}}', 'http://graph.microsoft.com', 'https://example.com', '{{root}}'],
        ),
        fc.constantFrom('/beta', '/beta', '/v1.0', '', '/BETA'),
        fc.oneof(
          { weight: 5, arbitrary: fc.constantFrom(...paths) },
          { weight: 1, arbitrary: fc.constantFrom('/$batch', '/%24batch', '/me', '/deviceManagement', '') },
        ),
        fc.constantFrom('', '', '/{id}', '/1', "('1')", '/1/managedDevice', '/{{id}}', '/..', '/%2e%2e', '/', '//'),
        fc.constantFrom('', '', '?$select=id', '?$filter=a eq {{a}}', '?$top=1&$expand=managedDevice', '?{{a}}', '#f'),
        fc.constantFrom('1', '{{id}}', '{placeholder}'),
      )
      .map(([root, version, route, key, query, id]) => root + version + route.replace(/\{\w+\}/g, id) + key + query),
  },
  { weight: 1, arbitrary: hostileText.map((text) => `https://graph.microsoft.com/beta/${text}`) },
  { weight: 1, arbitrary: hostileText },
);

export const requestMethod = fc.constantFrom('GET', 'POST', 'PATCH', 'PUT', 'DELETE', 'HEAD', 'OPTIONS');

const headLine = fc.constantFrom(
  ...[
    'Content-Type: application/json',
    'Content-Type: text/plain',
    'Accept: */*',
    'Host: x',
    'X-A:',
    'X-B: {{a}}',
    'A : b',
  ],
  ...[
    'Authorization: Bearer eyJ0eXAiOiJKV1Qi.eyJhdWQiOiJodHRw.c2lnbmF0dXJl',
    'Content-Length: 3',
    'Prefer: {{secret}}',
  ],
  ...[
    '# @sandbox 429 retry-after=2',
    '# @sandbox slow=1 broken',
    '# graph-disable-next-line wrong-type',
    '# @name one',
  ],
  ...['# graph-disable', '// a comment', '@a = {{b}}', '@b = {{secret}}{{a}}', '  continued', '/*', '*/'],
);

/** A plausible request, with variables. */
const builtRequest = fc
  .tuple(
    fc.constantFrom(
      '',
      '### t\n',
      '###\n',
      '### {{a}}\n@a = 1\n',
      '@host = https://graph.microsoft.com\n',
      '@id = 1\n# c\n',
    ),
    fc.constantFrom('POST ', 'GET ', 'PATCH ', 'DELETE ', 'post ', '', 'POST  ', 'PUT\t'),
    requestUrl,
    fc.array(headLine, { maxLength: 4 }),
    fc.constantFrom('\n', '\n', '\n', '', '\n\n'),
    fc.oneof(nearlyJson, nearlyJson, fc.constantFrom('', '< ./body.json', '<@ ./{{a}}.json', '<@latin1 x')),
    fc.constantFrom('', '', '\n', '\n\nHTTP/1.1 201 Created\nA: b\n\n{}', '\n> {% x %}', '\n###\n'),
  )
  .map(([top, method, url, headers, gap, body, tail]) =>
    [`${top}${method}${url}`, ...headers, `${gap}${body}${tail}`].join('\n'),
  );

/** The text of a request file: a built request, a changed example, or any text. */
export const requestFile: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: builtRequest },
  { weight: 3, arbitrary: changedExample },
  { weight: 2, arbitrary: arbitraryText },
  { weight: 1, arbitrary: fc.tuple(builtRequest, arbitraryText, builtRequest).map((parts) => parts.join('\n')) },
  { weight: 1, arbitrary: hostileText },
);
