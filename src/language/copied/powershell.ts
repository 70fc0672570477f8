import type { CommandWords } from './bash-words.ts';
import type { CopiedRequests, TextWithHoles } from './copied-request.ts';
import { NotClosed } from './powershell-cursor.ts';
import { PowerShellExpressions } from './powershell-expressions.ts';
import { argument, parametersOf } from './powershell-parameters.ts';
import { requestOf } from './powershell-request.ts';
import { hole, textOf, type PowerShellValue } from './powershell-value.ts';

/** Commands that send a request, and their aliases, with the module or tool that they belong to. */
const commands =
  /^(Invoke-RestMethod|irm|Invoke-WebRequest|iwr|Invoke-MgGraphRequest|Invoke-GraphRequest|Invoke-MgRestMethod|Invoke-MSGraphRequest|curl(?:\.exe)?|wget)$/i;

/** Whether a text has such commands, so that its assignments are worth reading. */
export const hasPowerShellCommand = (text: string): boolean =>
  /\b(?:Invoke-(?:RestMethod|WebRequest|MgGraphRequest|GraphRequest|MgRestMethod|MSGraphRequest)|irm|iwr)\b/i.test(
    text,
  );

/** The beginning of a line that assigns a variable. */
export const beginsAssignment = /^[ \t]*(?:\[[\w.[\]]{1,60}\][ \t]*)?\$(?!session\b)[A-Za-z_]\w*[ \t]*\+?=/i;

/** The beginning of a line that runs such a command, even if its result is assigned or the command is in parentheses. */
export const beginsCommand =
  /^[ \t]*(?:PS[^>\n]{0,200}>[ \t]*|>[ \t]+)?(?:\$[\w.:]+[ \t]*=[ \t]*)?[([]{0,3}(?=(?:Invoke-(?:RestMethod|WebRequest|MgGraphRequest|GraphRequest|MgRestMethod|MSGraphRequest)|irm|iwr)(?:[ \t]|$))/i;

/** Cookies that a browser's _Copy as PowerShell_ puts into a session before the command. */
export const beginsSession = /^[ \t]*\$session(?:[ \t]*=|\.)/i;

type Variables = Map<string, PowerShellValue>;

/** The arguments that PowerShell passes to another program; undefined if something isn't closed. */
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

/** Stores the value that a statement assigns, if it is known. @returns where the statement ends; undefined if something isn't closed */
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
 * @returns undefined if something isn't closed
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
    // Skips what is done with the response, up to the end of the line.
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
