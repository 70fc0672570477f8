import type { ShownRequest } from '../prepared-request.ts';
import { bearerFromVariable, shellLines, shellQuoted, shellText, shellWord, type ShellText } from './shell-quote.ts';

/** A request as an HTTPie command (2.5 or later) for a POSIX shell. The token comes from the variable `TOKEN`. */
export const asHttpie = (method: string, { url, headers, body }: ShownRequest, root: string): ShellText =>
  shellLines(shellText`http --ignore-stdin ${shellWord(method)} ${shellQuoted(url)}`, [
    bearerFromVariable(root),
    ...headers.map(([name, value]) => shellQuoted(headerOf(name, value))),
    ...(body === undefined ? [] : [shellText`--raw=${shellQuoted(body)}`]),
  ]);

/** The space keeps the colon from starting `:=` or `:@`, which mean something else to HTTPie; it isn't sent. */
const headerOf = (name: string, value: string): string => (value === '' ? `${name};` : `${name}: ${value}`);
