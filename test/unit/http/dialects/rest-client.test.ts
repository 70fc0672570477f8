import { dialect } from './dialect.ts';

dialect('REST Client', {
  'README.md: Making Request': [
    ['a URL alone is a GET', 'https://a.example/b', '- https://a.example/b'],
    ['a request line of RFC 2616', 'GET https://a.example/b HTTP/1.1', 'GET https://a.example/b HTTP/1.1'],
    ['a version in lower case', 'GET https://a.example/b http/1.1', 'GET https://a.example/b http/1.1'],
    ['a method in lower case', 'post https://a.example/b', 'post https://a.example/b'],
    [
      'query lines',
      'GET https://a.example/b\n    ?page=2\n    &pageSize=10',
      'GET https://a.example/b?page=2&pageSize=10',
    ],
    [
      'query lines, then the version',
      'GET https://a.example/b\n  ?c=2 HTTP/1.1\nD: e',
      'GET https://a.example/b?c=2 HTTP/1.1 [D: e]',
    ],
    [
      'headers up to the blank line',
      'GET /a\nUser-Agent: rest-client\nAccept-Language: en-GB,en;q=0.8',
      'GET /a [User-Agent: rest-client] [Accept-Language: en-GB,en;q=0.8]',
    ],
    ['a header without a value', 'GET /a\nX-Empty:', 'GET /a [X-Empty: ]'],
    ['a header in a variable', 'POST /a\n{{trace}}\nB: c\n\n{}', "POST /a [{{trace}}: ] [B: c] '{}'"],
    ['headers in variables, then the body', 'POST /a\n{{b}}\n{{c}}\n\n{}', "POST /a [{{b}}: ] [{{c}}: ] '{}'"],
    ['a header name in a variable', 'GET /a\n{{name}}: b\nX-{{c}}: d', 'GET /a [{{name}}: b] [X-{{c}}: d]'],
    [
      'a body',
      'POST /a\nContent-Type: application/xml\n\n<request>\n  <b/>\n</request>',
      "POST /a [Content-Type: application/xml] '<request>⏎  <b/>⏎</request>'",
    ],
    ['a body from a file', 'POST /a\n\n< ./demo.xml', "POST /a <'< ./demo.xml'"],
    [
      'a body from a file with a Windows path',
      'POST /a\n\n< C:\\Users\\Default\\Desktop\\demo.xml',
      "POST /a <'< C:\\Users\\Default\\Desktop\\demo.xml'",
    ],
    ['a body from a file with variables', 'POST /a\n\n<@ ./demo.xml', "POST /a <'<@ ./demo.xml'"],
    ['a body from a file in another encoding', 'POST /a\n\n<@latin1 ./demo.xml', "POST /a <'<@latin1 ./demo.xml'"],
    [
      'a multipart body with files',
      'POST /a\n\n--b\nContent-Type: image/png\n\n< ./1.png\n--b--',
      "POST /a +'--b⏎Content-Type: image/png⏎⏎< ./1.png⏎--b--'",
    ],
    ['form data on several lines', 'POST /a\n\nname=foo\n&password=bar', "POST /a 'name=foo⏎&password=bar'"],
    [
      'GraphQL in a body',
      'POST /graphql\nX-REQUEST-TYPE: GraphQL\n\nquery ($n: String!) {\n  a(n: $n)\n}\n\n{ "n": "b" }',
      `POST /graphql [X-REQUEST-TYPE: GraphQL] 'query ($n: String!) {⏎  a(n: $n)⏎}⏎⏎{ "n": "b" }'`,
    ],
    ['a cURL command', 'curl https://a.example/b -d "c" \\\n  -H "D: e"', '~command 2'],
    ['a cURL command beside requests', '###\ncurl -X POST https://a.example/b\n\n###\nGET /c', '~command', 'GET /c'],
  ],
  'README.md: Select Request Text': [
    ['### between requests', 'GET /a\n\n###\n\nGET /b', 'GET /a', 'GET /b'],
    ['more than three #', 'GET /a\n########\nGET /b', 'GET /a', 'GET /b'],
    ['a title after ###', '### List all\nGET /a', '#List all GET /a'],
  ],
  'README.md: Variables': [
    ['a file variable', '@host = a.example', '@host=a.example'],
    ['a file variable without spaces', '@host=a.example', '@host=a.example'],
    ['a file variable without a value', '@host =', '@host='],
    ['a file variable with references', '@host = {{hostname}}:{{port}}', '@host={{hostname}}:{{port}}'],
    ['a file variable among comments', '# a\n@b = c\n// d\nGET /e', '@b=c', 'GET /e'],
    ['a URL-encoded reference', 'GET https://a.example/{{%name}}', 'GET https://a.example/{{%name}}'],
    [
      'a system variable',
      'GET /a/{{$guid}}\nX: {{$datetime "YYYY-MM-DD" -1 d}}',
      'GET /a/{{$guid}} [X: {{$datetime "YYYY-MM-DD" -1 d}}]',
    ],
    ['a request name', '# @name login\nPOST /a', '# name login', '#login POST /a'],
    ['a request name without a space', '#@name login\nPOST /a', '# name login', '#login POST /a'],
    ['a request name after //', '// @name login\nPOST /a', '# name login', '#login POST /a'],
    [
      'a prompt variable',
      '# @prompt otp Your one-time password\nPOST /a/{{otp}}',
      '# prompt otp Your one-time password',
      'POST /a/{{otp}}',
    ],
    ['a reference to a response', 'GET /a/{{create.response.body.$.id}}', 'GET /a/{{create.response.body.$.id}}'],
  ],
  'README.md: Settings, Per-request Settings': [
    [
      'note, no-redirect, no-cookie-jar',
      '# @note\n# @no-redirect\n// @no-cookie-jar\nGET /a',
      '# note',
      '# no-redirect',
      '# no-cookie-jar',
      'GET /a',
    ],
  ],
  'src/utils/selector.ts': [
    ['comment lines in a body', 'POST /a\n\n{\n# b\n"c": 1\n}', `POST /a '{⏎"c": 1⏎}'`],
    ['a response below a separator', '###\nHTTP/1.1 200 OK\nA: b\n\n{}'],
    ['a byte order mark before ###', '\ufeff### a\nGET /b', '#a GET /b'],
    ['a byte order mark before a variable', '\ufeff@a = b\nGET /c', '@a=b', 'GET /c'],
  ],
});
