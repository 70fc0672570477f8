import { clouds } from '../../../../src/catalog/index.ts';
import { parseHttpFile } from '../../../../src/http/file.ts';
import { complete } from '../../../../src/language/completion/complete.ts';
import { snippetPrefix } from '../../../../src/language/contributions/snippet-prefix.ts';
import { runStateRequests, scriptRequests } from '../../../../src/language/insert/offered-requests.ts';
import type { Completion } from '../../../../src/language/completion/model.ts';

/** The current time in these tests. */
export const now = new Date('2026-01-31T08:30:15.250Z');

/** The labels of the whole requests that are proposed where a request can begin. */
export const requestPrefixes = [...runStateRequests, ...scriptRequests].map(({ route }) => snippetPrefix(route.path));

/** The text without the `|` that marks the cursor, and the cursor's offset. */
export function cursorIn(marked: string): { readonly text: string; readonly offset: number } {
  const offset = marked.indexOf('|');
  if (offset === -1) throw new Error(`There is no | in ${marked}`);
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}

/** The proposals at the `|` of a request file, in the order in which an editor shows them before anything is typed. */
export async function proposalsAt(marked: string, trigger?: string): Promise<Completion[]> {
  const { text, offset } = cursorIn(marked);
  const found = await complete({ file: parseHttpFile(text), offset, cloud: clouds[0], now, trigger });
  return found.toSorted((a, b) => ((a.sortText ?? a.label) < (b.sortText ?? b.label) ? -1 : 1));
}

export const labelsAt = async (marked: string, trigger?: string): Promise<string[]> =>
  (await proposalsAt(marked, trigger)).map(({ label }) => label);

/** The text after a proposal is accepted. The tab stops of a snippet keep their text, or the first of their choices. */
export async function acceptedAt(marked: string, label: string): Promise<string> {
  const { text, offset } = cursorIn(marked);
  const found = await proposalsAt(marked);
  const completion = found.find((candidate) => candidate.label === label);
  if (completion === undefined) throw new Error(`${label} isn’t among ${found.map((one) => one.label).join(', ')}`);
  return accept(text, offset, completion);
}

/** As VS Code does it: the lines of a snippet get the indentation of the line that it begins on. */
export function accept(text: string, offset: number, { edit, comma, isSnippet }: Completion): string {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const indentation = /^[ \t]*/.exec(text.slice(lineStart, offset))?.[0] ?? '';
  const inserted = (isSnippet ? expanded(edit.text) : edit.text).replace(/\n/g, `\n${indentation}`);
  const after = text.slice(0, edit.start) + inserted + text.slice(edit.end);
  return comma ? after.slice(0, comma.start) + comma.text + after.slice(comma.end) : after;
}

/** The text that a snippet inserts. Variables of VS Code stay as their names. */
export function expanded(snippet: string): string {
  let result = '';
  let rest = snippet;
  while (rest !== '') {
    const [token, choice, open, escaped] = tokens.exec(rest) ?? [];
    if (token === undefined) {
      result += rest[0] ?? '';
      rest = rest.slice(1);
      continue;
    }
    rest = rest.slice(token.length);
    if (choice !== undefined) result += choice;
    else if (escaped !== undefined) result += escaped;
    else if (open !== undefined) {
      const end = endOfPlaceholder(rest);
      result += expanded(rest.slice(0, end));
      rest = rest.slice(end + 1);
    }
  }
  return result;
}

/** A choice with its first text, the beginning of a placeholder, an escaped character, or an empty tab stop. */
const tokens = /^(?:\$\{\d+\|([^,|]*)[^}]*\}|(\$\{\d+:)|\\([\\$}])|\$\d+|\$\{\d+\})/;

function endOfPlaceholder(text: string): number {
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    if (text[index] === '\\') index++;
    else if (text.startsWith('${', index)) depth++;
    else if (text[index] === '}' && depth-- === 0) return index;
  }
  return text.length;
}
