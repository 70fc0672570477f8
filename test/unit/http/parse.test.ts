import assert from 'node:assert/strict';
import { bodyContent } from '../../../src/http/body-text.ts';
import { parseHttpFile } from '../../../src/http/file.ts';
import { directivesIn, requestsIn, variablesIn } from './outline.ts';

type Rows = readonly (readonly [text: string, ...expected: string[]])[];

/** A line break in a title would break the report. */
const titleOf = (text: string, expected: readonly string[]): string =>
  `${JSON.stringify(text).slice(1, -1)} → ${expected.join(' | ') || 'nothing'}`;

/** One test per row: the text, and what is found in it. */
function table(title: string, find: (text: string) => string[], rows: Rows): void {
  describe(title, () => {
    for (const [text, ...expected] of rows)
      it(titleOf(text, expected), () => {
        assert.deepEqual(find(text), expected);
      });
  });
}

describe('requests', () => {
  table('request line', requestsIn, [
    ['GET /a', 'GET /a'],
    ['GET https://a.example/b HTTP/1.1', 'GET https://a.example/b HTTP/1.1'],
    ['GET https://a.example/b HTTP/2', 'GET https://a.example/b HTTP/2'],
    ['https://a.example/b', '- https://a.example/b'],
    ['https://a.example/b HTTP/1.1', '- https://a.example/b HTTP/1.1'],
    ['/a', '- /a'],
    ['{{url}}', '- {{url}}'],
    ['GET {{url}}/b', 'GET {{url}}/b'],
    ['post /a', 'post /a'],
    ['PROPFIND /a', 'PROPFIND /a'],
    ['  GET \t /a  ', 'GET /a'],
    ['GET', 'GET'],
    ['GET ', 'GET'],
    ['POST HTTP/1.1', 'POST HTTP/1.1'],
    ['GET /a b c', 'GET /a b c'],
    ['GET /a?b=HTTP/1.1', 'GET /a?b=HTTP/1.1'],
    ['GET /a HTTP/3.14', 'GET /a HTTP/3.14'],
    ['GET /a\u00a0', 'GET /a'],
    ['\ufeffGET /a', 'GET /a'],
    ['', ...[]],
    ['   \n\t\n', ...[]],
  ]);

  table('URL on several lines', requestsIn, [
    ['GET /a\n?b=1\n&c=2', 'GET /a?b=1&c=2'],
    ['GET /a\n  ?b=1\n  &c=2  ', 'GET /a?b=1&c=2'],
    ['GET https://a.example\n/b\n/c', 'GET https://a.example/b/c'],
    ['GET https://a.example\n  /b\n  ?c', 'GET https://a.example/b?c'],
    ['GET /a\n?b\nC: d', 'GET /a?b [C: d]'],
    ['GET /a\n// b\nC: d', 'GET /a [C: d]'],
    ['GET /a\n\n?b', "GET /a '?b'"],
    ['GET\n/a', "GET !'/a'"],
  ]);

  table('headers', requestsIn, [
    ['GET /a\nB: c', 'GET /a [B: c]'],
    ['GET /a\nB:c\nD : e', 'GET /a [B: c] [D: e]'],
    ['GET /a\n  B: c  ', 'GET /a [B: c]'],
    ['GET /a\nB:', 'GET /a [B: ]'],
    ['GET /a\nB: c: d', 'GET /a [B: c: d]'],
    ['GET /a\nB: c\nB: d', 'GET /a [B: c] [B: d]'],
    ['GET /a\nB: c\n  d', 'GET /a [B: c d]'],
    ['GET /a\nB: c\u00a0', 'GET /a [B: c]'],
    ['GET /a\nContent-Length: 9', 'GET /a [Content-Length: 9]'],
    ['GET /a\n# b\nC: d\n// e\nF: g', 'GET /a [C: d] [F: g]'],
    ['GET /a\n#b: c\nD: e', 'GET /a [D: e]'],
    // A header that is being typed must not turn the lines below into the body.
    ['POST /a\nAcc\nB: c\n\n{}', "POST /a [Acc: ] [B: c] '{}'"],
    ['POST /a\nAcc\n\n{}', "POST /a [Acc: ] '{}'"],
    ['POST /a\nAcc', 'POST /a [Acc: ]'],
    // As on some localized pages.
    ['POST /a\n\nContent-type: b\n\n{}', "POST /a [Content-type: b] '{}'"],
    ['POST /a\n\nSubject: b', "POST /a 'Subject: b'"],
  ]);

  table('where a body begins', requestsIn, [
    ['POST /a\n\n{}', "POST /a '{}'"],
    ['POST /a\nB: c\n\n{}', "POST /a [B: c] '{}'"],
    ['POST /a\n\n\n\n{}', "POST /a '{}'"],
    ['POST /a\n \t\n{}', "POST /a '{}'"],
    ['POST /a\n\n  {}', "POST /a '  {}'"],
    // REST Client loses it, httpYac finds it; a reference page has one.
    ['POST /a\nB: c\n{}', "POST /a [B: c] !'{}'"],
    ['POST /a\n{}', "POST /a !'{}'"],
    ['POST /a\n[]', "POST /a !'[]'"],
    ['POST /a\n"b"', 'POST /a !\'"b"\''],
    ['POST /a\nB: c\n# d\n{}', "POST /a [B: c] !'{}'"],
    ['POST /a\n\n# b\n{}', "POST /a '{}'"],
    ['POST /a\n\n', 'POST /a'],
    ['POST /a\n\n# b\n', 'POST /a'],
  ]);

  table('where a body ends', requestsIn, [
    ['POST /a\n\nb\n\n\n', "POST /a 'b'"],
    ['POST /a\n\nb\n\nc\n', "POST /a 'b⏎⏎c'"],
    ['POST /a\n\nb\n# c\n\n// d\n', "POST /a 'b'"],
    ['POST /a\n\nb\n### c\n', "POST /a 'b'"],
    ['POST /a\n\n{}\nHTTP/1.1 201 Created\nB: c\n\n{"d":1}\n', `POST /a '{}' =HTTP/1.1 201 Created⏎B: c⏎⏎{"d":1}`],
    ['POST /a\n\n{}\n\nHTTP/2 204\n', "POST /a '{}' =HTTP/2 204"],
    ['POST /a\nHTTP/1.1 201 Created', 'POST /a =HTTP/1.1 201 Created'],
    ['POST /a\n\nHTTP/1.1 is fine', "POST /a 'HTTP/1.1 is fine'"],
    ['POST /a\n\n{}\n> {%\n b\n%}', "POST /a '{}'"],
    ['POST /a\n\n{}\n> ./a.js', "POST /a '{}'"],
    ['POST /a\n\n{}\n>> b.json', "POST /a '{}'"],
    ['POST /a\n\n{}\n>>! b.json', "POST /a '{}'"],
    ['POST /a\n\n{}\n<> b.json', "POST /a '{}'"],
    ['POST /a\n\n{}\n?? status == 201', "POST /a '{}'"],
    ['POST /a\n\n{}\n```', "POST /a '{}'"],
    ['POST /a\n\n{}\n~~~\nb', "POST /a '{}'"],
    ['POST /a\n\n> b', 'POST /a'],
    ['POST /a\n\n>b', "POST /a '>b'"],
  ]);

  table('a later request without a separator', requestsIn, [
    ['GET /a\nGET /b', 'GET /a', 'GET /b'],
    ['GET /a\nB: c\nGET https://d.example', 'GET /a [B: c]', 'GET https://d.example'],
    ['GET /a\n\nGET /b', 'GET /a', 'GET /b'],
    ['POST /a\n\n{}\nPOST {{b}}/c\n\n[]', "POST /a '{}'", "POST {{b}}/c '[]'"],
    ['POST /a\n\n{}\n\n# @name b\nPOST /c', "POST /a '{}'", '#b POST /c'],
    ['GET /a\nHTTP/1.1 200 OK\n\nb\n\n# @name c\nGET /d', 'GET /a =HTTP/1.1 200 OK⏎⏎b', '#c GET /d'],
    ['GET /a\n> {% b %}\n\n# @name c\nGET /d', 'GET /a', '#c GET /d'],
    // Text other than JSON may have such a line, and REST Client sends it.
    ['POST /a\n\nb\nGET /c', "POST /a 'b⏎GET /c'"],
    ['POST /a\n\n{}\nget /c', "POST /a '{}⏎get /c'"],
    ['POST /a\n\n{\n"GET /c": 1}', `POST /a '{⏎"GET /c": 1}'`],
  ]);

  table('comments', requestsIn, [
    ['# a\nGET /b', 'GET /b'],
    ['// a\nGET /b', 'GET /b'],
    ['  # a\n\t// b\nGET /c', 'GET /c'],
    ['##\nGET /a', 'GET /a'],
    ['# GET /a', ...[]],
    ['/* a */\nGET /b', 'GET /b'],
    ['/*\nGET /a\n*/\nGET /b', 'GET /b'],
    ['/*\nGET /a', ...[]],
    ['POST /a\n\n{\n# b\n"c": 1,\n  // d\n"e": 2\n}', `POST /a '{⏎"c": 1,⏎"e": 2⏎}'`],
    ['POST /a\n\nb\n# c\nd', "POST /a 'b⏎d'"],
    ['POST /a\n\n{ "b": 1 } // c', `POST /a '{ "b": 1 } // c'`],
    ['POST /a\n\n{ "b": "# c" }', `POST /a '{ "b": "# c" }'`],
  ]);

  table('other tools’ scripts before a request', requestsIn, [
    ['< {%\nGET /a\n%}\nGET /b', 'GET /b'],
    ['< {% a %}\nGET /b', 'GET /b'],
    ['{{\nGET /a\n}}\nGET /b', 'GET /b'],
    ['< {%\nGET /a', ...[]],
    ['> ./a.js\nGET /b', 'GET /b'],
  ]);

  table('copied from a page', requestsIn, [
    ['```http\nPOST /a\nB: c\n\n{}\n```\n', "POST /a [B: c] '{}'"],
    ['``` http\nGET /a\n```\n', 'GET /a'],
    ['~~~\nGET /a\n~~~', 'GET /a'],
    ['GET /a\n```\n\n```http\nHTTP/1.1 200 OK\n{}\n```', 'GET /a =HTTP/1.1 200 OK⏎{}⏎```'],
    ['### Response\n``` http\nHTTP/1.1 201 Created\nA: b\n{}\n```', ...[]],
    ['HTTP/1.1 201 Created\nA: b\n\n{}\nGET /c', 'GET /c'],
  ]);

  table('bodies from files', requestsIn, [
    ['POST /a\n\n< ./b.json', "POST /a <'< ./b.json'"],
    ['POST /a\n\n<@ ./b.json', "POST /a <'<@ ./b.json'"],
    ['POST /a\n\n<@latin1 ./b.json', "POST /a <'<@latin1 ./b.json'"],
    ['POST /a\n\n<b c="d">', `POST /a '<b c="d">'`],
    ['POST /a\n\n<b/>', "POST /a '<b/>'"],
    ['POST /a\n\n<', "POST /a '<'"],
  ]);
});

describe('separators and names', () => {
  table('what separates requests', requestsIn, [
    ['GET /a\n###\nGET /b', 'GET /a', 'GET /b'],
    ['###\nGET /a\n###\n', 'GET /a'],
    ['GET /a\n  ###\nGET /b', 'GET /a', 'GET /b'],
    ['GET /a\n\t####### b\nGET /c', 'GET /a', '#b GET /c'],
    ['POST /a\n\n##\nb', "POST /a 'b'"],
    ['POST /a\n\nb ### c', "POST /a 'b ### c'"],
    ['POST /a\n\nb\n### heading\nc d', "POST /a 'b'"],
    ['POST /a\n\n"\n###\nGET /b', `POST /a '"'`, 'GET /b'],
  ]);

  table('what names a request', requestsIn, [
    ['### a\nGET /b', '#a GET /b'],
    ['###a\nGET /b', '#a GET /b'],
    ['### a b ###\nGET /c', '#a b GET /c'],
    ['### C#\nGET /a', '#C# GET /a'],
    ['### ###\nGET /a', 'GET /a'],
    ['### #1\nGET /a', '##1 GET /a'],
    ['# @name a\nGET /b', '#a GET /b'],
    ['#@name a\nGET /b', '#a GET /b'],
    ['// @name a\nGET /b', '#a GET /b'],
    ['# @name = a\nGET /b', '#a GET /b'],
    ['# @name=a\nGET /b', '#a GET /b'],
    ['### a\n# @name b\nGET /c', '#b GET /c'],
    ['### a\n# @name\nGET /b', '#a GET /b'],
    ['GET /a\n# @name b\nC: d', '#b GET /a [C: d]'],
    ['### a\nGET /b\nGET /c', '#a GET /b', 'GET /c'],
    ['# @name a\nGET /b\nGET /c', '#a GET /b', 'GET /c'],
    ['# name a\nGET /b', 'GET /b'],
    ['GET /a\n\n# @name b\n', 'GET /a'],
  ]);

  table('directives', directivesIn, [
    ['# @name a\n# @no-redirect\nGET /b', 'name a', 'no-redirect'],
    ['GET /a\n# @timeout 3\nB: c\n\n{\n# @note\n}', 'timeout 3', 'note'],
    ['# graph-disable-next-line unknown-property\nGET /a', 'graph-disable-next-line unknown-property'],
    ['POST /a\n\n{\n  // graph-disable-next-line x\n}', 'graph-disable-next-line x'],
    ['# a @name b', ...[]],
    ['@name a', ...[]],
    ['HTTP/1.1 200 OK\n# @name a', ...[]],
  ]);
});

describe('variables', () => {
  table('definitions', variablesIn, [
    ['@a = b', 'a=b'],
    ['@a=b', 'a=b'],
    ['  @a  =  b c  ', 'a=b c'],
    ['@a =', 'a='],
    ['@a := b', 'a=b'],
    ['@a-b.c_d = e', 'a-b.c_d=e'],
    ['@a = b = c', 'a=b = c'],
    ['@a = {{b}}/c', 'a={{b}}/c'],
    ['@a = 1\n@b = 2\nGET /c\n###\n@d = 3', 'a=1', 'b=2', 'd=3'],
    ['@a b = c', ...[]],
    ['@a', ...[]],
    ['# @a = b', ...[]],
    ['GET /a\n> {% b %}\n\n@c = d', 'c=d'],
    // httpYac reads one anywhere, REST Client sends it as text; among the lines of JSON it can only be a variable.
    ['POST /a\n\n{\n@b = c\n"d": 1\n}', 'b=c'],
    ['POST /a\n\nd\n@b = c', ...[]],
    ['POST /a\n\n{ "b": "@c = d" }', ...[]],
  ]);

  table('aren’t part of a request', requestsIn, [
    ['@a = b\nGET /c', 'GET /c'],
    ['@a = b', ...[]],
    ['POST /a\n\n{\n@b = c\n"d": 1\n}', `POST /a '{⏎"d": 1⏎}'`],
    ['POST /a\n\nd\n@b = c', "POST /a 'd⏎@b = c'"],
  ]);
});

describe('line endings', () => {
  const text = '@a = b\n# @name c\nPOST /d\n  ?e\nF: g\n\n{\n# h\n"i": 1\n}\n\nHTTP/1.1 200 OK\n\n### j\nGET /k\n';
  for (const [name, lineEnd] of [
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ] as const)
    it(`${name} is read like LF`, () => {
      const other = text.replaceAll('\n', lineEnd);
      assert.deepEqual(requestsIn(other), requestsIn(text));
      assert.deepEqual(variablesIn(other), ['a=b']);
      assert.deepEqual(directivesIn(other), ['name c']);
    });

  it('stay as they are in a body', () => {
    const [block] = parseHttpFile('POST /a\r\n\r\nb\r\nc').blocks;
    const body = block?.requests[0]?.body;
    assert.equal(block && body && bodyContent(block, body), 'b\r\nc');
  });
});
