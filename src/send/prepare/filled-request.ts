import { fillPlaceholders } from '../../http/placeholders.ts';
import { referencesIn } from '../../http/references.ts';
import { substitute, type Variables } from '../../http/variables.ts';

/** A request whose URL, headers and body may refer to variables. */
export interface RequestText {
  /** May have placeholders, too. */
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string | undefined;
  /** Whether braces in the body are text: it is a file that has no variables. */
  readonly bodyIsLiteral: boolean;
}

/** Values for the `{placeholder}`s of a URL, by name. */
export type PlaceholderValues = ReadonlyMap<string, string>;

/** Puts the variables in, then the values of placeholders; what has no value stays. */
export const filledRequest = (
  { url, headers, body, bodyIsLiteral }: RequestText,
  variables: Pick<Variables, 'get'>,
  values: PlaceholderValues,
): RequestText => ({
  url: fillPlaceholders(substitute(url, variables), values),
  headers: headers.map(([name, value]) => [name, substitute(value, variables)]),
  body: body === undefined || bodyIsLiteral ? body : substitute(body, variables),
  bodyIsLiteral,
});

/** What a request refers to, each name once. */
export const referencesOf = ({ url, headers, body, bodyIsLiteral }: RequestText): string[] => [
  ...new Set(
    [url, ...headers.map(([, value]) => value), ...(body === undefined || bodyIsLiteral ? [] : [body])].flatMap(
      (text) => referencesIn(text).map(({ name }) => name),
    ),
  ),
];
