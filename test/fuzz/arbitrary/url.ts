import fc from 'fast-check';
import { clouds, type CloudId } from '../../../src/catalog/index.ts';
import { parsedUrl } from '../../../src/catalog/url/parsed-url.ts';
import { anyCharacter } from './character.ts';

/** Whether a URL, as `fetch` reads it, leads to the origin of a cloud's Graph: the only place where its token may go. */
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
const percentEncoded = (character: string): string => {
  const encoded = encodeURIComponent(character);
  return encoded === character ? `%${character.charCodeAt(0).toString(16)}` : encoded;
};

/**
 * Text of a path, a query or a fragment according to RFC 3986, like that of `fc.webPath()` and `fc.webUrl()`. Those would prepare
 * fast-check’s own arbitrary of all characters (see `anyCharacter`).
 *
 * @param characters those that need no percent-encoding
 */
const urlText = (characters: string): fc.Arbitrary<string> =>
  fc.string({
    unit: fc.oneof(
      { weight: 10, arbitrary: fc.constantFrom(...Array.from(characters)) },
      { weight: 1, arbitrary: anyCharacter.map(percentEncoded) },
    ),
  });
const path = fc
  .array(urlText(inPath), { maxLength: 5 })
  .map((segments) => segments.map((segment) => `/${segment}`).join(''));
const afterPath = (mark: string): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 1, arbitrary: fc.constant('') },
    { weight: 5, arbitrary: urlText(`${inPath}/?`).map((text) => mark + text) },
  );

/** Text that looks like a URL of Graph, other URLs, and any text. */
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
    .tuple(fc.constantFrom('http://', 'https://'), fc.webAuthority(), path, afterPath('?'), afterPath('#'))
    .map((parts) => parts.join('')),
  fc.string(),
);
