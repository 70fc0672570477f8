import fc from 'fast-check';
import { clouds, type CloudId } from '../../../src/catalog/index.ts';
import { parsedUrl } from '../../../src/catalog/url/parsed-url.ts';
import { anyCharacter } from './character.ts';

/** What `fetch` makes of a URL says where the token would go; the origin of a cloud's Graph is the only place. */
export const goesTo = (url: string, cloud: CloudId): boolean => {
  const root = clouds.find(({ id }) => id === cloud)?.graphRoot ?? 'none';
  return parsedUrl(url)?.href.startsWith(`${root}/`) === true;
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

const letters = 'abcdefghijklmnopqrstuvwxyz';
const inPath = `${letters}${letters.toUpperCase()}0123456789-._~!$&'()*+,;=:@`;
const inBytes = (character: string): string => {
  const encoded = encodeURIComponent(character);
  return encoded === character ? `%${character.charCodeAt(0).toString(16)}` : encoded;
};

/**
 * Text of a path, a query or a fragment as RFC 3986 has them: what `fc.webPath()` and `fc.webUrl()` make, which would prepare
 * fast-check’s own arbitrary of all characters (see `anyCharacter`).
 *
 * @param characters those that need not be percent-encoded
 */
const urlText = (characters: string): fc.Arbitrary<string> =>
  fc.string({
    unit: fc.oneof(
      { weight: 10, arbitrary: fc.constantFrom(...Array.from(characters)) },
      { weight: 1, arbitrary: anyCharacter.map(inBytes) },
    ),
  });
const path = fc
  .array(urlText(inPath), { maxLength: 5 })
  .map((segments) => segments.map((segment) => `/${segment}`).join(''));
const behindPath = (mark: string): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 1, arbitrary: fc.constant('') },
    { weight: 5, arbitrary: urlText(`${inPath}/?`).map((text) => mark + text) },
  );

/** What looks like a URL of Graph, and other URLs. */
export const url = fc.oneof(
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
      fc.oneof(fc.constantFrom('', '/', '/beta/x', '\\beta', '?q', '#f', '/@graph.microsoft.com'), path),
    )
    .map((parts) => parts.join('')),
  fc
    .tuple(fc.constantFrom('http://', 'https://'), fc.webAuthority(), path, behindPath('?'), behindPath('#'))
    .map((parts) => parts.join('')),
  fc.string(),
);
