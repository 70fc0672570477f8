import { t } from '@vscode/l10n';
import { processNameIn } from '../../../http/variables/process-variables.ts';
import { referencesIn } from '../../../http/variables/references.ts';
import { graphRootOf, type Target } from '../../target.ts';
import type { WrittenRequest } from '../filled-request.ts';
import type { RequestVariables } from './request-variables.ts';

/** A variable of the process environment, and where its value would go. */
export interface ProcessUse {
  readonly name: string;
  /** Parts of requests, to follow an "in": `the body`, `the header 'X-A'`. At most `mostParts`. */
  readonly parts: readonly string[];
  /** Whether its value also goes to parts that aren't in `parts`. */
  readonly hasMoreParts: boolean;
  /** To show to the user: URLs as they may be shown, or that it is the sandbox. */
  readonly addresses: readonly string[];
}

/** How many parts are listed for each variable: each of many headers in a request can lead to each of many variables. */
export const mostParts = 20;

/**
 * The variables of the process environment that a request uses, directly or through other variables.
 *
 * @param request with references to them, or to variables that lead to them
 * @param path of its body file, with references in the same way; undefined: it has no body file
 * @param shownUrl its URL with references to everything that isn't shown
 */
export function processUses(
  request: WrittenRequest,
  path: string | undefined,
  shownUrl: string,
  target: Target,
  variables: Pick<RequestVariables, 'namesInValue' | 'lookedAt'>,
): ProcessUse[] {
  const texts: readonly (readonly [part: string, text: string])[] = [
    [t('the URL'), request.url],
    ...request.headers.map(([name, value]) => [t`the header '${name}'`, value] as const),
    ...(request.body === undefined || request.bodyIsLiteral ? [] : [[t('the body'), request.body] as const]),
    ...(path === undefined ? [] : [[t('the path of the body file'), path] as const]),
  ];
  const addresses = [addressFor(shownUrl, target)];
  return [...partsByReference(texts, variables.namesInValue)].flatMap(([reference, parts]) => {
    const name = processNameIn(reference);
    return name !== undefined && variables.lookedAt.process?.has(name) === true
      ? [{ name, ...listed(parts), addresses }]
      : [];
  });
}

/**
 * The parts that lead to each reference: one more than are listed, to find out whether there are more. What a reference leads to has
 * all of its parts, so what is behind a reference that already has that many, or has this part, isn't searched again.
 */
function partsByReference(
  texts: readonly (readonly [part: string, text: string])[],
  namesInValue: (name: string) => readonly string[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const partsOf = new Map<string, Set<string>>();
  const behind = new Map<string, readonly string[]>();
  for (const [part, text] of texts) {
    // Grows while it is iterated.
    const reached = new Set(referencesIn(text).map(({ name }) => name));
    for (const name of reached) {
      const parts = partsOf.get(name) ?? new Set();
      partsOf.set(name, parts);
      if (parts.size > mostParts || parts.has(part)) continue;
      parts.add(part);
      const names = behind.get(name) ?? namesInValue(name);
      behind.set(name, names);
      for (const next of names) reached.add(next);
    }
  }
  return partsOf;
}

const listed = (parts: ReadonlySet<string>): Pick<ProcessUse, 'parts' | 'hasMoreParts'> => ({
  parts: [...parts].slice(0, mostParts),
  hasMoreParts: parts.size > mostParts,
});

/** The uses of several requests, each variable once. */
export function mergedUses(uses: readonly ProcessUse[]): ProcessUse[] {
  const merged = new Map<string, { readonly parts: Set<string>; hasMoreParts: boolean; addresses: Set<string> }>();
  for (const { name, parts, hasMoreParts, addresses } of uses) {
    const one = merged.get(name) ?? { parts: new Set(), hasMoreParts: false, addresses: new Set() };
    merged.set(name, one);
    for (const part of parts) one.parts.add(part);
    one.hasMoreParts ||= hasMoreParts;
    for (const address of addresses) one.addresses.add(address);
  }
  return [...merged].map(([name, { parts, hasMoreParts, addresses }]) => {
    const some = listed(parts);
    return { name, ...some, hasMoreParts: hasMoreParts || some.hasMoreParts, addresses: [...addresses] };
  });
}

function addressFor(url: string, target: Target): string {
  if (target.kind === 'sandbox') return t('the sandbox, inside the editor');
  return /^(https?:|\{\{)/i.test(url) ? url : graphRootOf(target) + url;
}
