import { parseTree, type Node } from 'jsonc-parser';
import type { CopiedRequests } from './copied-request.ts';

/** The beginning of a line that calls `fetch`, up to its arguments. */
export const beginsFetch = /^[ \t]*(?:(?:const|let|var)[ \t]+\w+[ \t]*=[ \t]*)?(?:await[ \t]+)?fetch\((?=\s*["{]|\s*$)/;

/**
 * The request of a browser's _Copy as fetch_, whose arguments are JSON. Other JavaScript isn't read.
 *
 * @param from after the opening parenthesis
 */
export function readFetch(text: string, from: number, limit: number): CopiedRequests {
  const end = closingParenthesis(text, from, limit);
  const root = end === -1 ? undefined : parseTree(`[${text.slice(from, end)}]`, [], { disallowComments: true });
  const [address, options] = root?.children ?? [];
  if (address?.type !== 'string' || end === -1) return { requests: [], end: end === -1 ? limit : end };
  const headers = valueOf(options, 'headers')?.children ?? [];
  const referrer = stringOf(valueOf(options, 'referrer'));
  const body = stringOf(valueOf(options, 'body'));
  const unread = [
    ...(isUnread(valueOf(options, 'body')) ? ['body'] : []),
    ...headers.flatMap((header) =>
      isUnread(header.children?.[1]) ? [`header ${stringOf(header.children?.[0]) ?? ''}`.trim()] : [],
    ),
  ];
  return {
    requests: [
      {
        method: stringOf(valueOf(options, 'method')) ?? 'GET',
        url: String(address.value),
        headers: [
          ...headers.flatMap((header): [string, string][] => {
            const [name, value] = [stringOf(header.children?.[0]), stringOf(header.children?.[1])];
            return name === undefined || value === undefined ? [] : [[name, value]];
          }),
          ...(referrer === undefined ? [] : [['Referer', referrer] as const]),
        ],
        body,
        unread,
      },
    ],
    end,
  };
}

/** The maximum nesting of arguments. */
const deepest = 50;

/** The offset of the parenthesis that closes the arguments; -1 if there is none. */
function closingParenthesis(text: string, from: number, limit: number): number {
  let [depth, brackets] = [0, 0];
  for (let at = from; at < limit; at++) {
    const char = text[at];
    if (char === '"') {
      for (at++; at < limit && text[at] !== '"'; at++) if (text[at] === '\\') at++;
    } else if (char === '{' || char === '[') {
      if (++brackets > deepest) return -1;
    } else if (char === '}' || char === ']') brackets--;
    else if (char === '(') depth++;
    else if (char === ')' && depth-- === 0) return at;
  }
  return -1;
}

const valueOf = (node: Node | undefined, name: string): Node | undefined =>
  node?.type === 'object'
    ? node.children?.find(({ children }) => children?.[0]?.value === name)?.children?.[1]
    : undefined;

/** Whether there is a value other than a string or null. */
const isUnread = (node: Node | undefined): boolean =>
  node !== undefined && node.type !== 'string' && node.type !== 'null';

const stringOf = (node: Node | undefined): string | undefined =>
  node?.type === 'string' ? String(node.value) : undefined;
