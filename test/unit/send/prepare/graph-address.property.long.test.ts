import assert from 'node:assert/strict';
import fc from 'fast-check';
import { clouds } from '../../../../src/catalog/index.ts';
import { isBatchUrl, readGraphUrl } from '../../../../src/catalog/url/graph-url.ts';
import { routeOfUrl } from '../../../../src/catalog/routes.ts';
import { parseHttpFile } from '../../../../src/http/file.ts';
import { graphRequestOf } from '../../../../src/language/request/graph-request.ts';
import { mayReceiveToken } from '../../../../src/send/policy.ts';
import { addressOf } from '../../../../src/send/prepare/graph-address.ts';
import { url as anyUrl } from '../../../fuzz/arbitrary/url.ts';

const origin = fc.constantFrom(
  ...[
    'https://graph.microsoft.com',
    'HTTPS://GRAPH.MICROSOFT.COM',
    'https://graph.microsoft.com:443',
    'https://graph%2Emicrosoft%2Ecom',
  ],
  ...[
    'https://graph\t.microsoft.com',
    'https:///graph.microsoft.com',
    'https://\\graph.microsoft.com',
    'https://@graph.microsoft.com',
    '',
  ],
);
const step = fc.constantFrom(...['/', '\\', '//', '/./', '/x/../', '/%2e/', '/x/.%2E/', '/\t']);
const word = fc.constantFrom(
  ...[
    'beta',
    'Beta',
    '%62eta',
    'v1.0',
    'deviceManagement',
    'device%4Danagement',
    'DEVICEMANAGEMENT',
    'device\tManagement',
  ],
  ...[
    'deviceShellScripts',
    'deviceShellScripts(1)',
    '1',
    '{id}',
    'deviceRunStates',
    'deviceRun%53tates',
    '$batch',
    '%24batch',
    '%24count',
    '..',
    '.',
  ],
);
const route = fc.constant(['beta', 'deviceManagement', 'deviceShellScripts', '1', 'deviceRunStates']);
const path = fc
  .oneof(fc.array(word, { maxLength: 7 }), route)
  .chain((words) =>
    fc.tuple(...words.map((one) => fc.tuple(step, fc.oneof({ weight: 3, arbitrary: fc.constant(one) }, word)))),
  )
  .map((pairs) => pairs.flat().join(''));
const tail = fc.constantFrom('', '', '?a=b', '#c', '/', '\\');
const url = fc.oneof(
  anyUrl,
  fc.tuple(origin, path, tail).map((parts) => parts.join('')),
);

const meaning = (address: string) => {
  const read = readGraphUrl(address);
  const match = routeOfUrl(address);
  return [read?.version?.toLowerCase(), match?.route.path, match?.resource, isBatchUrl(address)];
};

describe('a request with a token', () => {
  it('gets the same checks, however its URL is spelled', () => {
    const seen = { absolute: 0, relative: 0, routes: 0 };
    fc.assert(
      fc.property(url, fc.constantFrom(...clouds), (written, cloud) => {
        const address = addressOf(written, { kind: 'cloud', cloud });
        if (typeof address !== 'string') return;
        assert.ok(mayReceiveToken(address, cloud.id));
        const isRelative = written.startsWith('/');
        assert.equal(readGraphUrl(written)?.cloud?.id, isRelative ? undefined : cloud.id, written);
        seen[isRelative ? 'relative' : 'absolute']++;
        const [version, ...rest] = meaning(written);
        const [sentVersion, ...sent] = meaning(address);
        assert.deepEqual(rest, sent, `${written} → ${address}`);
        assert.equal(version ?? (isRelative ? 'beta' : undefined), sentVersion, `${written} → ${address}`);
        if (sent[0] !== undefined) seen.routes++;
        // A line of a request file ends at a line break, and may contain everything else.
        if (/[\r\n]|^\s|\s$|HTTP\/\d/.test(written)) return;
        const request = parseHttpFile(`POST ${written}`).blocks[0]?.requests[0];
        if (!isRelative || sent[0] !== undefined) assert.ok(request && graphRequestOf(request, new Map()), written);
      }),
      { numRuns: 3000 },
    );
    assert.ok(Math.min(...Object.values(seen)) > 30, JSON.stringify(seen));
  });
});
