import { t } from '@vscode/l10n';
import { newerPermission } from '../../catalog/index.ts';
import { type Operation, operations, routeCaveat } from '../../catalog/requests/operations.ts';
import type { RouteMatch } from '../../catalog/routes.ts';
import type { GraphRequest } from '../request/graph-request.ts';
import { code, codeBlock, link, paragraphs, plain, sourceLine, sourceLinks } from './markdown.ts';

/** The documented operations on what a path addresses. */
const operationsOf = ({ resource }: RouteMatch): Operation[] =>
  operations.filter((operation) => operation.resource === resource);

const typePage = ({ entityType }: RouteMatch): string => link(entityType.name, entityType.resourcePage);

/** All that is known of what a path addresses, without what it is called. */
export const routeFacts = (match: RouteMatch): string =>
  paragraphs(
    [
      typePage(match),
      ...operationsOf(match).map(({ method, verb, response }) => `${code(method)} ${plain(verb)}: ${code(response)}`),
    ].join(' · '),
    ...notes(match, match.resource !== 'managedDevice'),
  );

/** What one method does to what a path addresses. */
export function methodFacts(method: string, match: RouteMatch): string {
  const documented = operationsOf(match);
  const operation = documented.find((candidate) => candidate.method === method);
  if (operation === undefined)
    return paragraphs(
      t`${code(method)} isn’t documented here, only ${documented.map((other) => code(other.method)).join(', ')}.`,
      sourceLine(match.route.sources),
    );
  return paragraphs(
    t`${typePage(match)}: ${code(method)} ${plain(operation.verb)}. Documented response: ${code(operation.response)}.`,
    ...notes(match, method !== 'GET'),
  );
}

const notes = (match: RouteMatch, writes: boolean): string[] => [
  `_${plain(routeCaveat.text)}_ ${sourceLinks(routeCaveat.sources)}`,
  ...(writes ? [permissionList(match)] : []),
  t`Beta only · ${sourceLine(match.route.sources)}`,
];

/** The permissions to write, as the two generations of sources have them; neither is told as the last word. */
function permissionList({ route: { documentedPermissions } }: RouteMatch): string {
  const { permission, replaces, sources: announcedIn } = newerPermission;
  const documented = documentedPermissions?.permissions ?? [];
  return [
    t('Permissions to write, delegated or application:'),
    '',
    documentedPermissions
      ? t`- documented: ${documented.map(code).join(' or ')}${documented.length > 1 ? t(' (more privileged)') : ''} – ${sourceLinks(documentedPermissions.sources)}`
      : t('- documented: none, no source lists this route'),
    t`- announced: ${code(permission)} in place of ${code(replaces)} – ${sourceLinks(announcedIn)}`,
  ].join('\n');
}

/** What a request's method does to what its URL addresses. */
export function methodHover({ method, match }: GraphRequest): string {
  if (match === undefined) return t`${code(method)} to Microsoft Graph, on a path that isn’t a run-state route.`;
  const { route, entityType, resource } = match;
  const key = `/{${entityType.keyParameter}}`;
  const rest = { collection: '', entity: key, managedDevice: `${key}/managedDevice` }[resource];
  return paragraphs(codeBlock('http', `${method} ${route.path}${rest}`), methodFacts(method, match));
}
