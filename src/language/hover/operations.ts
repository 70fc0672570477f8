import { t } from '@vscode/l10n';
import { isRunState } from '../../catalog/entity-type.ts';
import { newerPermission } from '../../catalog/index.ts';
import { type Operation, operationsOn, reportedMissing, routeCaveat } from '../../catalog/requests/operations.ts';
import { templateOf, type Destination } from '../../catalog/routes.ts';
import { anyOf } from '../../texts/list-text.ts';
import type { GraphRequest } from '../request/graph-request.ts';
import { typeName } from '../contributions/type-name.ts';
import { code, codeBlock, factLine, link, paragraphs, plain, sourceLine, sourceLinks } from './markdown.ts';

const typePage = ({ entityType }: Destination): string => link(entityType.name, entityType.resourcePage);

/** What a method does to the resource at its path. Markdown. */
function effectText({ method, effect }: Operation): string {
  switch (effect) {
    case 'create':
      return t`${code(method)} creates one`;
    case 'list':
      return t`${code(method)} lists them`;
    case 'read':
      return t`${code(method)} reads it`;
    case 'update':
      return t`${code(method)} updates it`;
    case 'delete':
      return t`${code(method)} deletes it`;
    case 'call-action':
      return t`${code(method)} calls the action`;
    case 'call-function':
      return t`${code(method)} calls the function`;
    default:
      return effect satisfies never;
  }
}

/** Everything known about the resource at a path, except its name. */
export const routeFacts = (destination: Destination): string =>
  paragraphs(
    plain(destination.operation?.description ?? ''),
    [
      typePage(destination),
      ...operationsOn(destination).map((operation) =>
        destination.standing === 'checked'
          ? `${effectText(operation)}: ${code(operation.response)}`
          : effectText(operation),
      ),
    ].join(' · '),
    exchangedBy(destination),
    ...notes(destination, destination.resource !== 'managedDevice' && destination.resource !== 'function'),
  );

/** What one method does to the resource at a path. */
export function methodFacts(method: string, destination: Destination): string {
  const documented = operationsOn(destination);
  const operation = documented.find((candidate) => candidate.method === method);
  if (operation === undefined && destination.standing === 'compiled')
    return paragraphs(typePage(destination), notes(destination, false).join('\n\n'));
  if (operation === undefined)
    return paragraphs(
      t`${code(method)} isn’t documented here, only ${documented.map((other) => code(other.method)).join(', ')}.`,
      sourceLine(destination.route.sources),
    );
  return paragraphs(
    [
      typePage(destination),
      effectText(operation),
      ...(destination.standing === 'checked' ? [t`documented response: ${code(operation.response)}`] : []),
    ].join(' · '),
    missingNote(method, destination),
    exchangedBy(destination),
    ...notes(destination, method !== 'GET'),
  );
}

/** The parameters and the result of an operation. */
function exchangedBy({ operation }: Destination): string | undefined {
  if (operation === undefined) return undefined;
  const { parameters, returns } = operation;
  const parameterTexts =
    parameters?.properties.map((property) => `${code(property.name)}: ${code(typeName(property))}`) ?? [];
  return [
    ...(operation.kind === 'action'
      ? [parameterTexts.length > 0 ? t`Parameters: ${parameterTexts.join(', ')}` : t('No parameters')]
      : []),
    ...(returns ? [t`returns ${code(typeName({ type: returns }))}`] : []),
  ].join(' · ');
}

function missingNote(method: string, destination: Destination): string | undefined {
  const missing = reportedMissing(method, destination);
  return (
    missing &&
    t`_Documented, but Intune was reported to reject it. Use ${code(missing.use)}._ ${sourceLinks(missing.sources)}`
  );
}

const notes = (destination: Destination, writes: boolean): string[] => [
  // Only the creation of run states is in doubt, not that of the scripts themselves.
  ...(isRunState(destination.entityType) ? [`_${plain(routeCaveat.text())}_ ${sourceLinks(routeCaveat.sources)}`] : []),
  ...(writes && destination.standing === 'checked' ? [permissionList(destination)] : []),
  [t('Beta only'), factLine({ standing: destination.standing, sources: destination.route.sources })].join(' · '),
];

/** The permissions to write, from both generations of sources; neither is presented as the final word. */
function permissionList({ route: { documentedPermissions } }: Destination): string {
  const { permission, replaces, sources: announcedIn } = newerPermission;
  const documented = documentedPermissions?.permissions ?? [];
  return [
    t('Permissions to write, delegated or application:'),
    '',
    documentedPermissions
      ? documented.length > 1
        ? t`- documented: ${anyOf(documented.map(code))} (more privileged) – ${sourceLinks(documentedPermissions.sources)}`
        : t`- documented: ${anyOf(documented.map(code))} – ${sourceLinks(documentedPermissions.sources)}`
      : t('- documented: none, no source lists this route'),
    t`- announced: ${code(permission)} in place of ${code(replaces)} – ${sourceLinks(announcedIn)}`,
  ].join('\n');
}

/** What a request's method does to what its URL addresses. */
export function methodHover({ method, match }: GraphRequest): string {
  if (match === undefined) return t`${code(method)} to Microsoft Graph, on a path that this extension doesn’t know.`;
  return paragraphs(codeBlock('http', `${method} ${templateOf(match)}`), methodFacts(method, match));
}
