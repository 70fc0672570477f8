import { urlSegment, type SegmentFault, type UrlSegment } from '../../http/escape/url-segment.ts';
import { fillPlaceholders } from '../../language/request/placeholders.ts';
import { hasReference, referencesIn } from '../../http/variables/references.ts';
import { substitute, unfilledIn, type Unfilled, type Variables } from '../../http/variables/variables.ts';

/** A request whose URL, headers and body may refer to variables. */
export interface WrittenRequest {
  /** May also have placeholders. */
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string | undefined;
  /** Whether braces in the body are text: it is a file that has no variables. */
  readonly bodyIsLiteral: boolean;
}

/** Values for the `{placeholder}`s of a URL, by name. */
export type PlaceholderValues = ReadonlyMap<string, string>;

/** Fills in the variables, then the values of placeholders; what has no value stays. */
export const filledRequest = (
  { url, headers, body, bodyIsLiteral }: WrittenRequest,
  variables: Pick<Variables, 'get'>,
  values: ReadonlyMap<string, UrlSegment> = new Map(),
): WrittenRequest => ({
  url: fillPlaceholders(substitute(url, variables), values),
  headers: headers.map((header) => filledHeader(header, variables)),
  body: body === undefined || bodyIsLiteral ? body : substitute(body, variables),
  bodyIsLiteral,
});

/** A single variable may hold a whole header; the file then has only its reference. */
function filledHeader(
  [name, value]: WrittenRequest['headers'][number],
  variables: Pick<Variables, 'get'>,
): WrittenRequest['headers'][number] {
  if (!hasReference(name)) return [name, substitute(value, variables)];
  const filled = substitute(name, variables);
  const colon = value === '' && !hasReference(filled) ? filled.indexOf(':') : -1;
  return colon === -1
    ? [filled.trim(), substitute(value, variables)]
    : [filled.slice(0, colon).trim(), filled.slice(colon + 1).trim()];
}

/** What a request refers to, each name once. */
export const referencesOf = (request: WrittenRequest): string[] => [
  ...new Set(textsOf(request).flatMap((text) => referencesIn(text).map(({ name }) => name))),
];

/** What still looks like a reference in a request after its values are filled in. */
export const unfilledOf = (request: WrittenRequest, variables: Pick<Variables, 'get'>): Unfilled[] =>
  textsOf(request).flatMap((text) => unfilledIn(text, variables));

/** The parts that may hold references. */
const textsOf = ({ url, headers, body, bodyIsLiteral }: WrittenRequest): string[] => [
  url,
  ...headers.flatMap(([name, value]) => (hasReference(name) ? [name, value] : [value])),
  ...(body === undefined || bodyIsLiteral ? [] : [body]),
];

/** The values of placeholders as segments of a path, or the first that can't be one. */
export function segmentsFor(
  values: PlaceholderValues,
): ReadonlyMap<string, UrlSegment> | { readonly name: string; readonly fault: SegmentFault } {
  const segments = new Map<string, UrlSegment>();
  for (const [name, value] of values) {
    const segment = urlSegment(value);
    if (typeof segment !== 'string') return { name, fault: segment.fault };
    segments.set(name, segment);
  }
  return segments;
}
