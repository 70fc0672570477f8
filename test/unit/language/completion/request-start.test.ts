import assert from 'node:assert/strict';
import { parseHttpFile } from '../../../../src/http/file.ts';
import { acceptedAt, labelsAt, requestPrefixes } from './complete-at.ts';
import { heads } from '../problems/problems-in.ts';

const { user } = heads;

describe('whole requests', () => {
  const begins: readonly string[] = [
    '|',
    'drs-sh|',
    'drs-|\n\n### b\nGET /x\n',
    '@a = 1\n\nd|',
    '### title\n|',
    '###\n|\n',
    '# @name a\n|\n',
    `${user}{ "successDeviceCount": 1 }\n|`,
    `${user}{ "successDeviceCount": {{a}} }\n\n|`,
    `${user}{}\n\ndrs-|\n`,
    'GET https://graph.microsoft.com/beta/me\n\n|',
    'GET https://graph.microsoft.com/beta/me\nAccept: text/plain\n\ndr|',
    '### a\nDELETE https://graph.microsoft.com/beta/me\n\nu|\n\n### b\n',
    `${user}< ./body.json\n\n|`,
  ];
  for (const text of begins)
    it(`are offered at ${JSON.stringify(text.slice(-40))}`, async () => {
      const labels = await labelsAt(text);
      assert.deepEqual(
        labels.filter((label) => requestPrefixes.includes(label)),
        requestPrefixes,
      );
    });

  const others: readonly string[] = [
    'POST |',
    'd| https://graph.microsoft.com/beta/me',
    '  d|',
    'POST https://graph.microsoft.com/beta/me\n|',
    'GET https://graph.microsoft.com/beta/me\nAc|',
    'GET https://graph.microsoft.com/beta/me\nAccept: |',
    user + '|',
    `${user}{\n|\n}`,
    `${user}{\n  "|"\n}`,
    `${user}{ "deviceRunStates": [ {\n"runState": "|" } ] }`,
    `${user}{ "successDeviceCount": 1\n|`,
    `${user}{}\n\nHTTP/1.1 201 Created\n\n|`,
    '# |',
    '### |',
  ];
  for (const text of others)
    it(`are not offered at ${JSON.stringify(text.slice(-40))}`, async () => {
      assert.deepEqual(
        (await labelsAt(text)).filter((label) => requestPrefixes.includes(label)),
        [],
      );
    });

  it('bring their own separator, unless there is one', async () => {
    const requestsIn = (text: string): readonly (string | undefined)[] =>
      parseHttpFile(text).blocks.flatMap(({ requests }) => requests.map(({ name }) => name?.text));
    const created = 'Create deviceManagementScriptDeviceState';
    assert.deepEqual(requestsIn(await acceptedAt('drs|', 'drs-shell')), [created]);
    assert.deepEqual(requestsIn(await acceptedAt('### a\nGET /x\n\ndrs|', 'drs-shell')), ['a', created]);
    assert.deepEqual(requestsIn(await acceptedAt('### a\ndrs|', 'drs-shell')), ['a']);
    assert.deepEqual(requestsIn(await acceptedAt('# @name a\ndrs|', 'drs-shell')), ['a']);
  });
});
