import { scriptRoute } from '../entities/script-route.ts';
import type { BoundOperation, Permission, Property, StructuredType } from '../model.ts';
import { sourceOf, type SourceRef } from '../sources/index.ts';

interface Facts {
  /** Below `deviceManagement`; ends with the name of the operation. */
  readonly path: string;
  readonly page: SourceRef;
  readonly description?: string;
  /** The parameters of an action. */
  readonly parameters?: readonly Property[];
  readonly returns?: BoundOperation['returns'];
  readonly permissions: readonly Permission[];
  /** The source of the permissions; by default the page and the permission data. */
  readonly listedIn?: readonly SourceRef[];
}

const operation =
  (kind: BoundOperation['kind']) =>
  ({ path, page, description = '', parameters, returns, permissions, listedIn }: Facts): BoundOperation => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    return {
      kind,
      name,
      description,
      route: scriptRoute(path, page, permissions, listedIn),
      parameters: parameters && parametersOf(name, description, page, parameters),
      returns,
      page,
      standing: 'checked',
      sources: [page, 'metadata'],
    };
  };

/** Declares an operation on script collections. */
export const action = operation('action');
export const boundFunction = operation('function');

const parametersOf = (
  name: string,
  description: string,
  page: SourceRef,
  properties: readonly Property[],
): StructuredType => ({
  kind: 'parameters',
  name,
  description,
  properties,
  navigationProperties: [],
  derivedTypes: [],
  resourcePage: sourceOf(page).url,
  standing: 'checked',
  sources: [page, 'metadata'],
});

/** The method that calls an operation: OData uses GET for functions, and POST for actions. */
export const methodOf = ({ kind }: BoundOperation): 'GET' | 'POST' => (kind === 'function' ? 'GET' : 'POST');

/** The documented response if the operation succeeds. */
export const responseOf = ({ returns }: BoundOperation): '200 OK' | '204 No Content' =>
  returns === undefined ? '204 No Content' : '200 OK';
