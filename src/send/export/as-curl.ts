import type { ShownRequest } from '../prepared-request.ts';
import { bearerFromVariable, shellLines, shellQuoted, shellText, shellWord, type ShellText } from './shell-quote.ts';

/** A request as a cURL command for a POSIX shell. The token comes from the variable `TOKEN`. */
export function asCurl(method: string, { url, headers, body }: ShownRequest, root: string): ShellText {
  const how = method === 'HEAD' ? shellText`--head` : shellText`--request ${shellWord(method)}`;
  return shellLines(shellText`curl ${how} ${shellQuoted(url)}`, [
    // cURL reads brackets and braces in a URL as ranges and sets.
    ...(/[[\]{}]/.test(url) ? [shellText`--globoff`] : []),
    shellText`--header ${bearerFromVariable(root)}`,
    ...headers.map(([name, value]) => shellText`--header ${shellQuoted(headerOf(name, value))}`),
    // Raw: a body that begins with @ isn't a file name.
    ...(body === undefined ? [] : [shellText`--data-raw ${shellQuoted(body)}`]),
  ]);
}

/** To cURL, `Name:` means not to send the header; `Name;` is a header without a value. */
const headerOf = (name: string, value: string): string => (value === '' ? `${name};` : `${name}: ${value}`);
