import assert from 'node:assert/strict';
import fc from 'fast-check';
import { clouds, type CloudId } from '../../../src/catalog/index.ts';
import type { AccessToken } from '../../../src/send/access-token.ts';
import { authorizationFor, mayReceiveToken } from '../../../src/send/policy.ts';

const tokenOf = (cloud: CloudId): AccessToken => ({
  value: 'secret',
  cloud,
  account: { id: '', name: '', tenantId: '', kind: 'user' },
  permissions: undefined,
});

/** What `fetch` makes of a URL says where the token would go; the origin of a cloud's Graph is the only place. */
const goesTo = (url: string, cloud: CloudId): boolean => {
  const root = clouds.find(({ id }) => id === cloud)?.graphRoot ?? 'none';
  return URL.canParse(url) && new URL(url).href.startsWith(`${root}/`);
};

const hosts = clouds.map(({ graphRoot }) => new URL(graphRoot).host);
const host = fc.oneof(
  fc.constantFrom(...hosts),
  fc.constantFrom(...hosts).map((name) => name.toUpperCase()),
  fc
    .tuple(
      fc.constantFrom(...hosts),
      fc.constantFrom(
        '.',
        '.example.com',
        '@example.com',
        '%2eexample.com',
        '\\@example.com',
        ' ',
        '\t',
        '%00',
        ':443',
        ':80',
        ':8443',
        ':',
        '/..',
        '?',
        '#',
      ),
    )
    .map(([name, tail]) => name + tail),
  fc
    .tuple(
      fc.constantFrom('user@', 'user:pw@', 'example.com/', 'example.com\\', 'evil-', 'www.', '.', '@', ':@', '/', '\\'),
      fc.constantFrom(...hosts),
    )
    .map(([head, name]) => head + name),
  // Cyrillic o, fullwidth letters, a dotless i, a soft hyphen, ideographic full stops.
  fc.constantFrom(
    'graph.micrоsoft.com',
    'ｇｒａｐｈ.microsoft.com',
    'graph.mıcrosoft.com',
    'gra\u00adph.microsoft.com',
    'graph。microsoft。com',
    'xn--graph.microsoft.com',
    'graph.microsoft.co',
    'microsoft.com',
    '127.0.0.1',
    '[::1]',
    'localhost',
    '',
  ),
  fc.domain(),
);
const url = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(
        'https://',
        'HTTPS://',
        'http://',
        'https:/',
        'https:',
        'https:\\\\',
        'ftp://',
        'file://',
        '//',
        'javascript://',
        ' https://',
        '',
      ),
      host,
      fc.oneof(fc.constantFrom('', '/', '/beta/x', '\\beta', '?q', '#f', '/@graph.microsoft.com'), fc.webPath()),
    )
    .map((parts) => parts.join('')),
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.string(),
);

describe('policy', () => {
  for (const { id, graphRoot } of clouds)
    it(`lets a token of ${id} go to ${graphRoot} and to no other cloud`, () => {
      assert.equal(authorizationFor(`${graphRoot}/beta/x`, tokenOf(id)), 'Bearer secret');
      for (const other of clouds)
        assert.equal(mayReceiveToken(`${other.graphRoot}/beta/x`, id), other.id === id, other.id);
    });

  it('lets a token go where fetch would take it to the Graph of its cloud, and nowhere else', () => {
    const seen = { yes: 0, no: 0 };
    fc.assert(
      fc.property(url, fc.constantFrom(...clouds.map(({ id }) => id)), (address, cloud) => {
        const may = goesTo(address, cloud);
        seen[may ? 'yes' : 'no']++;
        assert.equal(authorizationFor(address, tokenOf(cloud)), may ? 'Bearer secret' : undefined, address);
      }),
      { numRuns: 2000 },
    );
    // Both have to be among what is tried, or nothing was shown.
    assert.ok(seen.yes > 20 && seen.no > 20, JSON.stringify(seen));
  });
});
