import { referencesIn } from '../../http/variables/references.ts';
import { graphRootOf, type Target } from '../target.ts';
import type { WrittenRequest } from './filled-request.ts';

/** A variable of the process environment, and where its value would go. */
export interface ProcessUse {
  readonly name: string;
  /** Parts of requests, to follow an "in": `the body`, `the header 'X-A'`. */
  readonly parts: readonly string[];
  /** For people: URLs as they may be shown, or that it is the sandbox. */
  readonly addresses: readonly string[];
}

/**
 * The variables of the process environment that a request takes, also by way of other variables.
 *
 * @param shown the request with references to all that is not shown
 * @param path of the file that its body is in, the same way; undefined: the body is in no file
 * @param processBehind the names of such variables behind references, also in the values of others
 */
export function processUses(
  shown: WrittenRequest,
  path: string | undefined,
  target: Target,
  processBehind: (references: readonly string[]) => readonly string[],
): ProcessUse[] {
  const texts: readonly (readonly [part: string, text: string])[] = [
    ['the URL', shown.url],
    ...shown.headers.map(([name, value]) => [`the header '${name}'`, value] as const),
    ...(shown.body === undefined || shown.bodyIsLiteral ? [] : [['the body', shown.body] as const]),
    ...(path === undefined ? [] : [['the path of the body file', path] as const]),
  ];
  const parts = new Map<string, string[]>();
  for (const [part, text] of texts) {
    const references = referencesIn(text).map(({ name }) => name);
    for (const name of processBehind(references)) {
      const found = parts.get(name);
      if (found) found.push(part);
      else parts.set(name, [part]);
    }
  }
  const addresses = [addressFor(shown.url, target)];
  return [...parts].map(([name, found]) => ({ name, parts: found, addresses }));
}

/** The uses of several requests, each variable once. */
export function mergedUses(uses: readonly ProcessUse[]): ProcessUse[] {
  const merged = new Map<string, { readonly parts: Set<string>; readonly addresses: Set<string> }>();
  for (const { name, parts, addresses } of uses) {
    const one = merged.get(name) ?? { parts: new Set(), addresses: new Set() };
    for (const part of parts) one.parts.add(part);
    for (const address of addresses) one.addresses.add(address);
    merged.set(name, one);
  }
  return [...merged].map(([name, { parts, addresses }]) => ({ name, parts: [...parts], addresses: [...addresses] }));
}

function addressFor(url: string, target: Target): string {
  if (target.kind === 'sandbox') return 'the sandbox, inside the editor';
  return /^(https?:|\{\{)/i.test(url) ? url : graphRootOf(target) + url;
}
