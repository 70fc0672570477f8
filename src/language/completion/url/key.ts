import type { NamedCollection } from '../../../catalog/named-collections.ts';
import type { Block, Span } from '../../../http/model.ts';
import { substitute, type Variables } from '../../../http/variables/variables.ts';
import { hasForeignHost } from '../../request/graph-request.ts';
import { collectionBefore } from '../../request/key-place.ts';
import { completionContextAt, type UrlContext } from '../context.ts';
import { maskReferences } from '../text.ts';

/** A segment of a URL that is the key of a named entity, as typed so far. */
export interface KeySegment {
  readonly collection: NamedCollection;
  /** All of it, including what is after the cursor; in the block. */
  readonly span: Span;
}

/** The key at the cursor, typed or not; undefined elsewhere. */
export function keyAt(block: Block, at: number, variables: Variables): KeySegment | undefined {
  const context = completionContextAt(block, at);
  return context?.kind === 'url' ? keyIn(context, at, variables) : undefined;
}

/** The same if it's known that the cursor is in a URL. */
export function keyIn(
  { before, after, request }: UrlContext,
  at: number,
  variables: Variables,
): KeySegment | undefined {
  const slash = maskReferences(before).lastIndexOf('/') + 1;
  const typed = before.slice(slash);
  // The query isn't part of the path, and a key in parentheses is only part of its segment.
  if (/[?#()]/.test(maskReferences(typed)) || hasForeignHost(request, variables)) return undefined;
  const collection = collectionBefore(substitute(before.slice(0, slash), variables));
  if (collection === undefined) return undefined;
  const ofSegment = /^[^/?#&\s]*/.exec(after)?.[0] ?? '';
  return { collection, span: { start: at - typed.length, end: at + ofSegment.length } };
}
