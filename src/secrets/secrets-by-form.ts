import { t } from '@vscode/l10n';
import { accessTokensIn, isAlphanumeric, runEnd } from './access-tokens.ts';
import type { FoundSecret } from './found-secret.ts';

/** The secrets in a text that are recognized by their form, whatever is around them. Takes time in proportion to the text. */
export function secretsByForm(text: string): FoundSecret[] {
  const found: FoundSecret[] = [];
  for (const { what, find } of forms) for (const { start, end } of find(text)) found.push({ start, end, what: what() });
  return found;
}

type Span = Pick<FoundSecret, 'start' | 'end'>;
type Find = (text: string) => Iterable<Span>;

/** One line for each form. A pattern begins only after another kind of character, so it is tried once for each run. */
const forms: readonly { readonly what: () => string; readonly find: Find }[] = [
  { what: () => t('access token'), find: accessTokensIn },
  { what: () => t('private key'), find: privateKeysIn },
  { what: () => t('user name and password'), find: basicCredentialsIn },
  // Entra ID's client secrets: https://learn.microsoft.com/purview/sit-defn-azure-ad-client-secret
  { what: () => t('client secret'), find: matching('Q~', /(?<![\w.~-])[\w.~-]{3}\dQ~[\w.~-]{31,34}(?![\w.~-])/g) },
  // Entra ID's refresh tokens and authorization codes.
  { what: () => t('refresh token'), find: matching('.A', /(?<![\w.-])[01]\.A[\w-]{20,200}\.[\w-]{60,}/g) },
  // The 64 bytes of an account key of Azure Storage or Cosmos DB. A checksum looks the same, but names its algorithm.
  { what: () => t('account key'), find: matching('==', /(?<![\w+/=]|sha512-)[\w+/]{86}==(?!=)/g) },
  { what: () => t('GitHub token'), find: matching('_', /(?<!\w)(?:gh[opsur]_[A-Za-z\d]{36,}|github_pat_\w{50,})/g) },
  { what: () => t('recovery password'), find: matching('-', /(?<![\d-])\d{6}(?:-\d{6}){7}(?![\d-])/g) },
  {
    what: () => t('password'),
    find: matching('://', /(?<=:\/\/[^\s/?#@:"'<>\\]{1,100}:)[^\s/?#@:"'<>\\]{1,200}(?=@)/g),
  },
];

/** @param part occurs in every match of the pattern: checking that is many times faster, and most texts don't contain it */
function matching(part: string, pattern: RegExp): Find {
  return (text) =>
    text.includes(part)
      ? Array.from(text.matchAll(pattern), ({ 0: { length }, index }) => ({ start: index, end: index + length }))
      : [];
}

/** PEM, including its markers; if it was cut off, up to where it ends. */
function* privateKeysIn(text: string): Generator<Span> {
  const begin = /-----BEGIN [A-Z ]{0,30}PRIVATE KEY(?: BLOCK)?-----/g;
  for (let match = begin.exec(text); match; match = begin.exec(text)) {
    const start = match.index;
    const run = text.slice(start, runEnd(text, begin.lastIndex, isOfPem));
    const marker = /-----END [A-Z ]{0,30}KEY(?: BLOCK)?-----/.exec(run);
    const end = start + (marker ? marker.index + marker[0].length : run.length);
    yield { start, end };
    begin.lastIndex = end;
  }
}

/** Base64, its headers, and line breaks, also as JSON writes them. */
const isOfPem = (code: number): boolean =>
  isAlphanumeric(code) || (code < 0x80 && ' \t\r\n\\+/=:,.-_()'.includes(String.fromCharCode(code)));

/** `Basic` and the Base64 of `name:password`; `Basic authentication` isn't one. */
function* basicCredentialsIn(text: string): Generator<Span> {
  for (const { 0: word, index } of text.matchAll(/\bBasic (?=[A-Za-z\d+/])/gi)) {
    const start = index + word.length;
    const end = runEnd(text, start, (code) => isAlphanumeric(code) || code === 0x2b || code === 0x2f || code === 0x3d);
    const decoded = Buffer.from(text.slice(start, end), 'base64').toString('latin1');
    if (decoded.includes(':') && /^[\x20-\x7e]*$/.test(decoded)) yield { start, end };
  }
}
