import { dialect } from './dialect.ts';

dialect('Kulala', {
  'doc/kulala.http-file-spec.txt': [
    [
      'a query with spaces',
      'GET https://a.example/b?city=New York&day=2025-05-07',
      'GET https://a.example/b?city=New York&day=2025-05-07',
    ],
    [
      'a URL on several lines',
      'GET http://a.example:8080\n /api\n /html\n ?id=123\n &value=some "longer" content',
      'GET http://a.example:8080/api/html?id=123&value=some "longer" content',
    ],
    ['an asterisk', 'OPTIONS * HTTP/1.1', 'OPTIONS * HTTP/1.1'],
    ['a cookie', 'POST /a\nCookie: _ga=GA1.2', 'POST /a [Cookie: _ga=GA1.2]'],
  ],
  'doc/kulala.import-and-run-http.txt': [
    ['running a file', 'run ./requests/get-requests.http', '~run'],
    [
      'import and run',
      'import ./requests/get-requests.http\n\nrun #Request 1\nrun #POST https://a.example',
      '~import',
      '~run',
      '~run',
    ],
    [
      'run with variables',
      'import new-requests.http\n\nrun #a (@host=example.com)\nrun #b (@host=example.com, @user=userName)',
      '~import',
      '~run',
      '~run',
    ],
    [
      'run before a request',
      '### Request_one\nrun #Authenticate\n\nPOST https://a.example\nAccept: b\n\n{}',
      '~run',
      "#Request_one POST https://a.example [Accept: b] '{}'",
    ],
    ['run with metadata', '### Email\nrun #Main\n# @jq .data[] | {id, email}', '# jq .data[] | {id, email}', '~run'],
  ],
  'doc/kulala.shared-blocks.txt': [
    [
      'a shared block',
      '### Shared\n@a = b\n# @curl-location\nrun ./login.http\n< {%\n  c\n%}\n< ./pre_request.js\nPOST https://d.example HTTP/1.1\n\n{}\n\n> ./post_request.js\n\n> {%\n  e\n%}',
      '@a=b',
      '# curl-location',
      '~run',
      '~script 3',
      '~script',
      "#Shared POST https://d.example HTTP/1.1 '{}'",
      '~script',
      '~script 3',
    ],
    ['headers without a request', '### Shared\nNOP\nHost: a.example', '#Shared NOP [Host: a.example]'],
  ],
  'doc/kulala.lua-scripts.txt': [
    ['a script in Lua', '< {%\n  -- lua\n  a()\n%}\nGET /b', '~script 4', 'GET /b'],
    ['a Lua file', 'GET /a\n\n> ./b.lua', 'GET /a', '~script'],
  ],
  'doc/kulala.*.txt': [
    ['a file for the response', 'POST /a\n\n{}\n\n>> kulala.json', "POST /a '{}'", '~saved-response'],
    ['a file to overwrite', 'POST /a\n\n{}\n\n>>! kulala.json', "POST /a '{}'", '~saved-response'],
    [
      'a file as the body',
      'POST /a\n\n< /home/giraffe/test-include.json',
      "POST /a <'< /home/giraffe/test-include.json'",
    ],
    [
      'prompts',
      '# @prompt pokemon\n# @secret password\nGET /{{pokemon}}',
      '# prompt pokemon',
      '# secret password',
      'GET /{{pokemon}}',
    ],
    ['a filter', '# @jq { "a": .b }\nGET /c', '# jq { "a": .b }', 'GET /c'],
    ['streaming', '# @accept chunked\nPOST /a', '# accept chunked', 'POST /a'],
    [
      'cURL flags',
      '# @curl-compressed\n# @curl-connect-timeout 20\nGET /a',
      '# curl-compressed',
      '# curl-connect-timeout 20',
      'GET /a',
    ],
    ['form data', 'POST /a\n\nname={{name}}&\nage={{age}}', "POST /a 'name={{name}}&⏎age={{age}}'"],
    [
      'GraphQL',
      'GRAPHQL https://a.example HTTP/1.1\n\nquery Person($id: ID) {\n  b\n}\n\n{ "id": 1 }',
      `GRAPHQL https://a.example HTTP/1.1 'query Person($id: ID) {⏎  b⏎}⏎⏎{ "id": 1 }'`,
    ],
    [
      'gRPC',
      '# @grpc-plaintext\nGRPC localhost:50051 helloworld.Greeter/SayHello',
      '# grpc-plaintext',
      'GRPC localhost:50051 helloworld.Greeter/SayHello',
    ],
    [
      'gRPC with flags',
      'GRPC {{flags}} {{address}} {{service}}/SayHello',
      'GRPC {{flags}} {{address}} {{service}}/SayHello',
    ],
    ['WebSocket', 'WS wss://a.example\n\n{ "name": "world" }', `WS wss://a.example '{ "name": "world" }'`],
    [
      'references to responses',
      'GET /{{A.response.headers["Date"]}}/{{A.response.cookies.b.value}}',
      'GET /{{A.response.headers["Date"]}}/{{A.response.cookies.b.value}}',
    ],
    [
      'a script below text that isn’t a body',
      'GET /a\n\n> {% b %}\nleft over\nand more\n\n> ./c.js',
      'GET /a',
      '~script',
      '~text 2',
      '~script',
    ],
  ],
  'rest-nvim/tree-sitter-http, test/corpus': [
    [
      'XML with JSON inside',
      'POST a.example\n\n<?xml version="1.0"?>\n{ "b": 1 }',
      `POST a.example '<?xml version="1.0"?>⏎{ "b": 1 }'`,
    ],
    [
      'comments around a body',
      'POST a.example\n\n# @_RES\n{\n  "b": 1\n}\n# @_END',
      '# _RES',
      '# _END',
      `POST a.example '{⏎  "b": 1⏎}'`,
    ],
    [
      'several files as the body',
      'POST a.example\n\n< path/to/file\n\n\n< path/to/file',
      "POST a.example +'< path/to/file⏎⏎⏎< path/to/file'",
    ],
    ['LIST', 'LIST https://a.example', 'LIST https://a.example'],
  ],
});
