import { t } from '@vscode/l10n';
import { contract } from '../catalog/contract.ts';
import { isEntityType } from '../catalog/entity-type.ts';
import { graphVersion } from '../catalog/url/graph-url.ts';
import { entityTypes, type Route } from '../catalog/index.ts';
import type { StructuredType } from '../catalog/model.ts';
import { matchRoute } from '../catalog/routes.ts';
import { sources } from '../catalog/sources/index.ts';
import { deviceManagement, scriptCollectionNamed } from '../catalog/script-collections.ts';

/** The path of a route, shortened: without what all routes share, and with an ellipsis for each parameter. */
export const routeLabel = (path: string): string => withoutParameters(path.replace(`/${deviceManagement.name}/`, ''));

/** A path, or the rest of one, with an ellipsis for each parameter. */
export const withoutParameters = (path: string): string => path.replace(/\{\w+\}/g, '…');

/**
 * The collections in which entities of a type are created, best known first; for a compiled type, also those of its base types.
 * Empty if no collection is known.
 */
export const routesThatCreate = (type: StructuredType): readonly Route[] =>
  isEntityType(type) ? type.routes : compiledRoutesTo(type);

const compiledRoutes = new WeakMap<StructuredType, readonly Route[]>();

function compiledRoutesTo(type: StructuredType): readonly Route[] {
  const known = compiledRoutes.get(type);
  if (known) return known;
  const holds = (held: StructuredType): boolean => held === type || held.derivedTypes.includes(type);
  const found = contract.collections
    .filter((collection) => holds(collection.type))
    .map(({ template }): Route => ({ path: template, sources: ['sdkModels'] }));
  compiledRoutes.set(type, found);
  return found;
}

/** A collection in which an entity can be created, as a choice for the user. */
export interface RouteChoice {
  readonly route: Route;
  readonly label: string;
  /** The type of the scripts, which distinguishes the choices, and what the collection holds, in Microsoft's words. */
  readonly detail: string;
  /** A caveat about the route, or that only the metadata has it; empty if a reference page does. */
  readonly note: string;
}

/** The collections in which an entity can be created, best known first. */
export const routeChoicesOf = (type: StructuredType, routes = routesThatCreate(type)): RouteChoice[] =>
  routes.map((route) => ({
    route,
    label: routeLabel(route.path),
    detail: descriptionOf(route),
    note: noteOn(route, type),
  }));

function noteOn({ notImplemented, sources: known }: Route, type: StructuredType): string {
  if (notImplemented?.methods.includes('POST') === true)
    return t`Intune was reported to reject this. Use ${notImplemented.use}.`;
  if (type.standing === 'compiled') return t`from SDK metadata of ${sources.sdkModels.date}`;
  return !isEntityType(type) || known.includes(type.createPage) ? '' : t('in the metadata only');
}

function descriptionOf(route: Route): string {
  const { entityType, standing } = matchRoute(route.path, graphVersion) ?? {};
  if (entityType && standing === 'compiled')
    return entityType.description === '' ? entityType.name : `${entityType.name}: ${entityType.description}`;
  return checkedDescriptionOf(route);
}

function checkedDescriptionOf({ path }: Route): string {
  const [, , script = '', , ...below] = path.split('/');
  const collection = scriptCollectionNamed(script);
  const [first = '', , nested] = below;
  const navigation = entityTypes.flatMap(({ navigationProperties }) => navigationProperties);
  const description =
    first === ''
      ? collection?.description
      : nested === undefined
        ? collection?.contains[first]
        : navigation.find(({ name }) => name === nested)?.description;
  return [collection?.entityType, description].filter((part) => part !== undefined).join(': ');
}
