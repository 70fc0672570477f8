import { readGraphUrl } from '../url/graph-url.ts';

/** A text of a batch: `unknown` if it contains a variable without a value, `wrong` if it is missing or not a text. */
export type BatchText = { readonly text: string } | 'unknown' | 'wrong';

/** The facts that decide whether Graph accepts a request of a JSON batch, from any source. */
export interface BatchItemFacts {
  readonly id: BatchText;
  readonly method: BatchText;
  readonly url: BatchText;
  readonly hasBody: boolean;
  /** Names of its headers; `wrong` if they aren't an object of strings. */
  readonly headers: readonly string[] | 'unknown' | 'wrong';
  /** The ids of other requests; `wrong` if they aren't an array of strings. */
  readonly dependsOn: readonly BatchText[] | 'unknown' | 'wrong';
}

/** Why Graph rejects a batch with such a request. */
export type BatchItemFault =
  | { readonly kind: 'no-object' }
  | { readonly kind: 'missing'; readonly member: 'id' | 'method' | 'url' }
  | { readonly kind: 'wrong-member'; readonly member: 'headers' | 'dependsOn' }
  | { readonly kind: 'duplicate-id'; readonly id: string }
  /** `index`: which item of `dependsOn`. */
  | { readonly kind: 'unknown-dependency'; readonly id: string; readonly index: number }
  /** `relative`: the URL as it should be; undefined if the URL is that of another host. */
  | { readonly kind: 'not-relative'; readonly relative: string | undefined }
  | { readonly kind: 'no-content-type' };

/**
 * Why Graph rejects a JSON batch, according to https://learn.microsoft.com/graph/json-batching, in the order of its requests.
 *
 * @param items `unknown` for a variable without a value, `wrong` for one that isn't an object
 */
export function batchFaults(
  items: readonly (BatchItemFacts | 'unknown' | 'wrong')[],
): { readonly item: number; readonly fault: BatchItemFault }[] {
  const found: { readonly item: number; readonly fault: BatchItemFault }[] = [];
  // Ids ignore case.
  const ids = new Set<string>();
  let areAllKnown = true;
  for (const [item, facts] of items.entries()) {
    const report = (fault: BatchItemFault): void => void found.push({ item, fault });
    if (facts === 'wrong') report({ kind: 'no-object' });
    if (facts === 'unknown') areAllKnown = false;
    if (typeof facts === 'string') continue;
    const { id, method, url, hasBody, headers, dependsOn } = facts;
    if (isMissing(id)) report({ kind: 'missing', member: 'id' });
    if (isMissing(method)) report({ kind: 'missing', member: 'method' });
    if (isMissing(url)) report({ kind: 'missing', member: 'url' });
    else if (typeof url === 'object') {
      const fault = notRelative(url.text);
      if (fault) report(fault);
    }
    if (headers === 'wrong') report({ kind: 'wrong-member', member: 'headers' });
    else if (hasBody && headers !== 'unknown' && !headers.some((name) => name.toLowerCase() === 'content-type'))
      report({ kind: 'no-content-type' });
    if (typeof id === 'object' && ids.has(id.text.toLowerCase())) report({ kind: 'duplicate-id', id: id.text });
    if (dependsOn === 'wrong') report({ kind: 'wrong-member', member: 'dependsOn' });
    else if (dependsOn !== 'unknown')
      for (const [index, other] of dependsOn.entries())
        if (areAllKnown && typeof other === 'object' && !ids.has(other.text.toLowerCase()))
          report({ kind: 'unknown-dependency', id: other.text, index });
    if (typeof id === 'object') ids.add(id.text.toLowerCase());
    else areAllKnown = false;
  }
  return found;
}

const isMissing = (text: BatchText): boolean => text === 'wrong' || (typeof text === 'object' && text.text === '');

/** A URL of a batch, relative to the version. Some in the documentation's first example have no leading slash. */
export const batchPath = (url: string): string => (isAbsolute(url) || url.startsWith('/') ? url : `/${url}`);

const isAbsolute = (url: string): boolean => /^[a-z][a-z\d+.-]*:/i.test(url);

function notRelative(url: string): BatchItemFault | undefined {
  const read = readGraphUrl(batchPath(url));
  if (!isAbsolute(url) && read?.version === undefined) return undefined;
  return { kind: 'not-relative', relative: read && read.path + read.query };
}
