import assert from 'node:assert/strict';
import { parseHttpFile } from '../../../../src/http/file.ts';
import type { Omitted } from '../../../../src/language/paste/omitted.ts';
import { pasteRequest } from '../../../../src/language/paste/paste.ts';

const empty = { file: parseHttpFile(''), start: 0, end: 0, eol: '\n', asked: false };

const url = 'https://graph.microsoft.com/beta/deviceManagement/deviceHealthScripts/1/deviceRunStates';
const json = '{"detectionState":"success"}';
const type = 'Content-Type: application/json';
const post = (body = json, above = '', header = type): string =>
  `### Create deviceHealthScriptDeviceState\n${above}POST ${url}\n${header}\n\n${body}\n`;
const get = (query = '', headers = ''): string =>
  `### List deviceHealthScriptDeviceState\nGET ${url}${query}\n${headers}`;
const token = 'eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJhdWQiOiIwMDAwMDAwMyJ9.c2ln';
const lower = 'content-type: application/json';

type Row = readonly [what: string, clipboard: string, text: string | undefined, omitted?: Partial<Omitted>];

/** The clipboard of each row becomes its text, without what is omitted: with LF, with CRLF, and in a Markdown fence. */
function becomes(rows: readonly Row[]): void {
  for (const [what, clipboard, text, omitted] of rows)
    it(what, () => {
      for (const copied of [
        clipboard,
        clipboard.replaceAll('\n', '\r\n'),
        `Do this:\n\n\`\`\`\n${clipboard}\n\`\`\`\n\nDone.`,
      ]) {
        const paste = pasteRequest(copied, empty);
        assert.equal(paste?.text, text);
        if (omitted) assert.deepEqual(paste?.omitted, { secrets: [], headers: [], unread: [], ...omitted });
      }
    });
}

describe('paste as request: cURL', () => {
  becomes([
    [
      'Chrome, bash',
      `curl '${url}' \\\n  -H 'accept: application/json' \\\n  -H 'accept-language: en-US,en;q=0.9' \\\n  -H 'authorization: Bearer ${token}' \\\n  -H '${lower}' \\\n  -b 'ESTSAUTH=0.AX; a=b' \\\n  -H 'origin: https://intune.microsoft.com' \\\n  -H 'sec-ch-ua: "Chromium";v="130"' \\\n  -H 'user-agent: Mozilla/5.0 (Windows NT 10.0)' \\\n  --data-raw '${json}'`,
      post(json, '', `accept: application/json\n${lower}`),
      {
        secrets: ['authorization', 'Cookie'],
        headers: ['accept-language', 'origin', 'sec-ch-ua', 'user-agent'],
      },
    ],
    [
      'Chrome, bash, ANSI-C quotes',
      `curl '${url}' \\\n  -H '${lower}' \\\n  --data-raw $'{"resultMessage":"it\\'s \\u0021 \\xc3\\xa9"}'`,
      post(`{"resultMessage":"it's ! é"}`, '', lower),
    ],
    [
      'Chrome, cmd',
      `curl ^"${url}^" ^\n  -H ^"accept: */*^" ^\n  -H ^"authorization: Bearer ${token}^" ^\n  -H ^"${lower}^" ^\n  -H ^"sec-ch-ua: ^\\^"Chromium^\\^";v=^\\^"130^\\^"^" ^\n  --data-raw ^"^{^\\^"detectionState^\\^":^\\^"success^\\^"^}^"`,
      post(json, '', lower),
      { secrets: ['authorization'], headers: ['accept', 'sec-ch-ua'] },
    ],
    [
      'Chrome, cmd, a line break and a percent sign',
      `curl ^"${url}?a=%^20b^" ^\n  -H ^"${lower}^" ^\n  --data-raw ^"^{^\\^"resultMessage^\\^":^\n\n^\\^"5^%^ ^&^ more^\\^"^}^"`,
      post('{"resultMessage":\n"5% & more"}', '', lower)
        .replace(url, `${url}?a=%20b`)
        .replace('{"resultMessage":\n"5% & more"}', '{\n  "resultMessage": "5% & more"\n}'),
    ],
    [
      'an older Chrome, cmd',
      `curl "${url}" ^\n  -H "${lower}" ^\n  --data-raw "{\\"detectionState\\":\\"success\\"}" ^\n  --compressed`,
      post(json, '', lower),
    ],
    [
      'an older Firefox, cmd',
      `curl "${url}" -X POST -H "${type}" --data-raw "{""detectionState"":""success""}"`.replace(' -X', ' ^\n -X'),
      post(),
    ],
    [
      'Firefox',
      `curl '${url}' --compressed -X POST -H 'User-Agent: Mozilla/5.0' -H 'Accept-Encoding: gzip, deflate, br, zstd' -H '${type}' -H 'DNT: 1' --data-raw '${json}'`,
      post(),
      { headers: ['User-Agent', 'Accept-Encoding', 'DNT'] },
    ],
    ['Safari', `curl '${url}' \\\n-X 'GET' \\\n-H 'Accept: application/json'`, get('', 'Accept: application/json\n')],
    ['all requests of a browser, bash', `curl '${url}' ;\ncurl '${url}?$top=1'`, `${get()}\n${get('?$top=1')}`],
    ['all requests of a browser, cmd', `curl ^"${url}^" &\ncurl ^"${url}?^$top=1^"`, `${get()}\n${get('?$top=1')}`],
    ['with a prompt', `$ curl -s ${url} | jq .`, get()],
    ['in PowerShell 7', `PS C:\\Users\\me> curl.exe -s "${url}"`, get()],
    ['combined short options', `curl -sSLXPOST -H"${type}" -d'${json}' ${url}`, post()],
    ['--json', `curl --json '${json}' ${url}`, post(json, '', `${type}\nAccept: application/json`)],
    [
      'data in several parts',
      `curl ${url} -H 'Content-Type: text/plain' -d a=1 -d b=2`,
      post('a=1&b=2', '', 'Content-Type: text/plain'),
    ],
    ['a form', `curl ${url} -d a=1`, post('a=1', '', 'Content-Type: application/x-www-form-urlencoded')],
    [
      'data for the query',
      `curl -G ${url} --data-urlencode '$filter=a eq 1' -d '$top=1'`,
      get('?$filter=a%20eq%201&$top=1'),
    ],
    ['JSON without a type', `curl ${url} -d '${json}'`, post()],
    ['a file', `curl ${url} -H '${type}' -d @body.json`, post('< body.json')],
    ['a here-document', `curl ${url} -H '${type}' -d @- <<'EOF'\n${json}\nEOF`, post()],
    ['a URL without a scheme', `curl ${url.slice('https://'.length)}`, get()],
    [
      'variables',
      `curl "${url.replace('/1/', '/$SCRIPT_ID/')}" -H "Authorization: Bearer $TOKEN"`,
      get().replace('/1/', '/{SCRIPT_ID}/').replace('GET', "# 'SCRIPT_ID' is in place of $SCRIPT_ID\nGET"),
    ],
    ['placeholders of a page', `curl ${url.replace('/1/', '/{scriptId}/')}`, get().replace('/1/', '/{scriptId}/')],
    [
      'braces as text',
      `curl ${url} -d '{"resultMessage":"{{a}} {{{b}}"}'`,
      post(String.raw`{"resultMessage":"\u007b{a}} \u007b\u007b{b}}"}`),
    ],
    [
      'a multipart form',
      `curl ${url} -X POST -F a=@b.json`,
      `### Create deviceHealthScriptDeviceState\n# Not pasted: -F\nPOST ${url}\n`,
      { unread: ['-F'] },
    ],
    [
      'a body that would start another request',
      `curl ${url} -H 'Content-Type: text/plain' -d $'a\\n### b\\nDELETE ${url}'`,
      post('', '# Not pasted: body\n', 'Content-Type: text/plain').replace(/\n\n\n$/, '\n'),
      { unread: ['body'] },
    ],
    [
      'secrets in the body',
      `curl ${url} -d '{"resultMessage":"a","clientSecret":"abcdef"}'`,
      post('{"resultMessage":"a","clientSecret":"{{clientSecret}}"}'),
      { secrets: ['clientSecret'] },
    ],
    ['a user and password', `curl -u me:pw ${url}`, get(), { secrets: ['-u'] }],
    ['a line break in a header', `curl ${url} -H $'X-A: b\\nX-C: d'`, get('', 'X-A: b X-C: d\n')],
    // Pasted as they are.
    ['another host', "curl 'https://example.com/a'", undefined],
    ['an unclosed quote', `curl '${url}`, undefined],
    ['a sentence', `curl is a tool for ${url.slice(0, 20)}`, undefined],
  ]);

  it('is pasted as requests unless the line has other text', () => {
    const at = (text: string) =>
      pasteRequest(`curl ${url}`, { ...empty, file: parseHttpFile(text), start: text.length, end: text.length });
    assert.equal(at('GET /a\n\n')?.isPreferred, true);
    assert.equal(at('GET /a\n\n# see ')?.isPreferred, false);
  });
});

describe('paste as request: PowerShell', () => {
  const hashtable = `@{\n  detectionState = "success" # as the script says\n  'errorCode' = 0\n}`;
  const tableAsJson = '{\n  "detectionState": "success",\n  "errorCode": 0\n}';
  becomes([
    [
      'Chrome',
      `$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession\n$session.UserAgent = "Mozilla/5.0"\n$session.Cookies.Add((New-Object System.Net.Cookie("ESTSAUTH", "0.AX", "/", "graph.microsoft.com")))\nInvoke-WebRequest -UseBasicParsing -Uri "${url}?\`$top=1" \`\n-Method "POST" \`\n-WebSession $session \`\n-Headers @{\n"authority"="graph.microsoft.com"\n  "method"="POST"\n  "path"="/beta/x"\n  "scheme"="https"\n  "accept"="*/*"\n  "authorization"="Bearer ${token}"\n  "sec-ch-ua"="\`"Chromium\`";v=\`"130\`""\n} \`\n-ContentType "application/json" \`\n-Body ([System.Text.Encoding]::UTF8.GetBytes("{\`"resultMessage\`":\`"5 $([char]8364)\`"}"))`,
      post('{"resultMessage":"5 €"}').replace(url, `${url}?$top=1`),
      { secrets: ['authorization', 'Cookie'], headers: ['accept', 'sec-ch-ua'] },
    ],
    ['a hashtable', `Invoke-MgGraphRequest -Method POST -Uri "${url}" -Body ${hashtable}`, post(tableAsJson)],
    [
      'a hashtable in a variable',
      `$body = ${hashtable}\nInvoke-MgGraphRequest -Method POST -Uri '${url}' -Body $body`,
      post(tableAsJson),
    ],
    [
      'a hashtable as JSON',
      `$body = ${hashtable} | ConvertTo-Json -Depth 5\nInvoke-RestMethod -Uri ${url} -Method Post -Body $body -ContentType 'application/json'`,
      post(tableAsJson),
    ],
    [
      'JSON in parentheses',
      `Invoke-RestMethod -Method Post -Uri "${url}" -Body (${hashtable} | ConvertTo-Json) -ContentType "application/json"`,
      post(tableAsJson),
    ],
    [
      'a here-string',
      `$params = @"\n${tableAsJson}\n"@\n\nInvoke-MgGraphRequest -Uri "${url}" -Method POST -Body $params`,
      post(tableAsJson),
    ],
    [
      'a literal here-string',
      `$params = @'\n{"resultMessage":"$a"}\n'@\nInvoke-MgGraphRequest -Uri "${url}" -Method POST -Body $params`,
      post('{"resultMessage":"$a"}'),
    ],
    [
      'splatting',
      `$params = @{\n  Method = 'POST'\n  Uri = "${url}"\n  Headers = @{ Authorization = "Bearer $token" }\n  Body = '${json}'\n  ContentType = 'application/json'\n}\nInvoke-RestMethod @params`,
      post(),
    ],
    [
      'nested tables and lists',
      `Invoke-MgGraphRequest POST -Uri ${url} -Method POST -Body @{ a = @(1, 2); b = [ordered]@{ c = $true; d = $null }; e = @() }`.replace(
        'POST -Uri',
        '-Uri',
      ),
      post('{\n  "a": [\n    1,\n    2\n  ],\n  "b": {\n    "c": true,\n    "d": null\n  },\n  "e": []\n}'),
    ],
    [
      'variables in the URL',
      `$id = '1'\n$uri = "https://graph.microsoft.com/beta/deviceManagement/deviceHealthScripts/$id/deviceRunStates?\`$top=$($top)&$select=id"\n$result = Invoke-RestMethod -Uri $uri -Headers $headers`,
      get('?$top={top}&$select=id').replace(
        'GET',
        "# 'top' is in place of $($top)\n# Not pasted: -Headers $headers\nGET",
      ),
      { unread: ['-Headers $headers'] },
    ],
    [
      'an unknown variable',
      `Invoke-MgGraphRequest -Uri "https://graph.microsoft.com/beta/deviceManagement/deviceHealthScripts/$scriptId/deviceRunStates"`,
      get().replace('/1/', '/{scriptId}/').replace('GET', "# 'scriptId' is in place of $scriptId\nGET"),
    ],
    [
      'computed values',
      `Invoke-MgGraphRequest -Method POST -Uri "${url}" -Body @{\n  detectionState = 'success'\n  lastStateUpdateDateTime = (Get-Date).ToUniversalTime().ToString("o")\n}`,
      post(
        '{\n  "detectionState": "success",\n  "lastStateUpdateDateTime": "{{lastStateUpdateDateTime}}"\n}',
        `# 'lastStateUpdateDateTime' is in place of (Get-Date).ToUniversalTime().ToString("o")\n`,
      ),
    ],
    [
      'a computed body',
      `Invoke-MgGraphRequest -Method POST -Uri "${url}" -Body (Get-Body -For 1)`,
      `### Create deviceHealthScriptDeviceState\n# Not pasted: -Body (Get-Body -For 1)\nPOST ${url}\n`,
      { unread: ['-Body (Get-Body -For 1)'] },
    ],
    [
      'a body from a file',
      `Invoke-MgGraphRequest -Method POST -Uri "${url}" -ContentType 'application/json' -Body (Get-Content -Raw .\\body.json)`,
      post('< ./body.json'),
    ],
    [
      'a file',
      `Invoke-RestMethod -Method Post ${url} -ContentType application/json -InFile body.json`,
      post('< body.json'),
    ],
    [
      'a file and a body',
      `Invoke-RestMethod -Method Post ${url} -ContentType application/json -InFile a.json -Body '${json}'`,
      post(json, '# Not pasted: -InFile a.json\n'),
      { unread: ['-InFile a.json'] },
    ],
    [
      'splatting an unknown variable',
      `Invoke-RestMethod ${url} @more`,
      get().replace('GET', '# Not pasted: @more\nGET'),
      { unread: ['@more'] },
    ],
    [
      'an unknown method',
      `Invoke-RestMethod ${url} -Method $method`,
      get().replace('GET', '# Not pasted: -Method $method\nGET'),
      { unread: ['-Method $method'] },
    ],
    [
      'an unknown parameter, and a value without a name',
      `Invoke-RestMethod ${url} -TransferEncoding gzip b`,
      get().replace('GET', '# Not pasted: -TransferEncoding, a value without a name\nGET'),
      { unread: ['-TransferEncoding', 'a value without a name'] },
    ],
    [
      'a header that is a list',
      `Invoke-RestMethod ${url} -Headers @{ Prefer = @('a', 'b') }`,
      get().replace('GET', '# Not pasted: -Headers Prefer\nGET'),
      { unread: ['-Headers Prefer'] },
    ],
    [
      'a method and a URL without names',
      `Invoke-MgGraphRequest DELETE ${url}/1`,
      `### Delete deviceHealthScriptDeviceState\nDELETE ${url}/1\n`,
      { unread: [] },
    ],
    [
      'parameters that don’t affect the request',
      `Invoke-RestMethod ${url} -OutFile a.json -TimeoutSec 5 -ErrorAction Stop -StatusCodeVariable b -SkipHttpErrorCheck`,
      get(),
      { unread: [] },
    ],
    ['an alias, a parenthesis and a property', `(irm ${url}).value | select id`, get()],
    [
      'a path without a host',
      `Invoke-MgGraphRequest -Uri "beta/deviceManagement/deviceHealthScripts/1/deviceRunStates" -OutputType PSObject`,
      get(),
    ],
    [
      'the cmdlet of the older module',
      `Invoke-MSGraphRequest -HttpMethod POST -Url "${url}" -Content '${json}'`,
      post(),
    ],
    ['typographic quotes', `Invoke-MgGraphRequest -Method POST -Uri “${url}” -Body ‘${json}’`, post()],
    [
      'doubled quotes',
      `Invoke-MgGraphRequest -Method POST -Uri '${url}' -Body '{"resultMessage":"it''s"}'`,
      post(`{"resultMessage":"it's"}`),
    ],
    [
      'concatenation',
      `Invoke-MgGraphRequest -Method POST -Uri ("https://graph.microsoft.com/beta" + '/deviceManagement/deviceHealthScripts/1/deviceRunStates') -Body ('{"resultMessage":"a' + [char]9 + '"}')`,
      post('{"resultMessage":"a\\u0009"}'),
    ],
    [
      'two commands',
      `Invoke-MgGraphRequest -Uri ${url}\nInvoke-MgGraphRequest -Uri "${url}?\`$top=1"`,
      `${get()}\n${get('?$top=1')}`,
    ],
    ['cURL with backticks', `curl.exe -X POST "${url}" \`\n  -H "${type}" \`\n  -d '${json}'`, post()],
    ['a token', `Invoke-RestMethod -Uri ${url} -Authentication Bearer -Token $token`, get(), { secrets: ['-Token'] }],
    [
      'a token as a header',
      `$headers = @{ 'Authorization' = "Bearer ${token}" }\nInvoke-RestMethod -Uri ${url} -Headers $headers`,
      get(),
      { secrets: ['Authorization'] },
    ],
    // Pasted as they are.
    ['another host', 'Invoke-RestMethod -Uri https://example.com/a', undefined],
    ['an unclosed quote', `Invoke-RestMethod -Uri "${url}`, undefined],
    ['a sentence', 'Invoke-RestMethod is a cmdlet of PowerShell/7.', undefined],
  ]);

  it('limits how large variables can grow', () => {
    const script = Array.from({ length: 60 }, (_, at) => `$v${at + 1} = "$v${at}$v${at}"`).join('\n');
    const paste = pasteRequest(
      `$v0 = 'ab'\n${script}\nInvoke-MgGraphRequest -Method POST -Uri ${url} -Body "$v60"`,
      empty,
    );
    assert.ok(paste && paste.text.length < 500_000);
  });
});

describe('paste as request: fetch', () => {
  const call = `fetch("${url}", {\n  "headers": {\n    "accept": "*/*",\n    "authorization": "Bearer ${token}",\n    "content-type": "application/json",\n    "sec-fetch-mode": "cors"\n  },\n  "referrer": "https://intune.microsoft.com/",\n  "body": ${JSON.stringify(json)},\n  "method": "POST",\n  "mode": "cors",\n  "credentials": "include"\n});`;
  const omitted = { secrets: ['authorization'], headers: ['accept', 'sec-fetch-mode', 'Referer'] };
  becomes([
    ['Chrome', call, post(json, '', lower), omitted],
    ['Firefox', `await ${call}`, post(json, '', lower), omitted],
    ['a URL alone', `fetch("${url}");`, get()],
    [
      'a body and a header that aren’t strings',
      `fetch("${url}", {"method":"POST","headers":{"a":1},"body":{"b":1}});`,
      `### Create deviceHealthScriptDeviceState\n# Not pasted: body, header a\nPOST ${url}\n`,
      { unread: ['body', 'header a'] },
    ],
    ['two calls', `fetch("${url}");\nfetch("${url}?$top=1");`, `${get()}\n${get('?$top=1')}`],
    ['a parenthesis in a string', `fetch("${url}?a=(1");`, get('?a=(1')],
    // Pasted as they are.
    ['another host', 'fetch("https://example.com/a");', undefined],
    ['an unclosed call', `fetch("${url}"`, undefined],
  ]);
});

describe('paste as request: a link to Graph Explorer', () => {
  const link = (body: string, query = '', place = 'en-us/graph/graph-explorer'): string =>
    `https://developer.microsoft.com/${place}?request=deviceManagement%2FdeviceHealthScripts%2F1%2FdeviceRunStates&method=POST&version=beta&GraphUrl=https://graph.microsoft.com${query}&requestBody=${body}`;
  const base64 = (text: string): string => Buffer.from(text).toString('base64');
  becomes([
    ['with a body', link(encodeURIComponent(base64(json))), post()],
    ['with a body that isn’t URL-encoded', link(base64('{"resultMessage":"é>?~"}')), post('{"resultMessage":"é>?~"}')],
    ['with a body as a JSON string', link(base64(JSON.stringify(json))), post()],
    [
      'with a body in Latin-1',
      link(Buffer.from('{"resultMessage":"é"}', 'latin1').toString('base64')),
      post('{"resultMessage":"é"}'),
    ],
    [
      'with headers',
      link(base64(json), `&headers=${base64(JSON.stringify([{ name: 'ConsistencyLevel', value: 'eventual' }]))}`),
      post(json, '', `ConsistencyLevel: eventual\n${type}`),
    ],
    [
      'with headers that can’t be read',
      link(base64(json), `&headers=${base64('[{"name":"a","value":1},{"name":"X-B","value":"c"}]')}`),
      post(json, '# Not pasted: headers\n', `X-B: c\n${type}`),
      { unread: ['headers'] },
    ],
    ['without a language', link(base64(json), '', 'graph/graph-explorer'), post()],
    ['in angle brackets', `<${link(base64(json))}>`, post()],
    [
      'a GET with a query',
      'https://developer.microsoft.com/en-us/graph/graph-explorer?request=deviceManagement%2FdeviceHealthScripts%2F1%2FdeviceRunStates%3F%24top%3D5&method=GET&version=beta&GraphUrl=https://graph.microsoft.us',
      get('?$top=5').replace('.com', '.us'),
    ],
    ['to another host', link(base64(json)).replace('developer.microsoft.com', 'example.com'), undefined],
    ['without a request', 'https://developer.microsoft.com/en-us/graph/graph-explorer', undefined],
  ]);

  it('stays a link when pasted in a comment', () => {
    const text = '# see ';
    const paste = pasteRequest(link(base64(json)), {
      ...empty,
      file: parseHttpFile(text),
      start: text.length,
      end: text.length,
    });
    assert.equal(paste?.isPreferred, false);
  });
});
