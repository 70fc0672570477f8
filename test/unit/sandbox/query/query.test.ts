import assert from 'node:assert/strict';
import { createSandbox } from '../../../../src/sandbox/index.ts';

const collection = 'https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/1/deviceRunStates';

interface ResponseBody {
  readonly value?: readonly Record<string, unknown>[];
  readonly '@odata.count'?: number;
  readonly '@odata.nextLink'?: string;
  readonly error?: { readonly message: string };
}

describe('query options in the sandbox', () => {
  /** Reads what three creates made: errorCode 0, 1 and 2. */
  async function ask(query: string): Promise<ResponseBody> {
    const { fetch: sandbox } = createSandbox();
    for (const errorCode of [0, 1, 2])
      await sandbox(collection, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ errorCode, runState: 'fail' }),
      });
    return (await (await sandbox(collection + query)).json()) as ResponseBody;
  }

  const cases: readonly [query: string, errorCodes: readonly number[]][] = [
    ['', [0, 1, 2]],
    ['?$top=2', [0, 1]],
    ['?top=2', [0, 1]],
    ['?$skip=1', [1, 2]],
    ['?$top=1&$skip=1', [1]],
    ['?$top=0', []],
    ['?%24top=1', [0]],
    ['?api-version=5', [0, 1, 2]],
    ['?$filter=ErrorCode gt 0&$orderby=errorcode desc', [2, 1]],
  ];
  for (const [query, errorCodes] of cases)
    it(`${query || 'none'} → ${errorCodes.join() || 'none'}`, async () => {
      assert.deepEqual(
        (await ask(query)).value?.map((entity) => entity['errorCode']),
        errorCodes,
      );
    });

  const rejected: readonly [query: string, message: RegExp][] = [
    ['?$search=a', /doesn’t support \$search/],
    ['?$expand=managedDevice', /has no devices/],
    ['?$select=runstat', /property named 'runstat' on type 'deviceManagementScriptDeviceState'/],
    ['?$expand=managedDevice($select=id)', /doesn’t support query options inside of \$expand/],
    ['?$orderby=errorCode descending', /\$orderby can’t be read: errorCode descending/],
    ['?$filter=runState eq "fail"', /strings in single quotes: 'fail'/],
    ['?$top=few', /\$top must be a number, not 'few'/],
    ['?$count=1', /\$count must be true or false, not '1'/],
    ['?$first=1', /Unknown query option '\$first'/],
  ];
  for (const [query, message] of rejected)
    it(`${query} is rejected, not ignored`, async () => {
      assert.match((await ask(query)).error?.message ?? '', message);
    });

  it('$select keeps annotations and the selected properties', async () => {
    assert.deepEqual(Object.keys((await ask('?$select=errorCode, runState')).value?.[0] ?? {}), [
      '@odata.type',
      'errorCode',
      'runState',
    ]);
  });

  it('$count counts all entities, not only those of the page', async () => {
    const { value, '@odata.count': count } = await ask('?$count=true&$top=1');
    assert.deepEqual([value?.length, count], [1, 3]);
  });

  it('the next link returns the rest, and the last page has none', async () => {
    const link = (await ask('?$top=2&$select=errorCode'))['@odata.nextLink'] ?? '';
    const next = await ask(new URL(link).search);
    assert.deepEqual(next, { ...next, value: [{ '@odata.type': next.value?.[0]?.['@odata.type'], errorCode: 2 }] });
    assert.equal(next['@odata.nextLink'], undefined);
  });

  it('$select works for a single entity, too', async () => {
    const { fetch: sandbox } = createSandbox();
    const created = await sandbox(collection, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{"errorCode":1,"runState":"fail"}',
    });
    const { id } = (await created.json()) as { id: string };
    const read = (await (await sandbox(`${collection}/${id}?$select=runState`)).json()) as object;
    assert.deepEqual(Object.keys(read), ['@odata.context', '@odata.type', 'runState']);
  });
});
