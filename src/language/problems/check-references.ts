import { isDynamic } from '../../http/dynamic-values.ts';
import type { Block, HttpRequest, Span } from '../../http/model.ts';
import { referencesIn } from '../../http/references.ts';
import type { Variables } from '../../http/variables.ts';
import { foreignKind } from '../missing-variables.ts';
import type { CheckedVariables } from './checked-variables.ts';
import { nearest } from './nearest.ts';
import type { Problem } from './problem.ts';
import { problemAt } from './severity.ts';
import { lineStartAt } from './source-text.ts';

/** Checks that every `{{reference}}` of a request has a value. */
export function checkReferences(block: Block, request: HttpRequest, variables: CheckedVariables): Problem[] {
  if (!block.text.includes('{{')) return [];
  const at = lineStartAt(block.text, block.requests[0]?.start ?? request.start);
  const urlParts = request.url?.parts ?? [];
  const inUrl = urlParts.flatMap((part) => check(part, block, variables, { at, value: emptyId }));
  const elsewhere = [...request.headers, ...sentLines(block, request)];
  return [...inUrl, ...elsewhere.flatMap((span) => check(span, block, variables, { at, value: 'value' }))];
}

/** What stands for an id until somebody writes one, as in the snippets. */
const emptyId = '00000000-0000-0000-0000-000000000000';

function check(
  span: Span,
  { text }: Block,
  { all: variables, shown, lookedAt }: CheckedVariables,
  define: { readonly at: number; readonly value: string },
): Problem[] {
  return referencesIn(text.slice(span.start, span.end)).flatMap(({ start, end, name }) => {
    const place = { start: span.start + start, end: span.start + end };
    const value = variables.get(name);
    const nested = value === undefined ? undefined : referencesIn(value)[0]?.name;
    if (value !== undefined && nested === undefined) return [];
    const missing = nested ?? name;
    // Where the process environment is not looked at, as on the command line, nobody can say what is in it.
    if (isDynamic(missing) || (missing.startsWith(fromProcess) && !lookedAt.process)) return [];
    const through = nested === undefined ? undefined : name;
    // A value that is not shown is not quoted in parts either.
    const inShown = referencesIn(shown.get(name) ?? '');
    if (nested !== undefined && inShown.every((other) => other.name !== nested)) {
      const holder = inShown.find((other) => variables.get(other.name)?.includes('{{'))?.name ?? name;
      const nothing = { name: undefined, suggestion: undefined, define, lookedAt };
      return [problemAt(place, { code: 'unknown-variable', through: holder, ...nothing })];
    }
    const kind = foreignKind(missing);
    if (kind !== undefined) return [problemAt(place, { code: 'foreign-variable', name: missing, kind })];
    const known = [...variables.keys()].filter(
      (candidate) => candidate !== name && isNearby(candidate, name, variables),
    );
    const near = through === undefined ? nearest(name, known) : undefined;
    // One that has no value either would be no help.
    const suggestion = near === undefined || referencesIn(variables.get(near) ?? '').length > 0 ? undefined : near;
    return [problemAt(place, { code: 'unknown-variable', name: missing, through, suggestion, define, lookedAt })];
  });
}

const fromProcess = '$processEnv ';

/** Whether a variable may be what was meant: hundreds of the process environment are not, unless that was asked for. */
const isNearby = (candidate: string, name: string, variables: Variables): boolean =>
  candidate.startsWith('$') ? name.startsWith('$') : !variables.has(fromProcess + candidate);

/** The parts of a body that are sent: what stands between its comments. */
function sentLines({ text }: Block, { body }: HttpRequest): Span[] {
  if (body === undefined || !text.slice(body.start, body.end).includes('{{')) return [];
  const spans: Span[] = [];
  let start = body.start;
  for (const excluded of body.excluded) {
    spans.push({ start, end: excluded.start });
    start = excluded.end;
  }
  return [...spans, { start, end: body.end }];
}
