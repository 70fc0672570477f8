import { routeCaveat } from '../../catalog/operations.ts';
import { readGraphUrl } from '../../catalog/graph-url.ts';
import { odataTypeOf } from '../../catalog/odata-type.ts';
import type { EntityType } from '../../catalog/index.ts';
import { matchRoute } from '../../catalog/routes.ts';

/** What can be done with an entity once it is there. */
export type FollowUpMethod = 'GET' | 'PATCH' | 'DELETE';

const verbs: Readonly<Record<FollowUpMethod, string>> = { GET: 'Get', PATCH: 'Update', DELETE: 'Delete' };

/**
 * The text of a request that reads, updates or deletes what a request created or read.
 *
 * @param url of that request, as it may be shown
 * @param entity its answer; the update begins with what of it can be written
 * @returns a block of a request file, without a line break at its end; undefined: the URL is no route that is known, or the
 * answer has no id
 */
export function followUpRequest(
  url: string,
  entity: Readonly<Record<string, unknown>>,
  method: FollowUpMethod,
): string | undefined {
  const match = matchRoute(readGraphUrl(url)?.path ?? '');
  const { id } = entity;
  if (match === undefined || match.resource === 'managedDevice' || typeof id !== 'string' || id === '')
    return undefined;
  const address = url.replace(/[?#].*$/s, '').replace(/\/$/, '');
  const item = match.resource === 'entity' ? address : `${address}/${encodeURIComponent(id)}`;
  const body = method === 'PATCH' ? JSON.stringify(writable(entity, match.entityType), null, 2) : undefined;
  return [
    `### ${verbs[method]} ${match.entityType.name} ${oneLine(id)}`,
    ...wrapped(routeCaveat.text).map((line) => `# ${line}`),
    `${method} ${item}`,
    'Accept: application/json',
    ...(body === undefined ? [] : ['Content-Type: application/json', '', body]),
  ].join('\n');
}

/** The properties that a client may set, as the service has them now. */
function writable(entity: Readonly<Record<string, unknown>>, entityType: EntityType): Record<string, unknown> {
  const names = entityType.properties.filter(({ readOnly, name }) => !readOnly && Object.hasOwn(entity, name));
  return {
    '@odata.type': odataTypeOf(entityType),
    ...Object.fromEntries(names.map(({ name }) => [name, entity[name]])),
  };
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

/** Lines of a comment, of about a hundred characters. */
function wrapped(text: string): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line.length + word.length > 100) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines;
}
