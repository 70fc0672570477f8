import type { PowerShellExpressions } from './powershell-expressions.ts';
import { TextBuilder, textOf, type PowerShellValue } from './powershell-value.ts';

/** Parameters that concern a request, by their meaning. */
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
  /** They don't concern the request, or only how it is transported. */
  ignored: [
    'outfile outputfilepath outputtype timeoutsec connectiontimeoutseconds operationtimeoutseconds proxy proxycredential',
    'websession sessionvariable graphrequestsession statuscodevariable responseheadersvariable maximumredirection',
    'maximumretrycount retryintervalsec maximumfollowrellink authentication certificate certificatethumbprint sslprotocol',
    'httpversion erroraction ea errorvariable ev warningaction wa informationaction progressaction outvariable ov',
    'outbuffer ob pipelinevariable pv userdefinedtype unixsocket',
  ].flatMap((line) => line.split(' ')),
} as const;

/** What a parameter means for a request. */
export type Parameter = keyof typeof names;

/** Parameters without a value. */
const switches =
  /^(usebasicparsing|passthru|skip\w+|usedefaultcredentials|disablekeepalive|allow\w+|noproxy|resume|preserve\w+|verbose|debug|infer\w*|followrellink|proxyusedefaultcredentials|nowelcome)$/i;

export interface Given {
  readonly value: PowerShellValue;
  /** As written. */
  readonly source: string;
}

export interface Parameters extends ReadonlyMap<Parameter, Given> {
  /** Whatever isn't one of these parameters, as written, but without values, which may be secret. */
  readonly others: readonly string[];
}

class GivenParameters extends Map<Parameter, Given> implements Parameters {
  readonly others: string[] = [];

  /** Adds a parameter; the first one counts. */
  take(parameter: Parameter | undefined, name: string, value: Given): void {
    if (parameter === undefined || (this.has(parameter) && parameter !== 'ignored')) this.others.push(name);
    else this.set(parameter, value);
  }
}

/** Reads the parameters of a command, up to its end. @param variables known so far, by their names in lower case */
export function parametersOf(
  script: PowerShellExpressions,
  variables: ReadonlyMap<string, PowerShellValue>,
): Parameters {
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
    // An unknown one is a switch if no value follows.
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

/** A value, or a word without quotes. A list is known only as a whole. */
export function argument(script: PowerShellExpressions): PowerShellValue {
  const word = script.take(/(?!-?\d+(?:[\s;)]|$))[A-Za-z\d./\\~*:%?&=_-][^\s;|(){}"'`$,]*(?=[\s;|)}]|$)/y);
  if (word !== undefined) return { kind: 'text', text: word, holes: new Map() };
  const bare = script.take(/[A-Za-z./\\~][^\s;|(){}"'`$,]*(?=\$)/y);
  const start = script.at;
  const value = script.value();
  if (bare === undefined && value.kind !== 'computed') return value;
  // A word that continues with a variable, or a computed part in the middle of a word.
  const rest = script.take(/[^\s;|(){}"'`$,]{1,2000}/y) ?? '';
  const text = new TextBuilder();
  text.add(bare ?? '');
  if (value.kind === 'computed' && bare === undefined && rest === '') return value;
  if (value.kind === 'computed') text.addHole('value', script.text.slice(start, script.at - rest.length));
  else text.addText(textOf(value) ?? { text: '', holes: new Map() });
  text.add(rest);
  return { kind: 'text', text: text.text, holes: text.holes };
}

/** A value without a name is the address; for Graph's cmdlets, the method comes before it. */
function firstFree(given: Parameters, value: PowerShellValue): Parameter | undefined {
  if (!given.has('method') && /^(get|post|put|patch|delete|head|options)$/i.test(textOf(value)?.text ?? ''))
    return 'method';
  return given.has('uri') ? undefined : 'uri';
}

/** PowerShell accepts abbreviated names. */
function parameterNamed(name: string): Parameter | undefined {
  const written = name.toLowerCase();
  const found = (Object.entries(names) as [Parameter, readonly string[]][]).find(([, spellings]) =>
    spellings.some((spelling) => spelling === written || (written.length >= 3 && spelling.startsWith(written))),
  );
  return found?.[0];
}
