import { distance } from 'fastest-levenshtein';
import { graphVersion } from '../../catalog/url/graph-url.ts';
import { meantBy, type Segment } from '../../catalog/url/path-segments.ts';
import { checkedRoute, deviceNavigation, destinations, segmentsOf, type RouteMatch } from '../../catalog/routes.ts';
import { stateCollections } from '../../catalog/script-collections.ts';

/** The route that a misspelt path means, and what to write instead. */
export interface NearestRoute {
  readonly match: RouteMatch;
  /** The misspelt part, as offsets in the path. */
  readonly start: number;
  readonly end: number;
  /** The text to replace it with. */
  readonly text: string;
  /** Whether the misspelt part is the version: then the path begins with it. */
  readonly isVersion: boolean;
}

/** Misspelt segments of a path, and what was meant. */
interface Spelling {
  readonly segments: readonly string[];
  /** 0 if it is correct. */
  readonly cost: number;
}

const templates: readonly (readonly string[])[] = [...new Set(destinations.map(({ route }) => route.path))]
  .map((path) => path.split('/').slice(1))
  // Shorter templates first: they are what a path may have in common with longer ones.
  .sort((one, other) => one.length - other.length);

/** Longer segments are ids or something else; the cost of comparing is the product of the lengths. */
const longestName = 60;

/**
 * Finds the run-state route that a path of Graph misspells: a wrong, singular or shortened segment, a missing
 * `deviceManagement`, or a version that Graph doesn't have.
 *
 * @param path below the version, if it has one that Graph supports
 * @param hasVersion whether it has one
 * @returns undefined for a route, and for a path that is about something else
 */
export function nearestRoute(path: string, hasVersion: boolean): NearestRoute | undefined {
  const segments = segmentsOf(path);
  const [first] = segments;
  if (first === undefined || segments.length > longestTemplate) return undefined;
  if (!hasVersion && isLikeVersion(meantBy(first.text))) {
    const rest = first.start + first.text.length;
    const match = checkedRoute(path.slice(rest)) ?? nearestName(path.slice(rest))?.match;
    return match && { match, start: first.start, end: rest, text: graphVersion, isVersion: true };
  }
  const found = nearestName(path);
  return found && { ...found, isVersion: false };
}

/** What users write in place of a version: `v1`, `v1.1`, `v2.0`, `Betas`, `bata`; but not `api`. */
const isLikeVersion = (segment: string): boolean =>
  /^v?\d{1,3}(?:\.\d{1,3}){0,2}$/i.test(segment) ||
  /^v\d{0,2}\.?\d{0,2}[-_]?beta$/i.test(segment) ||
  (segment.length <= 7 && distance(segment.toLowerCase(), graphVersion) <= 1) ||
  /^betas?$/i.test(segment);

/** A version, the route, a key and the navigation property after it. */
const longestTemplate = (templates.at(-1)?.length ?? 0) + 3;

function nearestName(path: string): Omit<NearestRoute, 'isVersion'> | undefined {
  const written = segmentsOf(path);
  let best: Spelling | undefined;
  for (const template of templates) {
    const spelling = spellingOf(template, written);
    if (spelling?.cost === 0) return undefined;
    if (spelling && (best === undefined || spelling.cost < best.cost)) best = spelling;
  }
  const match = best && checkedRoute(`/${best.segments.join('/')}`);
  return best && match && { match, ...changed(path, written, best.segments) };
}

/** Reads segments as a misspelling of a template, with what follows it; undefined if they are about something else. */
function spellingOf(template: readonly string[], written: readonly Segment[]): Spelling | undefined {
  const names = written.map(({ text }) => meantBy(text));
  const [root = '', ...below] = template;
  const rootCost = misspelling(root, names[0] ?? '');
  const start = rootCost === undefined ? 0 : 1;
  let cost = rootCost ?? 1;
  for (const [index, part] of below.entries()) {
    const name = names[start + index];
    if (name === undefined) return undefined;
    const partCost = part.startsWith('{') ? 0 : misspelling(part, name);
    if (partCost === undefined) return undefined;
    cost += partCost;
  }
  const rest = written.slice(start + below.length).map(({ text }) => text);
  const [key, navigation] = rest;
  if (rest.length > 2 || (key !== undefined && meantBy(key).startsWith('$'))) return undefined;
  const navigationCost = navigation === undefined ? 0 : misspelling(deviceNavigation, meantBy(navigation));
  if (navigationCost === undefined) return undefined;
  const right = [
    root,
    ...below.map((part, index) => (part.startsWith('{') ? (written[start + index]?.text ?? '') : part)),
    ...(key === undefined ? [] : [key]),
    ...(navigation === undefined ? [] : [deviceNavigation]),
  ];
  return { segments: right, cost: cost + navigationCost };
}

/** The distance of a segment from a name; undefined if it is too far. Graph compares without case. */
function misspelling(name: string, segment: string): number | undefined {
  const [right, typed] = [name.toLowerCase(), segment.toLowerCase()];
  if (typed === right) return 0;
  if (typed.length > longestName) return undefined;
  const letters = typed.replace(/[-_ .]/g, '');
  if (letters === right) return 1;
  // `shellScripts` and `runStates` lack the beginning, `deviceShellScript` the plural.
  const plural = letters.endsWith('s') ? letters : `${letters}s`;
  if (plural.length >= 9 && right.endsWith(plural)) return 2;
  if (stateCollections.includes(name) && plural === right.replace('run', '')) return 2;
  const away = distance(letters, right);
  return away <= (right.length >= 12 ? 2 : 1) ? away : undefined;
}

/** What changes: from the first wrong segment to the last one. Segments in between are kept as written. */
function changed(
  path: string,
  written: readonly Segment[],
  right: readonly string[],
): Pick<NearestRoute, 'start' | 'end' | 'text'> {
  const missing = right.length - written.length;
  const isRight = (index: number): boolean =>
    (written[index - missing]?.text ?? '').toLowerCase() === right[index]?.toLowerCase();
  const wrong = right.map((_, index) => index).filter((index) => !isRight(index));
  const [from = 0, to = 0] = [wrong[0], wrong.at(-1)];
  const first = written[Math.max(0, from - missing)];
  const last = written[to - missing];
  // Only the beginning is missing.
  if (first !== undefined && last === undefined)
    return { start: first.start, end: first.start + first.text.length, text: `${right[0] ?? ''}/${first.text}` };
  const start = first?.start ?? 0;
  const end = last === undefined ? start : last.start + last.text.length;
  let text = from < missing ? `${right[0] ?? ''}/` : '';
  let at = start;
  for (const [index, segment] of written.entries()) {
    const part = right[index + missing];
    if (segment.start < start || segment.start >= end || part === undefined) continue;
    text += path.slice(at, segment.start) + part;
    at = segment.start + segment.text.length;
  }
  return { start, end, text };
}
