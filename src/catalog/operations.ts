import type { RouteMatch } from './routes.ts';
import type { SourceId } from './sources.ts';

/** What a method does to a resource, by the reference pages and the permission data. */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly resource: RouteMatch['resource'];
  /** With `%` for the entity type's name: `Creates a %.` */
  readonly effect: string;
  /** The documented answer. */
  readonly answer: string;
  readonly sources: readonly SourceId[];
}

const sources: readonly SourceId[] = ['permissionsReference'];

/** Every documented operation on run states. That one is documented does not show that the service has it: `routeCaveat`. */
export const operations: readonly Operation[] = [
  {
    resource: 'collection',
    method: 'POST',
    effect: 'Creates a %.',
    answer: '201 Created with the entity',
    sources,
  },
  { resource: 'collection', method: 'GET', effect: 'Lists every %.', answer: '200 OK with the collection', sources },
  { resource: 'entity', method: 'GET', effect: 'Reads one %.', answer: '200 OK with the entity', sources },
  { resource: 'entity', method: 'PATCH', effect: 'Updates one %.', answer: '200 OK with the entity', sources },
  { resource: 'entity', method: 'DELETE', effect: 'Deletes one %.', answer: '204 No Content', sources },
  {
    resource: 'managedDevice',
    method: 'GET',
    effect: 'Reads the managed device of one %.',
    answer: '200 OK with the managed device',
    sources,
  },
];

/** What the documentation cannot promise of any of these routes. Nothing here was seen in a tenant. */
export const routeCaveat: { readonly text: string; readonly sources: readonly SourceId[] } = {
  text:
    'Documented is not the same as implemented: the reference pages are generated from metadata, reading and deleting' +
    ' one run state was reported answered with “No OData route exists…”, and no public report of a successful create' +
    ' was found.',
  sources: ['routeNotImplemented'],
};
