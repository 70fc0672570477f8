import type { GraphRequest } from '../graph-request.ts';
import { code, codeBlock, paragraphs } from './markdown.ts';
import { methodFacts } from './operations.ts';

/** What a request's method does to what its URL addresses. */
export function methodHover({ method, match }: GraphRequest): string {
  if (match === undefined) return `${code(method)} to Microsoft Graph, on a path that isn’t a run-state route.`;
  const { route, entityType, resource } = match;
  const key = `/{${entityType.keyParameter}}`;
  const rest = { collection: '', entity: key, managedDevice: `${key}/managedDevice` }[resource];
  return paragraphs(codeBlock('http', `${method} ${route.path}${rest}`), methodFacts(method, match));
}
