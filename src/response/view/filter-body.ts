import { t } from '@vscode/l10n';
import type { JSONPathEnvironment, JSONValue } from 'json-p3';
import { jsonStepsOf } from '../../json/path.ts';
import { spansAt, type JsonLocation } from '../../json/spans.ts';
import { numberText } from '../../texts/number-text.ts';

/** What a path finds in a body. */
export type FilteredBody =
  /** `text`: JSON of the values as they were received, one of them alone, several as a list. */
  | { readonly kind: 'found'; readonly count: number; readonly isCut: boolean; readonly text: string }
  /** A plain sentence: the path is invalid, or the body is too long. */
  | { readonly kind: 'fault'; readonly message: string };

/** Characters of the longest body that is parsed for this: half a second. */
const longestBody = 50_000_000;

/** How many values are shown, and how many characters of them in total: `$..*` finds every value with everything in it. */
const mostValues = 10_000;
const longestResult = 5_000_000;

/** How many levels `..` searches. */
const deepest = 200;

/** How many values are found between two chances for other code to run. */
const valuesPerStep = 200;

/**
 * Finds the values of a path, step by step. The library is json-p3: RFC 9535 with its filters, which it interprets; it never runs code from
 * a path.
 *
 * @param body has to be JSON
 * @param query a JSONPath, or the same without `$` and with `[]` for all items, as jq writes it
 */
export async function filterBody(body: string, query: string): Promise<Iterator<undefined, FilteredBody>> {
  const library = await import('json-p3');
  const environment = new library.JSONPathEnvironment({ maxRecursionDepth: deepest });
  return found(body, query, environment, (error) => error instanceof library.JSONPathRecursionLimitError);
}

function* found(
  body: string,
  query: string,
  environment: JSONPathEnvironment,
  isTooDeep: (error: unknown) => boolean,
): Generator<undefined, FilteredBody> {
  if (body.length > longestBody)
    return { kind: 'fault', message: t('This body is too long to filter. Open it as a document.') };
  const locations: JsonLocation[] = [];
  let isCut = false;
  try {
    for (const { location } of environment.lazyQuery(pathOf(query), JSON.parse(body) as JSONValue)) {
      if (locations.length === mostValues) {
        isCut = true;
        break;
      }
      if (locations.push(location) % valuesPerStep === 0) yield;
    }
  } catch (error) {
    if (isTooDeep(error))
      return { kind: 'fault', message: t`'..' searches ${deepest} levels, and this body has more. Name some of them.` };
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: 'fault', message: t`This isn’t a JSONPath: ${reason}. Try $.value[?@.runState == 'fail'].id` };
  }
  yield;
  const values: string[] = [];
  let length = 0;
  for (const span of spansAt(body, locations)) {
    if (span === undefined) continue;
    length += span.end - span.start;
    if (length > longestResult && values.length > 0) {
      isCut = true;
      break;
    }
    values.push(body.slice(span.start, span.end));
  }
  const [only] = values;
  const text = values.length === 1 && only !== undefined ? only : `[${values.join(',')}]`;
  return { kind: 'found', count: locations.length, isCut, text };
}

/** The JSONPath that is meant by a path with or without `$`: `value[].id`, `.value[0]`, `@odata.nextLink`. */
export function pathOf(query: string): string {
  const path = query.trim().replaceAll('[]', '[*]');
  if (path.startsWith('$')) return path;
  const steps = jsonStepsOf(path.replace(/^\.(?!\.)/, ''));
  if (steps !== undefined)
    return `$${steps
      .map((step) => {
        switch (step.kind) {
          case 'member':
            return `[${JSON.stringify(step.name)}]`;
          case 'item':
            return `[${step.index}]`;
          case 'any':
            return '[*]';
          default:
            return step satisfies never;
        }
      })
      .join('')}`;
  return /^[.[]/.test(path) ? `$${path}` : `$.${path}`;
}

/** `1 value`, `12 values`, `first 10,000 values`. */
export function countText({ count, isCut }: FilteredBody & { readonly kind: 'found' }): string {
  const amount = numberText(count);
  if (isCut) return t`The first of ${amount} or more values`;
  return count === 1 ? t('1 value') : t`${amount} values`;
}
