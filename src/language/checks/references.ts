import type { Block, HttpRequest, Span } from '../../http/model.ts';
import { promptsOf } from '../../http/variables/prompts.ts';
import { referencesIn } from '../../http/variables/references.ts';
import { headersWithValues } from '../request/never-sent.ts';
import type { CheckedVariables } from './checked-variables.ts';
import { type Problem, problemAt } from '../problems/problem.ts';
import { lineStartAt } from '../text/source-text.ts';

/** Checks that every `{{reference}}` of a request has a value, except in headers that are never sent. */
export function checkReferences(block: Block, request: HttpRequest, variables: CheckedVariables): Problem[] {
  const at = lineStartAt(block, block.requests[0]?.start ?? request.start);
  const urlParts = request.url?.parts ?? [];
  const define = { at, value: 'value' };
  const prompts = promptsOf(block, request);
  const found = [
    ...urlParts.flatMap((part) => check(part, block, variables, { at, value: emptyId })),
    ...headersWithValues(request).flatMap((header) => check(header, block, variables, define)),
    ...sentLines(block, request).flatMap((span) => check(span, block, variables, define, true)),
  ];
  return found.filter((problem) => !('name' in problem) || !prompts.has(problem.name ?? ''));
}

/** The placeholder for an id until the user writes one, as in the snippets. */
const emptyId = '00000000-0000-0000-0000-000000000000';

function check(
  span: Span,
  { text }: Block,
  variables: CheckedVariables,
  define: { readonly at: number; readonly value: string },
  inBody = false,
): Problem[] {
  const { lookedAt } = variables;
  return referencesIn(text.slice(span.start, span.end)).flatMap(({ start, end, name }) => {
    const place = { start: span.start + start, end: span.start + end };
    const fault = variables.faultOf(name);
    if (fault === undefined) return [];
    switch (fault.code) {
      case 'foreign-variable':
        return [problemAt(place, fault)];
      case 'script-variable':
        return [problemAt(place, { ...fault, define })];
      case 'unknown-variable':
        return [problemAt(place, { ...fault, define, inBody, lookedAt })];
      default:
        return fault satisfies never;
    }
  });
}

/** The parts of a body that are sent: the text between its comments. */
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
