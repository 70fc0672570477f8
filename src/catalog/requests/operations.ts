import { t } from '@vscode/l10n';
import type { Resource } from '../model.ts';
import { methodOf, responseOf } from '../operations/bound-operation.ts';
import { routeNotImplemented } from './reported-errors.ts';
import type { Destination } from '../routes.ts';
import type { SourceRef } from '../sources/index.ts';

/** The effect on a resource. */
export type Effect = 'create' | 'list' | 'read' | 'update' | 'delete' | 'call-action' | 'call-function';

/** The effect of a method on a resource, according to the reference pages and the permission data. */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly effect: Effect;
  /** The documented response if it succeeds. */
  readonly response: string;
  readonly sources: readonly SourceRef[];
}

const sources: readonly SourceRef[] = ['permissionsReference'];

const read = { method: 'GET', effect: 'read', response: '200 OK', sources } as const;
const update = { method: 'PATCH', effect: 'update', response: '200 OK', sources } as const;
const remove = { method: 'DELETE', effect: 'delete', response: '204 No Content', sources } as const;

const byResource: Readonly<Record<Exclude<Resource, 'action' | 'function'>, readonly Operation[]>> = {
  collection: [
    { method: 'POST', effect: 'create', response: '201 Created', sources },
    { method: 'GET', effect: 'list', response: '200 OK', sources },
  ],
  entity: [read, update, remove],
  singleton: [read, update, remove],
  managedDevice: [read],
};

/** The documented operations on what a path addresses. Documented doesn't mean that the service implements them: see `routeCaveat`. */
export function operationsOn({ resource, operation }: Destination): readonly Operation[] {
  if (resource !== 'action' && resource !== 'function') return byResource[resource];
  if (operation === undefined) return [];
  const effect = operation.kind === 'action' ? 'call-action' : 'call-function';
  return [{ method: methodOf(operation), effect, response: responseOf(operation), sources: operation.sources }];
}

/** The documented operations of a path that the service is reported to lack; undefined if there is no such report. */
export const reportedMissing = (
  method: string,
  { route: { notImplemented } }: Destination,
): Destination['route']['notImplemented'] => (notImplemented?.methods.includes(method) ? notImplemented : undefined);

/** What the documentation can't guarantee about the routes of run states. None of it was tested in a tenant. */
export const routeCaveat: { readonly text: () => string; readonly sources: readonly SourceRef[] } = {
  text: () =>
    t`Documented, but maybe not implemented: the reference pages are generated from metadata, GET and DELETE of one item were reported to fail with “${routeNotImplemented.message}…”, and no public report of a successful POST was found.`,
  sources: ['routeNotImplemented'],
};
