import assert from 'node:assert/strict';
import fc from 'fast-check';
import { directiveOf } from '../../../../src/http/line-kinds.ts';
import { readSandboxDirective } from '../../../../src/language/sandbox-directive.ts';
import { createSandbox } from '../../../../src/sandbox/index.ts';
import { hostileText } from '../../arbitrary/hostile-text.ts';
import { jsonText, nearlyJson } from '../../arbitrary/json-text.ts';
import { requestMethod, requestUrl } from '../../arbitrary/request-file.ts';
import { fuzzTarget } from '../../target.ts';

const batchBody = fc
  .array(
    fc.tuple(
      fc.constantFrom('"1"', '"2"', '1', '""'),
      requestMethod,
      requestUrl,
      jsonText,
      fc.constantFrom('', ',"dependsOn":["1"]'),
    ),
    { maxLength: 3 },
  )
  .map(
    (items) =>
      `{"requests":[${items
        .map(
          ([id, method, url, body, more]) =>
            `{"id":${id},"method":"${method}","url":${JSON.stringify(url.replace(/^.*beta/, ''))},"headers":{"content-type":"application/json"},"body":${body}${more}}`,
        )
        .join(',')}]}`,
  );
const directive = fc.oneof(
  fc.constantFrom(
    '429',
    '429 retry-after=2',
    '503 retry-after=x',
    'broken',
    'broken taken',
    'slow=3',
    '401 claims',
    'html',
    'times=2 500',
  ),
  hostileText,
);

/** The sandbox responds to every request, and what it labels as JSON is JSON. */
export const target = fuzzTarget(
  fc.tuple(
    fc.array(fc.tuple(requestMethod, requestUrl, fc.oneof(nearlyJson, batchBody)), { minLength: 1, maxLength: 4 }),
    directive,
  ),
  async ([requests, text]) => {
    const line = `# @sandbox ${text}`;
    const written = directiveOf({ text: line, start: 0, end: line.length });
    const read = written && readSandboxDirective(written);
    const plan = read && 'slow' in read ? read : undefined;
    const sandbox = createSandbox({ now: () => new Date(0), newId: () => 'id', wait: () => Promise.resolve() });
    for (const [method, address, body] of requests) {
      const url = address.startsWith('/') ? `https://graph.microsoft.com${address}` : address;
      if (!URL.canParse(url) || new URL(url).username !== '' || new URL(url).password !== '') continue;
      const headers = { 'Content-Type': 'application/json' };
      const init = { method, headers, ...(/^(GET|HEAD)$/.test(method) ? {} : { body }) };
      let response: Response;
      try {
        response = await sandbox.fetchFor(plan)(url, init);
      } catch (error) {
        // Like fetch when a connection breaks, and only if the directive asks for that.
        assert.ok(error instanceof TypeError && plan?.failure?.kind === 'broken', String(error));
        continue;
      }
      assert.ok(response.status >= 200 && response.status <= 599);
      const received = await response.text();
      if (/json/.test(response.headers.get('content-type') ?? '')) JSON.parse(received);
    }
    return requests.length;
  },
);
