import assert from 'node:assert/strict';
import { parseHttpFile } from '../../../src/http/file.ts';
import type { NamedExchanges } from '../../../src/http/messages/message-value.ts';
import { complete } from '../../../src/language/completion/complete.ts';
import { hoverAt } from '../../../src/language/hover/hover.ts';
import { requestReferredTo } from '../../../src/language/messages.ts';

const url = 'https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/1/deviceRunStates';
const named: NamedExchanges = {
  isNamed: (name) => name === 'create',
  get: (name) =>
    name === 'create'
      ? {
          request: { headers: [], body: undefined },
          response: {
            headers: [['ETag', 'W/"1"']],
            body: '{"id": "the-id", "password": "the-password", "inner": {"a": 1}}',
            status: '201 Created',
            isWhole: true,
          },
          isSecret: (part) => part === 'password',
        }
      : undefined,
};
const textWith = (reference: string): string => `# @name create\nPOST ${url}\n\n{}\n###\nGET ${url}/{{${reference}}}\n`;

describe('named requests in the editor', () => {
  const hovers: readonly [reference: string, shown: RegExp][] = [
    ['create.response.body.id', /the-id[^]*From the last response to `create`/],
    ['create.response.body.password', /••••/],
    ['create.response.body.none', /The last response to it has no value/],
    ['$prompt device', /You’re asked for `device` when you send/],
  ];
  for (const [reference, shown] of hovers)
    it(`hover on ${reference}`, () => {
      const text = textWith(reference);
      const markdown =
        hoverAt(parseHttpFile(text), text.indexOf('{{') + 3, undefined, undefined, named)?.markdown ?? '';
      assert.match(markdown, shown);
      assert.ok(!markdown.includes('the-password'));
    });

  const completions: readonly [typed: string, ...labels: string[]][] = [
    ['', 'create.response.body.id'],
    ['create.response.body.', 'create.response.body.id', 'create.response.body.password', 'create.response.body.inner'],
    ['create.response.body.inner.', 'create.response.body.inner.a'],
    ['create.response.headers.', 'create.response.headers.ETag'],
  ];
  for (const [typed, ...labels] of completions)
    it(`completion of {{${typed}`, async () => {
      const text = textWith(typed);
      const offset = text.indexOf('{{') + 2 + typed.length;
      const found = await complete({
        file: parseHttpFile(text),
        offset,
        cloud: undefined,
        now: new Date(0),
        named,
        trigger: undefined,
      });
      const ofMessages = found.filter(({ label }) => label.startsWith('create.'));
      assert.deepEqual(
        ofMessages.map(({ label }) => label),
        labels,
      );
      assert.ok(!JSON.stringify(ofMessages).includes('the-password'));
    });

  it('finds the request that a reference names', () => {
    const file = parseHttpFile(textWith('create.response.body.id'));
    assert.equal(requestReferredTo(file, 'create.response.body.id')?.request.name?.text, 'create');
    assert.equal(requestReferredTo(file, 'other.response.body.id'), undefined);
  });
});
