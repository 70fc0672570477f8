import type { RouteMatch } from '../catalog/routes.ts';
import type { SandboxRequest } from './response.ts';
import type { EntityStore } from './store.ts';

/** What the sandbox needs to make entities: ids, and the time for what the service sets. */
export interface Making {
  readonly newId: () => string;
  readonly now: () => Date;
}

/** A request to a route, and where that leads in the store. */
export interface Routed {
  readonly request: SandboxRequest;
  readonly match: RouteMatch;
  /** Of the collection, of the one entity without a key, or of the operation. */
  readonly address: string;
  /** The `@odata.context` of what is there. */
  readonly context: string;
  readonly query: string;
  readonly store: EntityStore;
  readonly making: Making;
}
