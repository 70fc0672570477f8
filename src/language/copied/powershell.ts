import { defaultCloud } from '../../catalog/clouds.ts';
import type { CommandWords } from './bash-words.ts';
import type { CopiedRequest, CopiedRequests, TextWithHoles } from './copied-request.ts';
import { NotClosed } from './powershell-cursor.ts';
import { PowerShellExpressions } from './powershell-expressions.ts';
import { jsonOf, TextBuilder, textOf, type PowerShellValue } from './powershell-value.ts';

/** Commands that send a request, and their aliases, with who they belong to. */
const commands =
  /^(Invoke-RestMethod|irm|Invoke-WebRequest|iwr|Invoke-MgGraphRequest|Invoke-GraphRequest|Invoke-MgRestMethod|Invoke-MSGraphRequest|curl(?:\.exe)?|wget)$/i;

const ofGraph = /^Invoke-(Mg|MS|Graph)/i;

/** Whether a text has such commands, so that its assignments are worth reading. */
export const hasPowerShellCommand = (text: string): boolean =>
  /\b(?:Invoke-(?:RestMethod|WebRequest|MgGraphRequest|GraphRequest|MgRestMethod|MSGraphRequest)|irm|iwr)\b/i.test(
    text,
  );

/** What a line begins with that assigns a variable. */
export const beginsAssignment = /^[ \t]*(?:\[[\w.[\]]{1,60}\][ \t]*)?\$(?!session\b)[A-Za-z_]\w*[ \t]*\+?=/i;

/** What a line begins with that runs such a command, be its result assigned or in parentheses. */
export const beginsCommand =
  /^[ \t]*(?:PS[^>\n]{0,200}>[ \t]*|>[ \t]+)?(?:\$[\w.:]+[ \t]*=[ \t]*)?[([]{0,3}(?=(?:Invoke-(?:RestMethod|WebRequest|MgGraphRequest|GraphRequest|MgRestMethod|MSGraphRequest)|irm|iwr)(?:[ \t]|$))/i;

/** Cookies that a browser's _Copy as PowerShell_ puts into a session before the command. */
export const beginsSession = /^[ \t]*\$session(?:[ \t]*=|\.)/i;

type Variables = Map<string, PowerShellValue>;

/** The words of another program's command, as PowerShell gives them to it; undefined: something isn't closed. */
export function powerShellWords(text: string, from: number, limit: number): CommandWords | undefined {
  return unlessNotClosed(() => {
    const script = new PowerShellExpressions(text, from, limit, new Map<string, PowerShellValue>());
    const words: TextWithHoles[] = [];
    for (;;) {
      script.skipBlanks(false);
      if (/^[\n;|)}]?$/.test(script.char())) break;
      const start = script.at;
      const value = argument(script);
      const word = textOf(value) ?? hole(value);
      if (word) words.push(word);
      if (script.at === start) script.at++;
    }
    return { words, end: Math.min(limit, script.endOfLine() + 1) };
  });
}

/** Keeps the value that a statement assigns, if it is known. @returns where the statement ends; undefined: something isn't closed */
export function readAssignment(text: string, from: number, limit: number, variables: Variables): number | undefined {
  return unlessNotClosed(() => {
    const script = new PowerShellExpressions(text, from, limit, variables);
    const [, name = '', operator = ''] = /^[^$\n]*\$(\w+)[ \t]*(\+?=)/.exec(text.slice(from, script.endOfLine())) ?? [];
    script.at = text.indexOf('=', from) + 1;
    script.skipBlanks(false);
    const value = script.expression(false);
    const isKnown = value.kind !== 'computed' && operator === '=';
    if (isKnown) variables.set(name.toLowerCase(), value);
    else variables.delete(name.toLowerCase());
    return script.at;
  });
}

/**
 * The request of a command such as `Invoke-RestMethod`, read without running anything.
 *
 * @param from where the name of the command begins
 * @returns undefined where something isn't closed
 */
export function readPowerShellCommand(
  text: string,
  from: number,
  limit: number,
  variables: Variables,
): CopiedRequests | undefined {
  return unlessNotClosed(() => {
    const script = new PowerShellExpressions(text, from, limit, variables);
    const name = script.take(/[\w.-]+/y) ?? '';
    const given = parametersOf(script, variables);
    const request = commands.test(name) ? requestOf(name, given) : undefined;
    // What is done with the response, up to the end of the line.
    return { requests: request ? [request] : [], end: script.endOfLine() };
  });
}

function unlessNotClosed<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof NotClosed) return undefined;
    throw error;
  }
}

/** Parameters that say something about a request, by what they say. */
const names = {
  method: ['method', 'custommethod', 'httpmethod'],
  uri: ['uri', 'url'],
  headers: ['headers'],
  body: ['body', 'content'],
  contentType: ['contenttype'],
  userAgent: ['useragent'],
  file: ['infile', 'inputfilepath'],
  secret: ['token', 'credential'],
  unread: ['form'],
  /** They say nothing about the request, or only how it travels. */
  ignored: [
    'outfile outputfilepath outputtype timeoutsec connectiontimeoutseconds operationtimeoutseconds proxy proxycredential',
    'websession sessionvariable graphrequestsession statuscodevariable responseheadersvariable maximumredirection',
    'maximumretrycount retryintervalsec maximumfollowrellink authentication certificate certificatethumbprint sslprotocol',
    'httpversion erroraction ea errorvariable ev warningaction wa informationaction progressaction outvariable ov',
    'outbuffer ob pipelinevariable pv userdefinedtype unixsocket',
  ].flatMap((line) => line.split(' ')),
} as const;

type Parameter = keyof typeof names;

/** Parameters without a value. */
const switches =
  /^(usebasicparsing|passthru|skip\w+|usedefaultcredentials|disablekeepalive|allow\w+|noproxy|resume|preserve\w+|verbose|debug|infer\w*|followrellink|proxyusedefaultcredentials|nowelcome)$/i;

interface Given {
  readonly value: PowerShellValue;
  /** As written. */
  readonly source: string;
}

interface Parameters extends ReadonlyMap<Parameter, Given> {
  /** What belongs to none of them, as it is written, but for values: those may be secret. */
  readonly others: readonly string[];
}

class GivenParameters extends Map<Parameter, Given> implements Parameters {
  readonly others: string[] = [];

  /** Takes a parameter; the first one counts. */
  take(parameter: Parameter | undefined, name: string, value: Given): void {
    if (parameter === undefined || (this.has(parameter) && parameter !== 'ignored')) this.others.push(name);
    else this.set(parameter, value);
  }
}

function parametersOf(script: PowerShellExpressions, variables: Variables): Parameters {
  const given = new GivenParameters();
  for (;;) {
    script.skipBlanks(false);
    const char = script.char();
    if (/^[\n;|)}]?$/.test(char)) return given;
    const splatted = script.take(/@[A-Za-z_]\w*/y);
    if (splatted !== undefined) {
      const table = variables.get(splatted.slice(1).toLowerCase());
      if (table?.kind === 'table')
        for (const [name, value] of table.entries)
          given.take(switches.test(name) ? 'ignored' : parameterNamed(name), `-${name}`, { value, source: splatted });
      else given.others.push(splatted);
      continue;
    }
    const written = script.take(/-[A-Za-z]\w*:?/y);
    const name = written?.replace(/^-|:$/g, '');
    if (name !== undefined && switches.test(name)) {
      script.take(/\$\w+/y);
      continue;
    }
    script.skipBlanks(false);
    const named = name === undefined ? undefined : parameterNamed(name);
    // An unknown one is a switch where no value follows.
    if (name !== undefined && named === undefined && /^[-\n;|)}]?$/.test(script.char())) {
      given.others.push(`-${name}`);
      continue;
    }
    const start = script.at;
    const value = argument(script);
    given.take(
      name === undefined ? firstFree(given, value) : named,
      name === undefined ? 'a value without a name' : `-${name}`,
      {
        value,
        source: `${written ?? ''} ${script.text.slice(start, script.at)}`.trim(),
      },
    );
    if (script.at === start) script.at++;
  }
}

/** A value, or a word without quotes. Lists of them are known as a whole. */
function argument(script: PowerShellExpressions): PowerShellValue {
  const word = script.take(/(?!-?\d+(?:[\s;)]|$))[A-Za-z\d./\\~*:%?&=_-][^\s;|(){}"'`$,]*(?=[\s;|)}]|$)/y);
  if (word !== undefined) return { kind: 'text', text: word, holes: new Map() };
  const bare = script.take(/[A-Za-z./\\~][^\s;|(){}"'`$,]*(?=\$)/y);
  const start = script.at;
  const value = script.value();
  if (bare === undefined && value.kind !== 'computed') return value;
  // A word that goes on with a variable, and what is computed in the middle of a word.
  const rest = script.take(/[^\s;|(){}"'`$,]{1,2000}/y) ?? '';
  const text = new TextBuilder();
  text.add(bare ?? '');
  if (value.kind === 'computed' && bare === undefined && rest === '') return value;
  if (value.kind === 'computed') text.addHole('value', script.text.slice(start, script.at - rest.length));
  else text.addText(textOf(value) ?? { text: '', holes: new Map() });
  text.add(rest);
  return { kind: 'text', text: text.text, holes: text.holes };
}

/** Values without a name are the address, and for the cmdlets of Graph before that the method. */
function firstFree(given: Parameters, value: PowerShellValue): Parameter | undefined {
  if (!given.has('method') && /^(get|post|put|patch|delete|head|options)$/i.test(textOf(value)?.text ?? ''))
    return 'method';
  return given.has('uri') ? undefined : 'uri';
}

/** PowerShell accepts the beginning of a name. */
function parameterNamed(name: string): Parameter | undefined {
  const written = name.toLowerCase();
  const found = (Object.entries(names) as [Parameter, readonly string[]][]).find(([, spellings]) =>
    spellings.some((spelling) => spelling === written || (written.length >= 3 && spelling.startsWith(written))),
  );
  return found?.[0];
}

function requestOf(command: string, given: Parameters): CopiedRequest | undefined {
  const isGraph = ofGraph.test(command);
  const references = new Map<string, string>();
  const unread: string[] = [];
  const known = (parameter: Parameter): string | undefined => {
    const part = given.get(parameter);
    const text = textOf(part?.value) ?? (part && hole(part.value));
    if (text) for (const [name, source] of text.holes) references.set(name, source);
    return text?.text;
  };
  const uri = known('uri');
  if (uri === undefined || uri.trim() === '') return undefined;
  const headers = headersOf(given.get('headers'), references, unread);
  const givenMethod = given.get('method');
  const knownMethod = textOf(givenMethod?.value)?.text;
  if (givenMethod && knownMethod === undefined) unread.push(givenMethod.source);
  const method = knownMethod ?? 'GET';
  const contentType = known('contentType');
  if (contentType !== undefined) headers.push(['Content-Type', contentType]);
  const agent = known('userAgent');
  if (agent !== undefined) headers.push(['User-Agent', agent]);
  let url = isGraph ? ofGraphRoot(uri) : uri;
  let body: string | undefined;
  let bodyFile = known('file');
  const part = given.get('body');
  if (part && !(part.value.kind === 'literal' && part.value.text === 'null')) {
    const isForm = !isGraph && part.value.kind === 'table';
    const text = isForm ? formOf(part.value) : bodyOf(part.value);
    if (bodyFile !== undefined) unread.push(given.get('file')?.source ?? '-InFile');
    bodyFile = text === undefined ? fileRead(part.value) : undefined;
    if (text === undefined && bodyFile === undefined)
      unread.push(part.source.startsWith('-') ? part.source : `-Body ${part.source}`);
    for (const [name, source] of text?.holes ?? []) references.set(name, source);
    if (isForm && text && /^(get|default)$/i.test(method)) url += `${url.includes('?') ? '&' : '?'}${text.text}`;
    else body = text?.text;
    if (isForm && body !== undefined && contentType === undefined)
      headers.push(['Content-Type', 'application/x-www-form-urlencoded']);
  }
  if (given.has('unread')) unread.push('-Form');
  for (const other of given.others) unread.push(other);
  const secrets = given.has('secret') ? ['-Token'] : [];
  return { method, url, headers, body, bodyFile, references, unread, secrets };
}

/** `/v1.0/me` and `v1.0/me`, which the cmdlets of Graph complete. */
const ofGraphRoot = (uri: string): string =>
  /^(https?:\/\/|\{\{)/i.test(uri) ? uri : `${defaultCloud.graphRoot}/${uri.replace(/^\/{1,9}/, '')}`;

/** What is computed as a hole of a text. */
function hole(value: PowerShellValue): TextWithHoles | undefined {
  if (value.kind !== 'computed') return undefined;
  const name = /^\$([A-Za-z_]\w*(?:\.\w+)*)$/.exec(value.source)?.[1] ?? 'value';
  return { text: `{{${name}}}`, holes: new Map([[name, value.source]]) };
}

/** What browsers add to the headers as if they were some: the beginning of a request in HTTP/2. */
const pseudoHeader = /^(authority|method|path|scheme)$/i;

function headersOf(part: Given | undefined, references: Map<string, string>, unread: string[]): [string, string][] {
  if (!part) return [];
  if (part.value.kind !== 'table') {
    unread.push(part.source);
    return [];
  }
  const { entries } = part.value;
  const hasPseudo = entries.some(([name]) => /^authority$/i.test(name));
  return entries.flatMap(([name, value]): [string, string][] => {
    if (hasPseudo && pseudoHeader.test(name)) return [];
    const text = textOf(value) ?? hole(value);
    if (!text) {
      unread.push(`-Headers ${name}`);
      return [];
    }
    if (!/^(proxy-)?authorization$/i.test(name)) for (const [own, source] of text.holes) references.set(own, source);
    return [[name, text.text]];
  });
}

/** A text as it is, and a table as the cmdlets of Graph write it. */
function bodyOf(value: PowerShellValue): TextWithHoles | undefined {
  return value.kind === 'table' || value.kind === 'list' ? jsonOf(value) : textOf(value);
}

/** A table as `Invoke-RestMethod` writes it: a form. */
function formOf(value: PowerShellValue): TextWithHoles | undefined {
  if (value.kind !== 'table') return undefined;
  const form = new TextBuilder();
  for (const [name, item] of value.entries) {
    const text = textOf(item) ?? hole(item);
    if (!text) return undefined;
    form.add(`${form.length === 0 ? '' : '&'}${encoded(name)}=`);
    if (text.holes.size === 0) form.add(encoded(text.text));
    else form.addText(text);
  }
  return { text: form.text, holes: form.holes };
}

const encoded = (text: string): string => encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));

/** The file that a body is read from, where that is all that is done: `(Get-Content -Raw ./body.json)`. */
function fileRead(value: PowerShellValue): string | undefined {
  if (value.kind !== 'computed') return undefined;
  const source = value.source
    .slice(0, 500)
    .replace(/^\(|\)$/g, '')
    .trim();
  if (!/^(Get-Content|gc|cat)[ \t]/i.test(source) || /[|;$(]/.test(source)) return undefined;
  const words = source.match(/"[^"]*"|'[^']*'|[^\s"']+/g) ?? [];
  const path = words.slice(1).find((word) => !word.startsWith('-') && !/^utf-?8\w*$/i.test(word));
  return path?.replace(/^["']|["']$/g, '').replaceAll('\\', '/');
}
