import assert from 'node:assert/strict';
import { importRequests } from '../../../../src/language/import/import-requests.ts';

describe('import: Postman collections', () => {
  it('lists what follows the first items as unread', () => {
    const requests = Array.from({ length: 20_001 }, () => ({ request: { url: 'https://example.com' } }));
    const url = 'https://graph.microsoft.com/beta/deviceManagement/deviceHealthScripts/1/deviceRunStates';
    const collection = { info: { name: 'a', schema: 'v2.1.0' }, item: requests.with(0, { request: { url } }) };
    const imported = importRequests(JSON.stringify(collection));
    assert.ok(typeof imported === 'object', JSON.stringify(imported));
    assert.equal(imported.count, 1);
    assert.deepEqual(imported.omitted.unread, ['what follows the first 20000 items']);
  });
});
