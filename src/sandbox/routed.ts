import type { RouteMatch } from '../catalog/routes.ts';
import type { SandboxRequest } from './response.ts';
import type { EntityStore } from './store.ts';

/** What the sandbox needs to make entities: ids, and the time for the properties that the service sets. */
export interface Making {
  readonly newId: () => string;
  readonly now: () => Date;
}

/** A request to a route, and its place in the store. */
export interface Routed {
  readonly request: SandboxRequest;
  readonly match: RouteMatch;
  /** Of the collection, the singleton, or the operation. */
  readonly address: string;
  /** The `@odata.context` at this address. */
  readonly context: string;
  readonly query: string;
  readonly store: EntityStore;
  readonly making: Making;
}
