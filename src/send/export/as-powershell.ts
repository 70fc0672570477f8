import { cloudOfHost } from '../../catalog/index.ts';
import { newerPermission } from '../../catalog/permissions.ts';
import type { ShownRequest } from '../prepared-request.ts';
import { cutAtControls } from './control-characters.ts';

/**
 * A text as an expression of PowerShell: a literal, or a sum of some where it has control characters, which a terminal may obey when
 * it is pasted. Windows PowerShell has no escape for them in a literal.
 */
export function powershellQuoted(text: string): string {
  const [first = '', ...others] = cutAtControls(text);
  if (others.length === 0) return literal(first);
  const summands = others.flatMap((part, index) =>
    index % 2 === 0 ? Array.from(part, (char) => `[char]${char.charCodeAt(0)}`) : part === '' ? [] : [literal(part)],
  );
  return `(${[literal(first), ...summands].join(' + ')})`;
}

/** PowerShell takes typographic single quotes for single quotes too, and two of any of them for the first one. */
const literal = (text: string): string => `'${text.replace(/['\u2018-\u201b]/g, '$&$&')}'`;

/**
 * A request as a script for `Invoke-MgGraphRequest`, with the sign-in that it needs.
 *
 * @returns undefined for a method that the cmdlet does not have
 */
export function asPowerShell(method: string, { url, headers, body }: ShownRequest, root: string): string | undefined {
  if (!/^(GET|POST|PUT|PATCH|DELETE)$/.test(method)) return undefined;
  const environment = cloudOfHost(new URL(root).host)?.powershellEnvironment ?? 'Global';
  const contentType = headers.find(([name]) => isContentType(name))?.[1];
  const others = headers.filter(([name]) => !isContentType(name));
  const options = [
    `-Method ${method}`,
    `-Uri ${powershellQuoted(url)}`,
    ...(others.length === 0
      ? []
      : [`-Headers @{ ${others.map((header) => header.map(powershellQuoted).join(' = ')).join('; ')} }`]),
    ...(contentType === undefined ? [] : [`-ContentType ${powershellQuoted(contentType)}`]),
    ...(body === undefined ? [] : [`-Body ${powershellQuoted(body)}`]),
  ];
  return [
    '# Needs the module Microsoft.Graph.Authentication. Connect once in a session.',
    `Connect-MgGraph -Environment ${environment} -Scopes ${powershellQuoted(newerPermission.permission)} -NoWelcome`,
    ['Invoke-MgGraphRequest', ...options].join(' `\n  '),
  ].join('\n');
}

const isContentType = (name: string): boolean => name.toLowerCase() === 'content-type';
