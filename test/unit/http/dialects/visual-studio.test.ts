import { dialect } from './dialect.ts';

dialect('Visual Studio', {
  'aspnetcore/test/http-files.md': [
    [
      'a request on one line',
      'GET https://localhost:7220/weatherforecast',
      'GET https://localhost:7220/weatherforecast',
    ],
    ['HTTP/3', 'GET https://localhost:7220/a HTTP/3', 'GET https://localhost:7220/a HTTP/3'],
    [
      'every method',
      ['OPTIONS', 'GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'CONNECT']
        .map((method) => `${method} https://a.example`)
        .join('\n###\n'),
      'OPTIONS https://a.example',
      'GET https://a.example',
      'HEAD https://a.example',
      'POST https://a.example',
      'PUT https://a.example',
      'PATCH https://a.example',
      'DELETE https://a.example',
      'TRACE https://a.example',
      'CONNECT https://a.example',
    ],
    [
      'values from environment files and secret stores',
      'GET {{HostAddress}}{{Path}}\nX-AKV-SECRET: {{akvSecret}}',
      'GET {{HostAddress}}{{Path}} [X-AKV-SECRET: {{akvSecret}}]',
    ],
    [
      'several requests',
      'GET https://a.example\n\n###\n\nGET https://b.example?c=2023-05-11&d=98006\n\n###',
      'GET https://a.example',
      'GET https://b.example?c=2023-05-11&d=98006',
    ],
    [
      'headers',
      'GET /a\nDate: Wed, 27 Apr 2023 07:28:00 GMT\nAge: 100',
      'GET /a [Date: Wed, 27 Apr 2023 07:28:00 GMT] [Age: 100]',
    ],
    [
      'a body',
      'POST /a\nContent-Type: application/json\n\n{\n    "date": "2023-05-10"\n}',
      `POST /a [Content-Type: application/json] '{⏎    "date": "2023-05-10"⏎}'`,
    ],
    ['comments', '# a\n// b\nGET /c', 'GET /c'],
    [
      'variables',
      '@hostname=localhost\n@port=44320\nGET https://{{hostname}}:{{port}}/weatherforecast',
      '@hostname=localhost',
      '@port=44320',
      'GET https://{{hostname}}:{{port}}/weatherforecast',
    ],
    ['an empty variable', '@a=\nGET /b', '@a=', 'GET /b'],
    [
      'variables defined with other variables',
      '@hostname=localhost\n@host={{hostname}}:44320\nGET https://{{host}}/api',
      '@hostname=localhost',
      '@host={{hostname}}:44320',
      'GET https://{{host}}/api',
    ],
    [
      'random numbers',
      'GET /a/{{$randomInt}}\n###\nGET /a/{{$randomInt -5 200}}',
      'GET /a/{{$randomInt}}',
      'GET /a/{{$randomInt -5 200}}',
    ],
    [
      'dates',
      'GET /a\nX-A: {{$datetime "dd-MM-yyyy" 1 d}}\nX-B: {{$localDatetime iso8601}}\nX-C: {{$timestamp -1 d}}',
      'GET /a [X-A: {{$datetime "dd-MM-yyyy" 1 d}}] [X-B: {{$localDatetime iso8601}}] [X-C: {{$timestamp -1 d}}]',
    ],
    [
      'environment',
      'GET /a/{{$processEnv USERNAME}}/{{$dotenv USERNAME}}',
      'GET /a/{{$processEnv USERNAME}}/{{$dotenv USERNAME}}',
    ],
    [
      'environment and time, capitalized differently',
      'GET /a/{{$dotEnv USERNAME}}/{{$timeStamp}}',
      'GET /a/{{$dotEnv USERNAME}}/{{$timeStamp}}',
    ],
    [
      'request variables',
      '# @name login\nPOST /a\n\n###\nGET /b\nAuthorization: Bearer {{login.response.body.$.token}}',
      '# name login',
      '#login POST /a',
      'GET /b [Authorization: Bearer {{login.response.body.$.token}}]',
    ],
  ],
});
