import assert from 'node:assert/strict';
import { clouds, cloudOfHost } from '../../../../src/catalog/index.ts';
import { isBatchUrl, readGraphUrl } from '../../../../src/catalog/url/graph-url.ts';

/** `scheme cloud version path query`, with `-` for what is missing. */
function outline(url: string): string {
  const read = readGraphUrl(url);
  if (read === undefined) return 'none';
  assert.equal(url.slice(read.pathStart, read.pathStart + read.path.length), read.path);
  return [read.scheme, read.cloud?.id, read.version, read.path, read.query]
    .map((part) => (part === undefined || part === '' ? '-' : part))
    .join(' ');
}

const cases: readonly (readonly [url: string, expected: string])[] = [
  ['https://graph.microsoft.com/beta/users', 'https global beta /users -'],
  ['https://graph.microsoft.us/beta/users', 'https usGovL4 beta /users -'],
  ['https://dod-graph.microsoft.us/beta/users', 'https usGovL5 beta /users -'],
  ['https://microsoftgraph.chinacloudapi.cn/beta/users', 'https china beta /users -'],
  ['HTTPS://Graph.Microsoft.COM/Beta/users', 'https global Beta /users -'],
  ['http://graph.microsoft.com/beta/users', 'http global beta /users -'],
  ['https://graph.microsoft.com/v1.0/users', 'https global v1.0 /users -'],
  ['https://graph.microsoft.com/users', 'https global - /users -'],
  ['https://graph.microsoft.com/betas/users', 'https global - /betas/users -'],
  ['https://graph.microsoft.com/beta', 'https global beta - -'],
  ['https://graph.microsoft.com', 'https global - - -'],
  ['https://graph.microsoft.com?a=b', 'https global - - ?a=b'],
  ['https://graph.microsoft.com/beta/users?$top=1&a=b#c', 'https global beta /users ?$top=1&a=b'],
  ['https://graph.microsoft.com/beta?a=/b', 'https global beta - ?a=/b'],
  ['https://graph.microsoft.com/beta/users#?a', 'https global beta /users -'],
  ['/beta/deviceManagement', '- - beta /deviceManagement -'],
  ['/deviceManagement?a', '- - - /deviceManagement ?a'],
  ['{{root}}/beta/users', '- - beta /users -'],
  ['{{root}}/users', '- - - /users -'],
  ['{{$dotenv ROOT}}/users', '- - - /users -'],
  ['https://{{host}}/beta/users', '- - beta /users -'],
  ['{{root}}{{prefix}}/users', '- - - /users -'],
  ['https://graph.microsoft.com{{prefix}}/users', 'https global - /users -'],
  // Other spellings of the same, as URL parsers read them.
  ['https://graph.microsoft.com:443/beta', 'https global beta - -'],
  ['http://graph.microsoft.com:80/beta', 'http global beta - -'],
  ['https://graph%2Emicrosoft%2Ecom/beta/users', 'https global beta /users -'],
  ['https://ｇraph.microsoft。com/beta/users', 'https global beta /users -'],
  ['https://graph\t.microsoft.com/beta/users', 'https global beta /users -'],
  ['https:///graph.microsoft.com/beta', 'https global beta - -'],
  ['https://\\graph.microsoft.com\\beta\\users', 'https global beta \\users -'],
  ['https://graph.microsoft.com\\@evil.example/beta', 'https global - \\@evil.example/beta -'],
  ['https://graph.microsoft.com/%62eta/users', 'https global beta /users -'],
  ['https://graph.microsoft.com/./x/../beta/users', 'https global beta /users -'],
  ['https://graph.microsoft.com/beta/../v1.0/users', 'https global v1.0 /users -'],
  // Other hosts, and what a reader or a parser could mistake for Graph's.
  ['https://example.com/beta/users', 'none'],
  ['https://graph.microsoft.com@evil.example/beta', 'none'],
  ['https://graph.microsoft.com:443@evil.example/', 'none'],
  ['https://graph.microsoft.com%40evil.example/', 'none'],
  ['https://user:password@graph.microsoft.com/beta', 'none'],
  ['https://graph.microsoft.com:8443/beta', 'none'],
  ['https://graph.microsoft.com.evil.example/beta', 'none'],
  ['https://graph.microsoft.com./beta', 'none'],
  ['https://evil-graph.microsoft.com/beta', 'none'],
  ['https://evil.example/https://graph.microsoft.com/beta', 'none'],
  ['https://evil.example#graph.microsoft.com/beta', 'none'],
  ['https://evil.example?graph.microsoft.com/beta', 'none'],
  ['https://evil.example\\graph.microsoft.com/beta', 'none'],
  ['https://ɢraph.microsoft.com/beta', 'none'],
  ['https://{{host}}.evil.example/beta', 'none'],
  ['https://evil.example{{prefix}}/beta', 'none'],
  ['https://graph.microsoft.com{{port}}', 'none'],
  ['http://graph.microsoft.com:443/beta', 'none'],
  ['https://{{host}}@evil.example/beta', 'none'],
  ['https://{{host}}:8443/beta', 'none'],
  ['https:/graph.microsoft.com/beta', 'none'],
  ['//graph.microsoft.com/beta', '- - - //graph.microsoft.com/beta -'],
  ['ftp://graph.microsoft.com/beta', 'none'],
  ['javascript:graph.microsoft.com', 'none'],
  ['graph.microsoft.com/beta', 'none'],
  ['{{url}}', 'none'],
  ['users', 'none'],
  ['', 'none'],
];

describe('readGraphUrl', () => {
  for (const [url, expected] of cases) {
    it(`${url} → ${expected}`, () => {
      assert.equal(outline(url), expected);
    });
  }

  it('recognizes a cloud only if the standard URL parser finds the same host', () => {
    for (const [url] of cases) {
      const cloud = readGraphUrl(url)?.cloud;
      // Whatever its variables contain.
      const resolved = url.replaceAll(/\{\{\w+\}\}/g, '');
      if (cloud) assert.equal(new URL(resolved).hostname, new URL(cloud.graphRoot).hostname, url);
    }
  });
});

describe('isBatchUrl', () => {
  const spellings = [
    '/beta/$batch',
    '/v1.0/$batch',
    '/$batch',
    '/beta/%24batch',
    '/beta/%24%62atch',
    '/beta/%24BATCH',
    '/beta/$BATCH',
    '/BETA/$Batch',
    '/%62eta/$batch',
    '/beta/$batch/',
    '/beta//$batch//',
    '//beta/$batch',
    '/beta%2F$batch',
    '/beta/$batch;x=1',
    '/beta/$batch%3Bx',
    '/beta;x/$batch',
    '/beta/$batch?x=1',
    '/beta/$batch#x',
    '/beta/$batch%20',
  ];
  for (const spelling of spellings)
    it(`is true for ${spelling}, on any Graph host`, () => {
      assert.ok(isBatchUrl(`https://graph.microsoft.com${spelling}`));
      assert.ok(isBatchUrl(`https://microsoftgraph.chinacloudapi.cn${spelling}`));
      assert.ok(!isBatchUrl(`https://example.com${spelling}`));
    });

  for (const other of [
    '/beta/$batches',
    '/beta/batch',
    '/beta/x/$batch',
    '/beta/$batch/x',
    '/beta?$batch',
    '/beta/%ZZ',
    '',
  ])
    it(`is false for ${other}`, () => {
      assert.ok(!isBatchUrl(`https://graph.microsoft.com${other}`));
    });
});

describe('clouds', () => {
  it('are the four in the reference pages, each with its own host', () => {
    assert.deepEqual(
      clouds.map(({ id, graphRoot, authority }) => `${id} ${graphRoot} ${authority}`),
      [
        'global https://graph.microsoft.com https://login.microsoftonline.com',
        'usGovL4 https://graph.microsoft.us https://login.microsoftonline.us',
        'usGovL5 https://dod-graph.microsoft.us https://login.microsoftonline.us',
        'china https://microsoftgraph.chinacloudapi.cn https://login.partner.microsoftonline.cn',
      ],
    );
  });

  for (const { id, graphRoot, authority, portal } of clouds) {
    it(`${id}: addresses are https origins without a trailing slash`, () => {
      for (const address of [graphRoot, authority, portal]) {
        assert.equal(new URL(address).origin, address);
        assert.ok(address.startsWith('https://'));
      }
      assert.equal(cloudOfHost(new URL(graphRoot).hostname.toUpperCase())?.id, id);
    });
  }
});
