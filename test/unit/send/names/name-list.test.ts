import assert from 'node:assert/strict';
import { namedCollectionAt } from '../../../../src/catalog/named-collections.ts';
import { byName, nameListRequest, nextNamesRequest, readNamePage } from '../../../../src/send/names/name-list.ts';
import { targetOf } from '../../../../src/send/target.ts';

const devices = namedCollectionAt('/deviceManagement/managedDevices', 'beta');
const scripts = namedCollectionAt('/deviceManagement/deviceShellScripts', 'beta');
assert.ok(devices && scripts);
const url = 'https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts?$select=id,displayName&$top=100';

describe('the request for names', () => {
  for (const [target, host] of [
    ['global', 'graph.microsoft.com'],
    ['usGovL4', 'graph.microsoft.us'],
    ['usGovL5', 'dod-graph.microsoft.us'],
    ['china', 'microsoftgraph.chinacloudapi.cn'],
    ['sandbox', 'graph.microsoft.com'],
  ] as const)
    it(`goes to ${host} if the target is ${target}`, () => {
      const request = nameListRequest(scripts, targetOf(target));
      assert.equal(request?.url, url.replace('graph.microsoft.com', host));
      assert.deepEqual(
        [request.method, request.body, request.headers],
        ['GET', undefined, [['Accept', 'application/json']]],
      );
    });

  it('selects id and names only', () => {
    assert.match(
      nameListRequest(devices, targetOf('global'))?.url ?? '',
      /\$select=id,deviceName,userPrincipalName&\$top=100$/,
    );
  });

  it('stays on its host, whatever the path contains', () => {
    for (const path of ['/..//evil.example/x', '/@evil.example', '\\\\evil.example\\x', '/a\n/b']) {
      const request = nameListRequest({ ...scripts, path }, targetOf('global'));
      if (request) assert.equal(new URL(request.url).host, 'graph.microsoft.com', path);
    }
  });

  it('uses the address of the next page as it is', () => {
    assert.equal(nextNamesRequest(`${url}&$skiptoken=a`).url, `${url}&$skiptoken=a`);
  });
});

describe('a page of names', () => {
  const read = (page: unknown) => readNamePage(typeof page === 'string' ? page : JSON.stringify(page), url, scripts);

  it('contains only entities whose id fits into a URL', () => {
    const value = [
      { id: '1', displayName: 'b' },
      { id: 'a/b', displayName: null },
      { id: 'not a GUID', displayName: 7 },
      ...[
        { id: '' },
        { id: '..' },
        { id: '$count' },
        { id: 7 },
        { displayName: 'no id' },
        'text',
        null,
        [],
        { id: '\ud800' },
      ],
    ];
    const page = read({ value });
    assert.deepEqual(page?.entities, [
      { id: '1', name: 'b', detail: '' },
      { id: 'a/b', name: '', detail: '' },
      { id: 'not a GUID', name: '', detail: '' },
    ]);
    assert.equal(page.unusable, 9);
  });

  for (const text of ['', '{', '[]', '{}', '{"value":{}}', '{"value":"a"}', '<html>', 'null', '{"error":{"code":"x"}}'])
    it(`isn’t read from ${text || 'nothing'}`, () => {
      assert.equal(read(text), undefined);
    });

  const links: readonly (readonly [link: unknown, isFollowed: boolean, leadsElsewhere: boolean])[] = [
    [`${url}&$skiptoken=abc`, true, false],
    [`${url.replace('deviceManagement', '%64eviceManagement')}&$skip=1`, false, true],
    [url.replace('graph.microsoft.com', 'GRAPH.microsoft.com') + '&$skip=1', true, false],
    [undefined, false, false],
    [null, false, false],
    ['', false, true],
    [7, false, true],
    [url, false, true],
    [`${url}&$skip=1`.replace('https:', 'http:'), false, true],
    [`${url}&$skip=1`.replace('graph.microsoft.com', 'graph.microsoft.com:8443'), false, true],
    [`${url}&$skip=1`.replace('graph.microsoft.com', 'graph.microsoft.us'), false, true],
    [`${url}&$skip=1`.replace('graph.microsoft.com', 'a:b@graph.microsoft.com'), false, true],
    [`${url}&$skip=1`.replace('graph.microsoft.com', 'graph.microsoft.com.evil.example'), false, true],
    [`${url}&$skip=1`.replace('deviceShellScripts', 'deviceHealthScripts'), false, true],
    [`${url}&$skip=1`.replace('/beta', '/v1.0'), false, true],
    ['/beta/deviceManagement/deviceShellScripts?$skip=1', false, true],
    [`${url}&$skip=1#a`, false, true],
  ];
  for (const [link, isFollowed, leadsElsewhere] of links)
    it(`${isFollowed ? 'follows' : 'doesn’t follow'} ${String(link)}`, () => {
      const page = read({ value: [], '@odata.nextLink': link });
      assert.deepEqual([page?.next, page?.leadsElsewhere], [isFollowed ? link : undefined, leadsElsewhere]);
    });

  it('is sorted alphabetically and by number, unnamed entities last', () => {
    const named = ['b10', '', 'B9', 'a', 'Ä'].map((name) => ({ id: name, name, detail: '' }));
    assert.deepEqual(
      byName(named).map(({ name }) => name),
      ['a', 'Ä', 'B9', 'b10', ''],
    );
  });
});
