import { firstIndexWhere, lastStartingBy } from './lines.ts';
import type { Block, Directive, HttpRequest } from './model.ts';

/** The directives of a request: above it, among its headers, or in its body. */
export function directivesOf({ directives, requests }: Block, request: HttpRequest): Directive[] {
  const before = lastStartingBy(requests, request.start - 1)?.end ?? 0;
  return directives.slice(
    firstIndexWhere(directives, ({ start }) => before <= start),
    firstIndexWhere(directives, ({ start }) => request.end <= start),
  );
}
