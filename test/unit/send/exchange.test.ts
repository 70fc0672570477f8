import assert from 'node:assert/strict';
import { givenName, type RequestSource } from '../../../src/send/exchange.ts';
import { withNothingHidden } from '../../../src/send/prepared-request.ts';

const url = 'https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/1/deviceRunStates';
const request = withNothingHidden({ method: 'POST', url, headers: [], body: undefined, droppedHeaders: [] });

describe('the name of a request in its file', () => {
  const sources: readonly (readonly [what: string, name: string | undefined, given: string])[] = [
    ['is the text after ###', 'laptop-17', 'laptop-17'],
    ['is empty if it only repeats the request', `POST ${url}`, ''],
    [
      'is empty if it repeats the request with a shorter URL',
      'POST /deviceManagement/deviceShellScripts/1/deviceRunStates',
      '',
    ],
    ['may start like a method', 'POSTs of today', 'POSTs of today'],
    ['is empty without a file', undefined, ''],
  ];
  for (const [what, name, given] of sources)
    it(what, () => {
      const source: RequestSource | undefined =
        name === undefined ? undefined : { uri: 'file:///a.http', line: 0, name };
      assert.equal(givenName(source, request), given);
    });
});
