/** Set by `SCALING=thorough`: every function with every text, and longer ones, for some minutes. */
export const isThorough = process.env['SCALING'] === 'thorough';

/** Returns the same string if a length is requested again. */
function remembered(make: (length: number) => string): (length: number) => string {
  const known = new Map<number, string>();
  return (length) => {
    const text = known.get(length) ?? make(length);
    known.set(length, text);
    return text;
  };
}

/** A text that can grow: with a beginning, a repeated part and an end. */
export interface HostileText {
  readonly name: string;
  /** Whether most of it is a request, for functions that read requests. */
  readonly isRequest: boolean;
  /** The text with about that many characters. */
  readonly ofLength: (length: number) => string;
}

const grown = (name: string, before: string, unit: string, behind = ''): HostileText => ({
  name,
  isRequest: before !== '',
  ofLength: remembered((length) => before + repeated(unit, length - before.length - behind.length) + behind),
});

/** A unit, repeated as often as it fits. `№` is another number in each repetition, `№+` that of the next one, so that all names differ. */
function repeated(unit: string, length: number): string {
  if (!unit.includes('№')) return unit.repeat(Math.max(1, Math.round(length / unit.length)));
  const units: string[] = [];
  for (let room = length, index = 1000; room > 0 || index === 1000; index++) {
    const next = unit.replace(/№\+?/g, (mark) => String(mark === '№' ? index : index + 1));
    units.push(next);
    room -= next.length;
  }
  return units.join('');
}

/** The URL that most rules check. */
const address = 'https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/1/deviceRunStates';
const requestLine = `POST ${address}\n`;
const head = `${requestLine}Content-Type: application/json\n`;

/** Repeated with nothing around them: as a file, a line, a body, a URL, a value. */
const units = {
  letters: 'a',
  digits: '1',
  blanks: ' ',
  tabs: '\t',
  'no-break spaces': '\u00a0',
  'spaces and a letter': '    a',
  LF: '\n',
  CR: '\r',
  CRLF: '\r\n',
  'lines, LF': 'ab\n',
  'lines, CR': 'ab\r',
  'lines, CRLF': 'ab\r\n',
  'mixed line breaks': 'a\nb\rc\r\n',
  '#': '#',
  '###': '###',
  separators: '###\n',
  'titled separators': '### a\n',
  'hashes and letters': '# a #',
  slashes: '/',
  path: '/a',
  'at signs': '@',
  definitions: '@a = b\n',
  'definitions of each other': '@a = {{a}}{{b}}\n',
  '{': '{',
  '}': '}',
  '[': '[',
  ']': ']',
  '{{': '{{',
  '{{{{a': '{{{{a',
  '}}': '}}',
  references: '{{a}}',
  'references on lines': '{{a}}\n',
  placeholders: '{a}',
  '"': '"',
  '\\': '\\',
  '\\"': '\\"',
  '"\\': '"\\',
  "'": "'",
  backticks: '`',
  strings: '"a",',
  'words in quotes': '"a" ',
  members: '"a":1,',
  'members on lines': '"a": 1,\n',
  'known members': '"runState":"x",\n',
  'known members with {{a}}': '"runState":"{{a}}",\n',
  objects: '{"a":1},\n',
  'nested objects': '{"a":',
  'nested arrays': '[{"a":[',
  escapes: '\\u0041',
  colons: ':',
  commas: ',',
  '/*': '/*',
  '*/': '*/',
  '/* on lines': '\n/*',
  '<!--': '<!--',
  '<': '<',
  '< %': '<{%\n',
  '>': '> ',
  handlers: '> {%\n',
  '&': '&',
  '?': '?',
  query: '?a=b&',
  'query on lines': '\n  &a=b',
  '%': '%',
  '%20': '%20',
  $: '$',
  '.': '.',
  'a.': 'a.',
  '-': '-',
  '=': '=',
  '(': '(',
  keys: "a('b')",
  tokens: 'eyJaaaaaaaaaaa.',
  bearer: 'Bearer ',
  'bearer and letters': 'Bearer aaaaaaaaaaaaaaaaaaaaaaaaaaaa',
  comments: '# a\n',
  'comments, //': '// a\n',
  'disabling comments': '# graph-disable-next-line a b c\n',
  names: '# @name a\n',
  'sandbox directives': '# @sandbox 429 retry-after=1\n',
  'requests without separator': 'GET /\n',
  'requests to Graph without separator': requestLine,
  'request blocks': `###\n${head}\n{"runState": "x"}\n`,
  'status lines': 'HTTP/1.1 200 OK\n',
  'requests and responses': 'GET /\n\nHTTP/1.1 200 OK\n\n{}\n',
  headers: 'A: b\n',
  'content lengths': 'Content-Length: 1\n',
  'headers that refer': 'A№: {{a1000}}\n',
  continued: '  a\n',
  fences: '```http\n',
  'fenced requests': '```http\nGET /\n```\n',
  'quoted fences': '> ```http\n',
  'high surrogates': '\ud83d',
  emoji: '\u{1f600}',
  combining: 'e\u0301',
  'control characters': '\u0007',
  bidi: '\u202e',
  'different definitions': '@a№ = b\n',
  'definitions, each of the next': '@a№ = {{a№+}}\n',
  'definitions with process variables, each of the next': '@a№ = {{a№+}}{{$processEnv a№}}\n',
  'different references': '{{b№}}',
  'different references on lines': '{{b№}}\n',
  'different members': '"a№": №,\n',
  'different strings': '"a№",',
  'different headers': 'A№: №\n',
  'different query options': 'a№=№&',
  'different disabling comments': '# graph-disable-next-line a№, b№\n',
  'different request blocks': `### №\nGET /a№\n`,
  'read-only members': '"id": "№",\n',
  'headers in a body': 'If-Match: №\n',
  'definitions in JSON': '"a№": 1,\n@a№ = b\n',
  'comments in JSON': '"a№": 1,\n# №\n',
  sentences: 'AADSTS50011: Property \'a\' of type "b". ',
  markup: '<b>a</b>[a](b)',
};

type Unit = keyof typeof units;

interface Place {
  readonly before: string;
  readonly behind: string;
  /** What is awkward there. */
  readonly awkward: readonly Unit[];
}

/** The places of a request that can grow. */
const places: Readonly<Record<string, Place>> = {
  'before the body': { before: head, behind: '{}\n', awkward: ['LF', 'CR', 'CRLF', 'blanks', 'comments'] },
  'in the body': {
    before: `${head}\n{\n`,
    behind: '}\n',
    awkward: [
      'different members',
      'read-only members',
      'headers in a body',
      'definitions in JSON',
      'comments in JSON',
      'different references on lines',
      'known members',
      'known members with {{a}}',
      'members',
      '"',
      '{{',
      'references',
      '\\"',
      'comments',
      '[',
      'LF',
    ],
  },
  'in an array': { before: `${head}\n{"a":[`, behind: ']}\n', awkward: ['references', 'strings', 'objects', '['] },
  'in a string': {
    before: `${head}\n{"resultMessage":"`,
    behind: '"}\n',
    awkward: ['letters', '\\"', 'references', '{{', 'blanks', 'bearer', 'digits'],
  },
  'in the URL': {
    before: `POST ${address}/`,
    behind: '\n\n{}\n',
    awkward: ['path', 'placeholders', 'references', '{{', '%20', 'keys', 'query', 'slashes'],
  },
  'in the query': {
    before: `GET ${address}?$filter=`,
    behind: '\n',
    awkward: ['&', '%20', 'references', 'query', 'different query options', 'query on lines', 'blanks'],
  },
  'below the URL': {
    before: requestLine,
    behind: '\n\n{}\n',
    awkward: ['headers', 'different headers', 'continued', 'query on lines', 'comments', 'content lengths', 'letters'],
  },
  'in a header': {
    before: `${requestLine}Authorization: `,
    behind: '\n\n{}\n',
    awkward: ['bearer', 'tokens', 'continued', 'blanks'],
  },
  'in a title': {
    before: '### ',
    behind: `\n${head}\n{}\n`,
    awkward: ['hashes and letters', '###', 'blanks', 'references'],
  },
  'in a variable': {
    before: '@a = ',
    behind: `\n${head}\n{"resultMessage":"{{a}}"}\n`,
    awkward: ['references', 'different references', '{{', 'letters', 'blanks', 'tokens'],
  },
  'in plain text': {
    before: `${requestLine}Content-Type: text/plain\n\n`,
    behind: '\nx\n',
    awkward: ['headers', 'references on lines', 'requests without separator', '/* on lines'],
  },
  'behind a body': {
    before: `${head}\n{"runState": "x"}\n`,
    behind: '\n',
    awkward: [
      'requests without separator',
      'requests to Graph without separator',
      'LF',
      'comments',
      'definitions',
      'names',
      'headers',
    ],
  },
};

/** Many of one, then many of the other: awkward if all of one kind are looked at for each of the other. */
const halves: readonly (readonly [Unit, Unit])[] = [
  ['names', 'requests without separator'],
  ['sandbox directives', 'requests to Graph without separator'],
  ['definitions', 'references on lines'],
  ['different definitions', 'different references on lines'],
  ['different definitions', 'requests to Graph without separator'],
  ['different disabling comments', 'different references on lines'],
  ['requests to Graph without separator', 'different members'],
  ['requests to Graph without separator', 'tokens'],
  ['definitions of each other', 'requests to Graph without separator'],
  ['disabling comments', 'known members with {{a}}'],
  ['requests without separator', 'disabling comments'],
  ['comments', 'requests without separator'],
  ['blanks', 'letters'],
  ['LF', 'references on lines'],
  ['"', '\\"'],
  ['[', ']'],
  ['/* on lines', 'strings'],
  ['request blocks', 'definitions'],
];

const half = ([first, second]: readonly [Unit, Unit]): HostileText => ({
  name: `${first}, then ${second}`,
  isRequest: false,
  ofLength: remembered((length) => [first, second].map((name) => repeated(units[name], length / 2)).join('')),
});

/** Two places of a request that grow together: awkward if one is looked at for each part of the other. */
const pairs: readonly (readonly [before: string, first: Unit, between: string, second: Unit, behind: string])[] = [
  [requestLine, 'content lengths', '\n', 'letters', '\n'],
  [head, 'different headers', '\n{\n', 'headers in a body', '}\n'],
  [head, 'different headers', '\n{\n', 'different members', '}\n'],
  [`POST ${address}?`, 'different query options', '\n', 'different headers', '\n{}\n'],
  ['', 'definitions, each of the next', head, 'headers that refer', '\n{}\n'],
  ['', 'definitions with process variables, each of the next', head, 'headers that refer', '\n{}\n'],
  ['', 'different definitions', `${head}\n{\n`, 'different references on lines', '}\n'],
];

const pair = ([before, first, between, second, behind]: (typeof pairs)[number]): HostileText => ({
  name: `${first}, then ${second}, in a request`,
  isRequest: true,
  ofLength: remembered(
    (length) => before + repeated(units[first], length / 2) + between + repeated(units[second], length / 2) + behind,
  ),
});

/** Every awkward text. */
export const hostileTexts: readonly HostileText[] = [
  ...Object.entries(units).map(([name, unit]) => grown(name, '', unit)),
  ...halves.map(half),
  ...pairs.map(pair),
  ...Object.entries(places).flatMap(([place, { before, behind, awkward }]) =>
    Object.entries(units)
      .filter(([name]) => (awkward as readonly string[]).includes(name))
      .map(([name, unit]) => grown(`${name} ${place}`, before, unit, behind)),
  ),
];
