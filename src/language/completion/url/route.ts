import { t } from '@vscode/l10n';
import { entityTypes } from '../../../catalog/index.ts';
import { operations, type Operation } from '../../../catalog/requests/operations.ts';
import { deviceNavigation, type RouteMatch } from '../../../catalog/routes.ts';
import { codeBlock, paragraphs } from '../../hover/markdown.ts';
import { methodFacts } from '../../hover/operations.ts';

/** A path that a method can go to, with what it then does. */
export interface RouteOperation {
  /** Below the version, path parameters in braces: `/deviceManagement/…`. */
  readonly path: string;
  readonly operation: Operation;
  readonly match: RouteMatch;
}

/** The documented destinations of a method, the shortest paths first; none for a method that has none. */
export const routeOperationsOf = (method: string): RouteOperation[] =>
  operations
    .filter((operation) => operation.method === method)
    .flatMap((operation) => entityTypes.flatMap((entityType) => operationRoutes(entityType, operation)))
    .sort((a, b) => segmentCount(a) - segmentCount(b));

const segmentCount = ({ path }: RouteOperation): number => path.split('/').length;

function operationRoutes(entityType: RouteMatch['entityType'], operation: Operation): RouteOperation[] {
  const { resource } = operation;
  const device = entityType.navigationProperties.some(({ name }) => name === deviceNavigation);
  if (resource === 'managedDevice' && !device) return [];
  const key = `/{${entityType.keyParameter}}`;
  const suffix = { collection: '', entity: key, managedDevice: `${key}/${deviceNavigation}` }[resource];
  return entityType.routes.map((route) => ({
    path: route.path + suffix,
    operation,
    match: { entityType, route, resource, parameters: [] },
  }));
}

/** What going there does, in a few words: `creates deviceHealthScriptDeviceState`. */
export const effectInWords = ({ operation: { verb }, match: { entityType, resource } }: RouteOperation): string =>
  `${verb.split(' ')[0] ?? ''} ${resource === 'managedDevice' ? t('the managed device of a ') : ''}${entityType.name}`;

/** What going there means, for a reader who has to decide. Markdown. */
export const routeOperationMarkdown = ({ path, operation: { method }, match }: RouteOperation): string =>
  paragraphs(codeBlock('http', `${method} ${path}`), methodFacts(method, match));
