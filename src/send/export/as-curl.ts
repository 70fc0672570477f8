import type { ShownRequest } from '../prepared-request.ts';
import { bearerFromVariable, shellLines, shellQuoted } from './shell-quote.ts';

/** A request as a command of cURL for a POSIX shell. The token comes from the variable `TOKEN`. */
export function asCurl(method: string, { url, headers, body }: ShownRequest, root: string): string {
  const authorization = `--header "Authorization: ${bearerFromVariable(root)}"`;
  return shellLines(`curl ${method === 'HEAD' ? '--head' : `--request ${method}`} ${shellQuoted(url)}`, [
    // cURL reads ranges and sets into brackets of a URL.
    ...(/[[\]{}]/.test(url) ? ['--globoff'] : []),
    authorization,
    ...headers.map(([name, value]) => `--header ${shellQuoted(headerOf(name, value))}`),
    // Raw: a body that begins with @ is no name of a file.
    ...(body === undefined ? [] : [`--data-raw ${shellQuoted(body)}`]),
  ]);
}

/** To cURL, `Name:` means to send none; `Name;` is one without a value. */
const headerOf = (name: string, value: string): string => (value === '' ? `${name};` : `${name}: ${value}`);
