import { entityTypes } from '../../catalog/index.ts';
import { meantBy } from '../../catalog/path-segments.ts';
import { segmentsOf } from '../../catalog/routes.ts';
import { deviceManagement, scriptCollectionNamed, type ScriptCollection } from '../../catalog/script-collections.ts';
import type { Span } from '../../http/model.ts';
import { nearest } from '../text/wording.ts';

/** A path to run states that no route has. The span, in the path, is what is not known. */
export interface UnknownPath extends Span {
  /** The collection of scripts that it is in. */
  readonly collection: string;
  /** What there is below a script of that collection. */
  readonly known: readonly string[];
  /** What the segment at the span most likely means. */
  readonly suggestion: string | undefined;
  /** The reference page of the run states in that collection. */
  readonly page: string;
}

/** What a script has of run states, in every collection. */
const statesAnywhere = /^(device|user)RunStates$/i;

/**
 * Why a path that matches no route is none of the run states.
 *
 * @param path below the version
 * @returns undefined for a path that is about something else
 */
export function unknownRunStatePath(path: string): UnknownPath | undefined {
  const segments = segmentsOf(path).map(({ text, start }) => ({ text: meantBy(text), start, length: text.length }));
  const [root, scripts, script, states, , below] = segments;
  const collection = scripts && scriptCollectionNamed(scripts.text);
  if (
    root?.text.toLowerCase() !== deviceManagement.name.toLowerCase() ||
    collection === undefined ||
    script === undefined
  )
    return undefined;
  const facts = factsOf(collection);
  // The id was left out, and what should stand behind it took its place.
  if (states === undefined && statesAnywhere.test(script.text))
    return { ...facts, start: script.start, end: script.start + script.length, suggestion: undefined };
  // Functions, casts and `$count` are OData's; a device behind the states leads to other parts of Graph.
  if (states === undefined || segments.slice(3).some(({ text }) => /^\$|\.|^managedDevice$/i.test(text)))
    return undefined;
  const names = Object.keys(collection.contains);
  const isKnown = names.some((name) => name.toLowerCase() === states.text.toLowerCase());
  const suggestion = isKnown ? undefined : nearest(states.text, names);
  if (!isKnown && suggestion === undefined && !statesAnywhere.test(states.text)) return undefined;
  const unknown = isKnown && below ? below : states;
  return { ...facts, start: unknown.start, end: unknown.start + unknown.length, suggestion };
}

function factsOf(collection: ScriptCollection): Pick<UnknownPath, 'collection' | 'known' | 'page'> {
  const prefix = `/${deviceManagement.name}/${collection.name}/`;
  const own = entityTypes.flatMap(({ routes, resourcePage }) =>
    routes.filter(({ path }) => path.startsWith(prefix)).map(({ path }) => ({ path, resourcePage })),
  );
  return {
    collection: collection.name,
    // Below `{deviceShellScriptId}/`.
    known: own.map(({ path }) =>
      path
        .slice(prefix.length)
        .replace(/^\{\w+\}\//, '')
        .replace(/\{\w+\}/g, '{id}'),
    ),
    page: own[0]?.resourcePage ?? '',
  };
}
