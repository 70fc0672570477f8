import assert from 'node:assert/strict';
import { parseHttpFile } from '../../../../src/http/file.ts';
import type { Omitted } from '../../../../src/language/paste/omitted.ts';
import { pasteRequest, type RequestPaste } from '../../../../src/language/paste/paste.ts';

const empty = { file: parseHttpFile(''), start: 0, end: 0, eol: '\n', asked: false };
const pasted = (clipboard: string): RequestPaste | undefined => pasteRequest(clipboard, empty);

const url =
  'https://graph.microsoft.com/beta/deviceManagement/deviceHealthScripts/11111111-2222-3333-4444-555555555555/deviceRunStates';
const title = '### Create deviceHealthScriptDeviceState';
const json = '{ "detectionState": "success" }';
const clean = `${title}\nPOST ${url}\nContent-Type: application/json\n\n${json}\n`;
const token = 'eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJhdWQiOiIwMDAwMDAwMyJ9.c2ln';

describe('paste as request: recorded requests', () => {
  const rows: readonly (readonly [what: string, clipboard: string, text: string, omitted: Partial<Omitted>])[] = [
    [
      'everything that a browser sends',
      `POST ${url} HTTP/1.1\nHost: graph.microsoft.com\nConnection: keep-alive\nContent-Length: 31\nAuthorization: Bearer ${token}\nContent-Type: application/json\nUser-Agent: Mozilla/5.0\nCookie: ESTSAUTHPERSISTENT=0.AXoAsecret\nOrigin: https://intune.example\nAccept-Encoding: gzip, deflate, br\nsec-fetch-site: same-site\n\n${json}`,
      clean,
      {
        secrets: ['Authorization', 'Cookie'],
        headers: ['Connection', 'User-Agent', 'Origin', 'Accept-Encoding', 'sec-fetch-site'],
      },
    ],
    [
      'a path, with its host',
      `POST ${url.slice('https://graph.microsoft.com'.length)} HTTP/2\nHost: graph.microsoft.com\nAccept: */*\nsec-ch-ua-platform: "Windows"\nReferer: https://intune.example/\nContent-Type: application/json\n\n${json}`,
      clean,
      { headers: ['Accept', 'sec-ch-ua-platform', 'Referer'] },
    ],
    [
      'a cookie alone',
      `POST ${url}\nContent-Type: application/json\nCookie: a=1\n\n${json}`,
      clean,
      { secrets: ['Cookie'] },
    ],
    [
      'a client secret in the body, recognized by its form',
      `POST ${url}\nContent-Type: application/json\n\n{ "resultMessage": "abc8Q~${'x'.repeat(34)}" }`,
      clean.replace(json, '{ "resultMessage": "{{secret}}" }'),
      { secrets: ['client secret'] },
    ],
    [
      'a token in a comment',
      `# ${token}\nPOST ${url}\nContent-Type: application/json\n\n${json}`,
      clean.replace('POST', '# {{secret}}\nPOST'),
      { secrets: ['access token'] },
    ],
  ];
  for (const [what, clipboard, text, omitted] of rows)
    it(what, () => {
      const paste = pasted(clipboard);
      assert.equal(paste?.text, text);
      assert.deepEqual(paste.omitted, { secrets: [], headers: [], unread: [], ...omitted });
    });

  it('replaces the pasted text without asking only if it contains a secret', () => {
    assert.equal(pasted(`POST ${url}\nAuthorization: Bearer ${token}`)?.isPreferred, true);
    assert.equal(pasted(`POST ${url}\nAuthorization: Bearer {{token}}`)?.isPreferred, false);
    assert.equal(pasted(`POST ${url}\nAuthorization: Bearer {token}`)?.isPreferred, false);
  });

  it('keeps headers that the user wrote', () => {
    const written = `${title}\nPOST ${url}\nUser-Agent: my-tool/1\nCache-Control: no-cache\nPrefer: return=minimal\nContent-Type: application/json\n\n${json}\n`;
    assert.equal(pasteRequest(written, { ...empty, asked: true })?.text, written);
  });
});

describe('paste as request: a body in a fence of its own', () => {
  const request = `\`\`\`http\nPOST ${url}\nContent-Type: application/json\n\`\`\``;
  const rows: readonly (readonly [what: string, clipboard: string, text: string])[] = [
    ['right below', `${request}\n\n\`\`\`json\n${json}\n\`\`\``, clean],
    ['below prose', `${request}\n\nwith this request body:\n\n\`\`\`json\n${json}\n\`\`\``, clean],
    ['in a list', `1. Do this:\n\n${request.replace(/^/gm, '   ')}\n\n   \`\`\`json\n   ${json}\n   \`\`\``, clean],
    ['as shown in a browser', `POST ${url}\nContent-Type: application/json\n\nRequest body\n\n${json}`, clean],
    [
      'below the response: no body',
      `${request}\n\nThe response:\n\n\`\`\`json\n${json}\n\`\`\``,
      clean.slice(0, -json.length - 2),
    ],
    [
      'properties that only a service sets: no body',
      `${request}\n\n\`\`\`json\n{ "@odata.context": "x", "id": "1" }\n\`\`\``,
      clean.slice(0, -json.length - 2),
    ],
    [
      'a request without a body',
      `\`\`\`http\nGET ${url}\n\`\`\`\n\n\`\`\`json\n${json}\n\`\`\``,
      `### List deviceHealthScriptDeviceState\nGET ${url}\n`,
    ],
    ['two fences: the first', `${request}\n\n\`\`\`json\n${json}\n\`\`\`\n\n\`\`\`json\n{ "id": "1" }\n\`\`\``, clean],
  ];
  for (const [what, clipboard, text] of rows)
    it(what, () => {
      assert.equal(pasted(clipboard)?.text, text);
    });
});
