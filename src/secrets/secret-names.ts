/**
 * The names that mark their value as a secret: of a header, a query parameter, a form field, or a property of JSON or XML. One
 * table for all of them, because services move values from one to another.
 *
 * Names are read word by word, however they are joined: `primaryKey`, `primary_key`, `Primary-Key`, `PRIMARY KEY`. The last word
 * decides, because it says what the value is: a `keyId` is an id, and `tokenType` a type.
 */

/** Words that make a value secret on their own, at the end of any name. Also at the end of a longer word: `accesstoken`. */
const secretWords = [
  'password',
  'passwords',
  'passwd',
  'passphrase',
  'passcode',
  'secret',
  'secrets',
  'token',
  'tokens',
  'credential',
  'credentials',
  'connectionstring',
  'connectionstrings',
  'apikey',
  'apikeys',
  'accesskey',
  'accountkey',
  'primarykey',
  'secondarykey',
  'privatekey',
  'sharedkey',
  'secretkey',
  'signingkey',
  'encryptionkey',
  'masterkey',
  'functionkey',
  'hostkey',
  'storagekey',
  'subscriptionkey',
  'recoverykey',
  'authorization',
  'cookie',
] as const;

/** Words that make a value secret, but that too many other words end with: `spin`, `keyword`. */
const wholeWords: ReadonlySet<string> = new Set(['pwd', 'pin', 'otp', 'totp', 'sas', 'jwt', 'assertion', 'cookies']);

/** The words before a `key` or `keys` that isn't a secret: a place in a table, a name in a list, or half of a pair. */
const harmlessKeys: ReadonlySet<string> = new Set(
  (
    'public partition row sort foreign registry resource message translation locale cache parent lookup sequence ' +
    'idempotency routing object group category tag label index hash range type name column property field metadata ' +
    'dictionary map entry item issue project search arrow display attribute dimension event template policy rule feature ' +
    'entity natural composite unique alternate business surrogate setting config error string change reference skip legend ' +
    'transport resident custom'
  ).split(' '),
);

/** The words before a `code` or `codes` that grants access. Any other code is an error, a country or a status. */
const secretCodes: ReadonlySet<string> = new Set(
  'device user authorization auth recovery verification activation backup bypass unlock pairing invitation login'.split(
    ' ',
  ),
);

/** The words before a token that only marks how far a list was read, or that is an event. */
const harmlessTokens: ReadonlySet<string> = new Set(
  'skip delta continuation next previous page paging cancellation cancel'.split(' '),
);

/** Words after the one that decides, which only say how the value is written: `secretText`, `passwordHash`, `key1`. */
const trailingWords: ReadonlySet<string> = new Set(
  'value values string hash plain data raw encoded encrypted base64 b64 base content header'.split(' '),
);

/** Parameters that are secret in the query of a URL only: in JSON, `code` is the code of an error. */
const secretInQuery: ReadonlySet<string> = new Set(['sig', 'signature', 'code', 'key']);

/** The maximum length of a name; anything longer is text. */
const longestName = 100;

/** Whether a name marks its value as a secret. */
export function isSecretName(name: string): boolean {
  if (name.length > longestName) return false;
  const words = wordsOf(name);
  while (words.length > 1 && isTrailing(words)) words.pop();
  const [last = '', before = ''] = words.toReversed();
  if (last === '') return false;
  if (/^keys?$/.test(last)) return before !== '' && !harmlessKeys.has(before);
  if (/^codes?$/.test(last)) return secretCodes.has(before);
  if (/^strings?$/.test(last)) return before === 'connection';
  if (/tokens?$/.test(last)) return !harmlessTokens.has(last.replace(/tokens?$/, '') || before);
  return wholeWords.has(last) || secretWords.some((word) => last.endsWith(word));
}

/** A `forgotPasswordText` is public, a `secretText` is not. */
function isTrailing(words: readonly string[]): boolean {
  const [last = '', before = ''] = words.toReversed();
  if (before === 'connection') return false;
  return last === 'text' ? /^(secret|plain)$/.test(before) : trailingWords.has(last) || /^\d+$/.test(last);
}

/** The same for a parameter in a URL's query. */
export const isSecretParameter = (name: string): boolean =>
  secretInQuery.has(name.toLowerCase()) || /^x-(amz|goog)-signature$/i.test(name) || isSecretName(name);

/** `primaryKey` as `primary`, `key`; `X-APIKey2` as `x`, `api`, `key`, `2`. Lower case. */
const wordsOf = (name: string): string[] =>
  (name.replace(wordStart, ' ').match(/[A-Za-z]+|\d+/g) ?? []).map((word) => word.toLowerCase());

/** Inside a run of letters: a capital after a small letter, or before one. */
const wordStart = /(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g;
