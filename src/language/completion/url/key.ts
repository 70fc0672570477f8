import type { NamedCollection } from '../../../catalog/named-collections.ts';
import type { Block, Span } from '../../../http/model.ts';
import { substitute, type Variables } from '../../../http/variables/variables.ts';
import { hasForeignHost } from '../../request/graph-request.ts';
import { collectionBefore } from '../../request/key-place.ts';
import { completionContextAt, type UrlContext } from '../context.ts';
import { maskReferences } from '../text.ts';

/** A segment of a URL that is the key of an entity with a name, as far as it's written. */
export interface KeySegment {
  readonly collection: NamedCollection;
  /** All of it, behind the cursor too; of the block. */
  readonly span: Span;
}

/** The key that the cursor is in, or that belongs there; undefined elsewhere. */
export function keyAt(block: Block, at: number, variables: Variables): KeySegment | undefined {
  const context = completionContextAt(block, at);
  return context?.kind === 'url' ? keyIn(context, at, variables) : undefined;
}

/** The same where it's known that the cursor is in a URL. */
export function keyIn(
  { before, after, request }: UrlContext,
  at: number,
  variables: Variables,
): KeySegment | undefined {
  const slash = maskReferences(before).lastIndexOf('/') + 1;
  const typed = before.slice(slash);
  // The query is not in the path, and a key in parentheses is not all of its segment.
  if (/[?#()]/.test(maskReferences(typed)) || hasForeignHost(request, variables)) return undefined;
  const collection = collectionBefore(substitute(before.slice(0, slash), variables));
  if (collection === undefined) return undefined;
  const ofSegment = /^[^/?#&\s]*/.exec(after)?.[0] ?? '';
  return { collection, span: { start: at - typed.length, end: at + ofSegment.length } };
}
