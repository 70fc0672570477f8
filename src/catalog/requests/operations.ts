import { routeNotImplemented } from '../reported-errors.ts';
import type { RouteMatch } from '../routes.ts';
import type { SourceId } from '../sources.ts';

/** What a method does to a resource, by the reference pages and the permission data. */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly resource: RouteMatch['resource'];
  /** What follows the method in a sentence: `POST` … */
  readonly verb: string;
  /** The documented answer to success. */
  readonly response: string;
  readonly sources: readonly SourceId[];
}

const sources: readonly SourceId[] = ['permissionsReference'];

/** Every documented operation on run states. That one is documented does not show that the service has it: `routeCaveat`. */
export const operations: readonly Operation[] = [
  { resource: 'collection', method: 'POST', verb: 'creates one', response: '201 Created', sources },
  { resource: 'collection', method: 'GET', verb: 'lists them', response: '200 OK', sources },
  { resource: 'entity', method: 'GET', verb: 'reads it', response: '200 OK', sources },
  { resource: 'entity', method: 'PATCH', verb: 'updates it', response: '200 OK', sources },
  { resource: 'entity', method: 'DELETE', verb: 'deletes it', response: '204 No Content', sources },
  { resource: 'managedDevice', method: 'GET', verb: 'reads it', response: '200 OK', sources },
];

/** What the documentation cannot promise of any of these routes. Nothing here was seen in a tenant. */
export const routeCaveat: { readonly text: string; readonly sources: readonly SourceId[] } = {
  text:
    `Documented, but maybe not implemented: ${routeNotImplemented.because}, ${routeNotImplemented.reportedFor} were` +
    ` reported to fail with “${routeNotImplemented.message}…”, and no public report of a successful POST was found.`,
  sources: ['routeNotImplemented'],
};
