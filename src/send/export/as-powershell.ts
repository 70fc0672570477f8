import { readGraphUrl } from '../../catalog/url/graph-url.ts';
import { newerPermission } from '../../catalog/permissions.ts';
import type { ShownRequest } from '../prepared-request.ts';
import { cutAtControls } from './shell-quote.ts';

declare const brand: unique symbol;

/** A piece of a PowerShell script. A plain string isn't one: `powershellQuoted` turns any text into an expression. */
export type PowerShellText = string & { readonly [brand]: true };

/** This extension's own words in a script, with other pieces of the script between them. */
const script = (words: TemplateStringsArray, ...values: readonly PowerShellText[]): PowerShellText =>
  words.map((word, index) => word + (values[index] ?? '')).join('') as PowerShellText;

const joined = (pieces: readonly PowerShellText[], separator: string): PowerShellText =>
  pieces.join(separator) as PowerShellText;

/**
 * A text as a PowerShell expression: a literal, or a concatenation if it has control characters, which a terminal may obey when they
 * are pasted. Windows PowerShell has no escape for them in a literal.
 */
export function powershellQuoted(text: string): PowerShellText {
  const [first = '', ...others] = cutAtControls(text);
  if (others.length === 0) return literal(first);
  const operands = others.flatMap((part, index) =>
    index % 2 === 0
      ? Array.from(part, (char) => `[char]${char.charCodeAt(0)}` as PowerShellText)
      : part === ''
        ? []
        : [literal(part)],
  );
  return script`(${joined([literal(first), ...operands], ' + ')})`;
}

/** PowerShell treats typographic single quotes as single quotes too, and two of any of them as the first one. */
const literal = (text: string): PowerShellText => `'${text.replace(/['\u2018-\u201b]/g, '$&$&')}'` as PowerShellText;

/** A name without quotes if it needs none, else in quotes. */
const word = (text: string): PowerShellText =>
  /^[A-Za-z]+$/.test(text) ? (text as PowerShellText) : powershellQuoted(text);

/**
 * A request as a script for `Invoke-MgGraphRequest`, with the sign-in that it needs.
 *
 * @returns undefined for a method that the cmdlet doesn't support
 */
export function asPowerShell(
  method: string,
  { url, headers, body }: ShownRequest,
  root: string,
): PowerShellText | undefined {
  if (!/^(GET|POST|PUT|PATCH|DELETE)$/.test(method)) return undefined;
  const contentType = headers.find(([name]) => isContentType(name))?.[1];
  const others = headers.filter(([name]) => !isContentType(name));
  const table = others.map(([name, value]) => script`${powershellQuoted(name)} = ${powershellQuoted(value)}`);
  const options = [
    script`-Method ${word(method)}`,
    script`-Uri ${powershellQuoted(url)}`,
    ...(table.length === 0 ? [] : [script`-Headers @{ ${joined(table, '; ')} }`]),
    ...(contentType === undefined ? [] : [script`-ContentType ${powershellQuoted(contentType)}`]),
    ...(body === undefined ? [] : [script`-Body ${powershellQuoted(body)}`]),
  ];
  const environment = readGraphUrl(root)?.cloud?.powershellEnvironment ?? 'Global';
  const scopes = powershellQuoted(newerPermission.permission);
  return joined(
    [
      script`# Requires the module Microsoft.Graph.Authentication. Connect once per session.`,
      script`Connect-MgGraph -Environment ${word(environment)} -Scopes ${scopes} -NoWelcome`,
      joined([script`Invoke-MgGraphRequest`, ...options], ' `\n  '),
    ],
    '\n',
  );
}

const isContentType = (name: string): boolean => name.toLowerCase() === 'content-type';
