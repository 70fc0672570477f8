import assert from 'node:assert/strict';
import { parseHttpFile } from '../../../../src/http/file.ts';
import { previewText } from '../../../../src/send/prepare/preview.ts';
import type { PreparedRequest } from '../../../../src/send/prepared-request.ts';
import { targetOf } from '../../../../src/send/target.ts';

const request: PreparedRequest = {
  method: 'POST',
  url: 'https://graph.microsoft.com/beta/x/S3cr3t',
  headers: [['X-A', 'S3cr3t']],
  body: '{"a": "S3cr3t"}',
  droppedHeaders: ['Content-Length', 'Authorization', 'Host', 'Host', 'Cookie', 'Connection'],
  shown: {
    url: 'https://graph.microsoft.com/beta/x/{{secret}}',
    headers: [['X-A', '{{secret}}']],
    body: '{"a": "{{secret}}"}',
    references: ['secret'],
  },
};
const ada = { name: 'ada@contoso.com', tenantId: 'the-tenant' };

describe('previewText', () => {
  it('says what isn’t run', () => {
    const text = previewText(
      { ...request, notRun: [{ kind: 'script', place: 'below' }] },
      targetOf('sandbox'),
      undefined,
      [],
    );
    assert.match(text, /^# The script below this request isn’t run\.$/m);
  });

  it('shows what is sent, and the rest in comments', () => {
    assert.equal(
      previewText(request, targetOf('usGovL4'), ada, ['id']),
      `# Preview. Nothing was sent.
# Target: US Government L4, https://graph.microsoft.us, as ada@contoso.com, tenant the-tenant.
# {id} has no value yet. You’re asked for it when you send.
# {{secret}} is sent with its value, which isn’t shown.
# Not sent from the file: Content-Length. It is computed from the body.
# Not sent from the file: Authorization. The token of the signed-in account replaces it. A token in a file is never sent.
# Not sent from the file: Host. The URL determines the host.
# Not sent from the file: Cookie. Microsoft Graph doesn’t use cookies, and a browser’s cookies sign somebody in elsewhere.
# Not sent from the file: Connection. It concerns the connection, not the request.

POST https://graph.microsoft.com/beta/x/{{secret}}
X-A: {{secret}}
client-request-id: <a new id for each send>
Authorization: Bearer <added when sent>

{"a": "{{secret}}"}
`,
    );
  });

  it('says if no account is signed in', () => {
    assert.match(previewText(request, targetOf('global'), undefined, []), /not signed in yet/);
  });

  it('has no token for the sandbox, and mentions simulated failures only for it', () => {
    const sandboxPlan = { failure: undefined, slow: 1, times: undefined };
    const text = previewText({ ...request, sandboxPlan }, targetOf('sandbox'), undefined, []);
    assert.match(text, /Target: the sandbox/);
    assert.match(text, /simulates what @sandbox says/);
    assert.ok(!text.includes('Bearer'));
    assert.ok(!previewText({ ...request, sandboxPlan }, targetOf('global'), ada, []).includes('@sandbox'));
  });

  it('is a request file with one request', () => {
    const [block] = parseHttpFile(previewText(request, targetOf('sandbox'), undefined, [])).blocks;
    assert.equal(block?.requests.length, 1);
    assert.equal(block.requests[0]?.headers.length, 2);
  });

  const withBody = (body: string, more: Partial<PreparedRequest['shown']> = {}): PreparedRequest => ({
    ...request,
    body,
    shown: { ...request.shown, body, ...more },
  });
  const note = /^# The body has lines that have a special meaning in a request file\./m;
  for (const [body, shown] of [
    ['a\n### b\nGET /c', '| a\n| ### b\n| GET /c'],
    ['# @sandbox 500\n{}', '| # @sandbox 500\n| {}'],
    ['< ./other.json', '| < ./other.json'],
    ['a\r\nHTTP/1.1 200 OK', '| a\n| HTTP/1.1 200 OK'],
    ['{\n@a = 1\n}', '| {\n| @a = 1\n| }'],
  ] as const)
    it(`shows a body behind a margin if it would be read as something else: ${JSON.stringify(body)}`, () => {
      const text = previewText(withBody(body), targetOf('sandbox'), undefined, []);
      assert.ok(text.endsWith(`\n\n${shown}\n`), text);
      assert.match(text, note);
    });
  it('says that braces in a body from a file are text', () => {
    const literal = withBody('{"a": "{{secret}}"}', { bodyIsLiteral: true });
    assert.match(
      previewText(literal, targetOf('sandbox'), undefined, []),
      /^# Double braces in the body are sent as they are/m,
    );
    assert.ok(!previewText(request, targetOf('sandbox'), undefined, []).includes('Double braces'));
  });

  it('keeps the client-request-id of a request', () => {
    const shown = { ...request.shown, headers: [['Client-Request-Id', 'mine']] as const };
    const text = previewText({ ...request, shown }, targetOf('sandbox'), undefined, []);
    assert.equal(text.match(/client-request-id/gi)?.length, 1);
  });
});
