import assert from 'node:assert/strict';
import { givenName, type RequestSource } from '../../../src/send/exchange.ts';
import { withNothingHidden } from '../../../src/send/prepared-request.ts';

const url = 'https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/1/deviceRunStates';
const request = withNothingHidden({ method: 'POST', url, headers: [], body: undefined, droppedHeaders: [] });

describe('the name that a request has in its file', () => {
  const sources: readonly (readonly [what: string, name: string | undefined, given: string])[] = [
    ['is what stands after ###', 'laptop-17', 'laptop-17'],
    ['is none where it would be the request once more', `POST ${url}`, ''],
    ['is none where the file has a shorter URL', 'POST /deviceManagement/deviceShellScripts/1/deviceRunStates', ''],
    ['may begin as a method does', 'POSTs of today', 'POSTs of today'],
    ['is none without a file', undefined, ''],
  ];
  for (const [what, name, given] of sources)
    it(what, () => {
      const source: RequestSource | undefined =
        name === undefined ? undefined : { uri: 'file:///a.http', line: 0, name };
      assert.equal(givenName(source, request), given);
    });
});
