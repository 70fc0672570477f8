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
  droppedHeaders: ['Content-Length', 'Authorization', 'Host', 'Host', 'Connection'],
  shown: {
    url: 'https://graph.microsoft.com/beta/x/{{secret}}',
    headers: [['X-A', '{{secret}}']],
    body: '{"a": "{{secret}}"}',
    references: ['secret'],
  },
};
const ada = { name: 'ada@contoso.com', tenantId: 'the-tenant' };

describe('previewText', () => {
  it('is what leaves, and says the rest in comments', () => {
    assert.equal(
      previewText(request, targetOf('usGovL4'), ada, ['id']),
      `# Preview. Nothing was sent.
# Target: US Government L4, https://graph.microsoft.us, as ada@contoso.com, tenant the-tenant.
# {id} has no value yet. It is asked for before the request is sent.
# {{secret}} is sent with its value, which is not shown.
# Not sent from the file: Content-Length. It is computed from the body.
# Not sent from the file: Authorization. The token of the signed-in account is added, and only where it may go; one in a file is never sent.
# Not sent from the file: Host. The URL says where the request goes.
# Not sent from the file: Connection. It is about the connection, which is not the request’s business.

POST https://graph.microsoft.com/beta/x/{{secret}}
X-A: {{secret}}
client-request-id: <a new id for each send>
Authorization: Bearer <added when sent>

{"a": "{{secret}}"}
`,
    );
  });

  it('says when nobody is signed in', () => {
    assert.match(previewText(request, targetOf('global'), undefined, []), /nobody is signed in yet/);
  });

  it('is about the sandbox where that is the target: no token goes there, and it plays what it is asked for', () => {
    const sandboxPlan = { answer: undefined, slow: 1, times: undefined };
    const text = previewText({ ...request, sandboxPlan }, targetOf('sandbox'), undefined, []);
    assert.match(text, /Target: the sandbox/);
    assert.match(text, /plays what @sandbox asks for/);
    assert.ok(!text.includes('Bearer'));
    assert.ok(!previewText({ ...request, sandboxPlan }, targetOf('global'), ada, []).includes('@sandbox'));
  });

  it('is a request file of one request', () => {
    const [block] = parseHttpFile(previewText(request, targetOf('sandbox'), undefined, [])).blocks;
    assert.equal(block?.requests.length, 1);
    assert.equal(block.requests[0]?.headers.length, 2);
  });

  it('leaves the id of a request that has its own', () => {
    const shown = { ...request.shown, headers: [['Client-Request-Id', 'mine']] as const };
    const text = previewText({ ...request, shown }, targetOf('sandbox'), undefined, []);
    assert.equal(text.match(/client-request-id/gi)?.length, 1);
  });
});
