import { t } from '@vscode/l10n';
import { entityTypes, type EntityType, type Route } from '../catalog/index.ts';
import { deviceManagement, scriptCollectionNamed } from '../catalog/script-collections.ts';

/** The path of a route as people tell routes apart: without what all of them share, an ellipsis for each parameter. */
export const routeLabel = (path: string): string => withoutParameters(path.replace(`/${deviceManagement.name}/`, ''));

/** A path, or the rest of one, with an ellipsis for each parameter. */
export const withoutParameters = (path: string): string => path.replace(/\{\w+\}/g, '…');

/** A collection that an entity can be created in, as a question shows it. */
export interface RouteChoice {
  readonly route: Route;
  readonly label: string;
  /** The type of the scripts, which tells choices apart, and what the collection holds, in Microsoft's words. */
  readonly detail: string;
  /** Whether only the metadata knows the route; empty where a reference page does. */
  readonly note: string;
}

/** The collections that an entity can be created in, the best known first. */
export const routeChoicesOf = (entityType: EntityType): RouteChoice[] =>
  entityType.routes.map((route) => ({
    route,
    label: routeLabel(route.path),
    detail: descriptionOf(route),
    note: route.sources.some((id) => id === entityType.createPage) ? '' : t('in the metadata only'),
  }));

function descriptionOf({ path }: Route): string {
  const [, , script = '', , ...below] = path.split('/');
  const collection = scriptCollectionNamed(script);
  const [first = '', , nested] = below;
  const navigation = entityTypes.flatMap(({ navigationProperties }) => navigationProperties);
  const description =
    nested === undefined ? collection?.contains[first] : navigation.find(({ name }) => name === nested)?.description;
  return [collection?.entityType, description].filter((part) => part !== undefined).join(': ');
}
