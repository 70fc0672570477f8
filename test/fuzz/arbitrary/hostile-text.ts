import fc from 'fast-check';
import { anyCharacter } from './character.ts';

/** Characters that have a meaning in a shell, JSON, a terminal, a URL, Markdown or the request format. */
const pieces = [
  ...[
    '\n',
    '\r\n',
    '\r',
    '\t',
    ' ',
    '"',
    "'",
    '`',
    '$',
    '$(id)',
    '`id`',
    '\\',
    '\\\\',
    '\\"',
    '\\u0022',
    '{',
    '}',
    '{{',
    '}}',
  ],
  ...[
    '{{a}}',
    '{{ a }}',
    '{{$guid}}',
    '{{$processEnv PATH}}',
    '{a}',
    '[',
    ']',
    '(',
    ')',
    '<',
    '>',
    '|',
    '&',
    ';',
    '!',
    '#',
    '%',
  ],
  ...['%2e', '%2F', '%', '@', '-', '--', '=', ':', ':=', '=@', ',', '.', '..', '/', '//', '?', '*', '~', '^', '+'],
  ...[
    '###',
    '### x',
    '# @name a',
    '@a = b',
    '```',
    '~~~',
    '<!--',
    '-->',
    '](command:x)',
    '<script>',
    '::error::x',
    '##vso[x]',
  ],
  ...['\0', '\u0007', '\b', '\u001b[31m', '\u001b[201~', '\u007f', '\u0085', '\u009b', '\u00a0', '\u00ad', '\ufeff'],
  ...[
    '\u2018',
    '\u2019',
    '\u201a',
    '\u201b',
    '\u201c',
    '\u202e',
    '\u2028',
    '\u2029',
    '\u2066',
    '\u200d',
    '\ud800',
    '\udc00',
  ],
  ...[
    '\u{1f600}',
    '\u{10ffff}',
    '\u0301',
    '\u00e9',
    '\u0130',
    '\u017f',
    '\uff0e',
    'a',
    'B',
    '0',
    '-1',
    '1e999',
    'null',
    '__proto__',
  ],
];

/** Text that tries to be something other than text. */
export const hostileText = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...pieces) },
      { weight: 1, arbitrary: fc.string({ unit: anyCharacter, maxLength: 4 }) },
      { weight: 1, arbitrary: fc.string({ maxLength: 6 }) },
    ),
    { maxLength: 24 },
  )
  .map((parts) => parts.join(''));

/** The same on one line, with only the characters that a header's value may contain. */
export const hostileHeaderValue = hostileText.map((text) => text.replace(/[^\t\x20-\x7e\x80-\xff]/g, '').trim());
