import { blockAt } from '../../http/file.ts';
import { resolveUrl } from '../../http/variables/resolved-url.ts';
import type { Block, HttpFile, HttpRequest, Span } from '../../http/model.ts';
import { noNamedExchanges, type NamedExchanges } from '../../http/messages/message-value.ts';
import { noOuterVariables, type OuterVariables } from '../../http/variables/outer-variables.ts';
import { variablesOf, type Variables } from '../../http/variables/variables.ts';
import { bodyType, graphRequestOf } from '../request/graph-request.ts';
import { isHidden } from '../variables/hidden-variables.ts';
import { bodyHover } from './body.ts';
import { directiveHover } from './directive.ts';
import { foreignHover } from './foreign.ts';
import { headerHover } from './header.ts';
import type { HoverContent } from './markdown.ts';
import { methodHover } from './operations.ts';
import { urlHover } from './url.ts';
import { needsNoValues } from '../request/never-sent.ts';
import { promptsOf } from '../../http/variables/prompts.ts';
import { promptHover } from '../messages.ts';
import { variableHover } from './variable.ts';
import { referenceAt } from '../navigation/variable-places.ts';

/** The content of a hover, and the part of the text that it is for. */
export interface Hover {
  /** Index of the block that the span is in. */
  readonly index: number;
  readonly span: Span;
  /** Markdown without commands and without HTML; text of the file is only in code spans and blocks. */
  readonly markdown: string;
}

/**
 * Describes the place at an offset of the file: a method, a segment, a header, a property, a value, a variable.
 *
 * @param outer the variables around the file
 * @param named the named requests of the file
 * @param sender name of the account that requests are sent as; undefined if not signed in, or for the sandbox
 */
export function hoverAt(
  file: HttpFile,
  offset: number,
  outer: OuterVariables = noOuterVariables,
  sender?: string,
  named: NamedExchanges = noNamedExchanges,
): Hover | undefined {
  const index = blockAt(file, offset);
  const block = file.blocks[index];
  if (block === undefined) return undefined;
  const at = offset - (file.starts[index] ?? 0);
  const variables = variablesOf(file, outer, undefined, isHidden);
  const reference = referenceAt(block, at);
  const place = placeHover(block, at, variables, sender);
  if (reference === undefined || isInUnsentHeader(block, at))
    return place && { index, span: place, markdown: place.markdown };
  // The value, then what the value is for.
  const request = block.requests.find((candidate) => touches(candidate, at));
  const prompt = request && promptsOf(block, request).get(reference.name);
  const markdown = prompt ? promptHover(prompt) : variableHover(file, reference.name, variables, outer, named);
  const both = place === undefined ? markdown : `${markdown}\n\n---\n\n${place.markdown}`;
  return { index, span: reference, markdown: both };
}

const touches = ({ start, end }: Span, at: number): boolean => start <= at && at <= end;

/** Whether the value of a variable is irrelevant here, because it isn't sent. */
const isInUnsentHeader = ({ requests }: Block, at: number): boolean =>
  requests.some((request) => request.headers.some((header) => touches(header, at) && needsNoValues(header.name.text)));

function placeHover(
  block: Block,
  at: number,
  variables: Variables,
  sender: string | undefined,
): HoverContent | undefined {
  const directive = block.directives.find((candidate) => touches(candidate, at));
  if (directive) {
    const markdown = directiveHover(directive);
    return markdown === undefined ? undefined : { ...directive, markdown };
  }
  const foreign = block.foreign.find((candidate) => touches(candidate, at));
  const markdown = foreign && foreignHover(foreign.kind);
  if (foreign && markdown !== undefined) return { start: foreign.start, end: foreign.end, markdown };
  const request = block.requests.find((candidate) => touches(candidate, at));
  return request && requestHover(block, request, at, variables, sender);
}

function requestHover(
  block: Block,
  request: HttpRequest,
  at: number,
  variables: Variables,
  sender: string | undefined,
): HoverContent | undefined {
  const graphRequest = graphRequestOf(request, variables);
  if (graphRequest === undefined) return undefined;
  const { method, url, headers, body } = request;
  if (method && touches(method, at)) return { ...method, markdown: methodHover(graphRequest) };
  if (url && touches(url, at)) {
    const resolved = resolveUrl(url, variables);
    const place = resolved.spanAt(at);
    const part = place && urlHover(resolved.text, place, graphRequest);
    return part && { ...resolved.sourceOf(part), markdown: part.markdown };
  }
  const header = headers.find((candidate) => touches(candidate, at));
  if (header) {
    const { start, end } = touches(header.name, at) ? header.name : header;
    const markdown = headerHover(header.name.text, sender);
    return markdown === undefined ? undefined : { start, end, markdown };
  }
  if (body?.kind !== 'text' || !touches(body, at)) return undefined;
  return bodyHover(block, body, bodyType(graphRequest), variables, at);
}
