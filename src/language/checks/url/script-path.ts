import { meantBy } from '../../../catalog/url/path-segments.ts';
import { destinations, segmentsOf, type Destination } from '../../../catalog/routes.ts';
import { deviceManagement, scriptCollectionNamed } from '../../../catalog/script-collections.ts';
import type { Span } from '../../../http/model.ts';
import { nearest } from '../../text/wording.ts';

/** A path to scripts, or below one, that matches no route. The span, in the path, is the unknown part. */
export interface UnknownPath extends Span {
  /** The collection of scripts that it is in. */
  readonly collection: string;
  /** The routes below a script of that collection. */
  readonly known: readonly string[];
  /** What the segment at the span most likely means. */
  readonly suggestion: string | undefined;
  /** The reference page of the type in that collection. */
  readonly page: string;
}

/**
 * Finds what is wrong with a path to scripts that matches no route.
 *
 * @param path below the version
 * @returns undefined for a path that is about something else
 */
export function unknownScriptPath(path: string): UnknownPath | undefined {
  const segments = segmentsOf(path).map(({ text, start }) => ({ text: meantBy(text), start, length: text.length }));
  const [root, scripts, script, below, , deeper] = segments;
  const collection = scripts && scriptCollectionNamed(scripts.text);
  if (
    root?.text.toLowerCase() !== deviceManagement.name.toLowerCase() ||
    collection === undefined ||
    script === undefined
  )
    return undefined;
  const all = destinationsBelow(collection.name);
  const known = all.map(({ rest }) => rest.replace(/\{\w+\}/g, '{id}'));
  const facts = { collection: collection.name, known: [...new Set(known)], page: all[0]?.page ?? '' };
  const names = [...new Set(all.map(({ rest }) => rest.split('/', 1)[0] ?? ''))];
  const isName = (text: string): boolean => names.some((name) => name.toLowerCase() === text.toLowerCase());
  // The id is missing, and the segment that should follow it is in its place.
  if (below === undefined && isName(script.text))
    return { ...facts, start: script.start, end: script.start + script.length, suggestion: undefined };
  // Casts and `$count` are OData's; the device of a state leads to other parts of Graph.
  if (below === undefined || segments.slice(2).some(({ text }) => /^\$|\.|^managedDevice$/i.test(text)))
    return undefined;
  const suggestion = isName(below.text) ? undefined : nearest(below.text, names);
  const unknown = isName(below.text) && deeper ? deeper : below;
  return { ...facts, start: unknown.start, end: unknown.start + unknown.length, suggestion };
}

/** The known paths below a script of a collection, without that script's key. */
function destinationsBelow(collection: string): { readonly rest: string; readonly page: string }[] {
  const prefix = new RegExp(`^/${deviceManagement.name}/${collection}/\\{\\w+\\}/`);
  const isRoute = ({ resource }: Destination): boolean => resource !== 'entity' && resource !== 'managedDevice';
  return destinations
    .filter((destination) => isRoute(destination) && prefix.test(destination.route.path))
    .map(({ route, entityType }) => ({ rest: route.path.replace(prefix, ''), page: entityType.resourcePage }))
    .sort((a, b) => order(a.rest) - order(b.rest));
}

/** Run states first: they are what this extension is for. */
const order = (rest: string): number => (rest.includes('RunStates') ? 0 : 1);
