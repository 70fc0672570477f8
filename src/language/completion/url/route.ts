import { t } from '@vscode/l10n';
import { isRunState } from '../../../catalog/entity-type.ts';
import { operationsOn, reportedMissing, type Operation } from '../../../catalog/requests/operations.ts';
import { destinations, templateOf, type Destination } from '../../../catalog/routes.ts';
import { codeBlock, paragraphs } from '../../hover/markdown.ts';
import { methodFacts } from '../../hover/operations.ts';

/** A path that a method is documented for, with what the method does there. */
export interface RouteOperation {
  /** Below the version, path parameters in braces: `/deviceManagement/…`. */
  readonly path: string;
  readonly operation: Operation;
  readonly destination: Destination;
}

/** The documented destinations of a method, shortest paths first; empty for a method that has none. */
export const routeOperationsOf = (method: string): RouteOperation[] =>
  destinations
    .flatMap((destination) =>
      operationsOn(destination)
        .filter((operation) => operation.method === method)
        .map((operation) => ({ path: templateOf(destination), operation, destination })),
    )
    .sort((a, b) => segmentCount(a) - segmentCount(b) || rank(a) - rank(b));

/** Run states first; last, what the service was reported to lack. */
const rank = ({ destination, operation: { method } }: RouteOperation): number =>
  reportedMissing(method, destination) ? 2 : isRunState(destination.entityType) ? 0 : 1;

const segmentCount = ({ path }: RouteOperation): number => path.split('/').length;

/** What a request there does, in a few words: `creates deviceHealthScriptDeviceState`. */
export function effectInWords({ operation: { effect, method }, destination }: RouteOperation): string {
  const { resource, entityType } = destination;
  const missing = reportedMissing(method, destination);
  if (missing) return t`reported not implemented: use ${missing.use}`;
  if (resource === 'managedDevice') return t`reads the managed device of a ${entityType.name}`;
  switch (effect) {
    case 'create':
      return t`creates ${entityType.name}`;
    case 'list':
      return t`lists ${entityType.name}`;
    case 'read':
      return t`reads ${entityType.name}`;
    case 'update':
      return t`updates ${entityType.name}`;
    case 'delete':
      return t`deletes ${entityType.name}`;
    case 'call-action':
      return t`action of ${entityType.name}`;
    case 'call-function':
      return t`function of ${entityType.name}`;
    default:
      return effect satisfies never;
  }
}

/** What a request there means, to help the user decide. Markdown. */
export const routeOperationMarkdown = ({ path, operation: { method }, destination }: RouteOperation): string =>
  paragraphs(codeBlock('http', `${method} ${path}`), methodFacts(method, destination));
