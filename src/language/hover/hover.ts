import { t } from '@vscode/l10n';
import { requestHeaderNamed } from '../../catalog/headers.ts';
import { blockAt } from '../../http/file.ts';
import { resolveUrl } from '../../http/variables/resolved-url.ts';
import type { Block, HttpFile, HttpRequest, Span } from '../../http/model.ts';
import { noOuterVariables, type OuterVariables } from '../../http/variables/outer-variables.ts';
import { variablesOf, type Variables } from '../../http/variables/variables.ts';
import { bodyEntityType, graphRequestOf } from '../graph-request.ts';
import { isHidden } from '../hidden-variables.ts';
import { bodyHover } from './body.ts';
import { directiveHover } from './directive.ts';
import { codeBlock, paragraphs, plain, sourceLine, type HoverContent } from './markdown.ts';
import { methodHover } from './operations.ts';
import { urlHover } from './url.ts';
import { variableHover } from './variable.ts';
import { referenceAt } from '../navigation/variable-navigation.ts';

/** What a hover shows, and for which part of the text. */
export interface Hover {
  /** Index of the block that the span is in. */
  readonly index: number;
  readonly span: Span;
  /** Markdown without commands and without HTML; text of the file stands in it as code only. */
  readonly markdown: string;
}

/**
 * What is known of the place at an offset of the file: a method, a segment, a header, a property, a value, a variable.
 *
 * @param outer the variables around the file
 */
export function hoverAt(file: HttpFile, offset: number, outer: OuterVariables = noOuterVariables): Hover | undefined {
  const index = blockAt(file, offset);
  const block = file.blocks[index];
  if (block === undefined) return undefined;
  const at = offset - (file.starts[index] ?? 0);
  const variables = variablesOf(file, outer, undefined, isHidden);
  const reference = referenceAt(block, at);
  const place = placeHover(block, at, variables);
  if (reference === undefined) return place && { index, span: place, markdown: place.markdown };
  // The value, then what the value is for.
  const markdown = variableHover(file, reference.name, variables, outer);
  const both = place === undefined ? markdown : `${markdown}\n\n---\n\n${place.markdown}`;
  return { index, span: reference, markdown: both };
}

const touches = ({ start, end }: Span, at: number): boolean => start <= at && at <= end;

function placeHover(block: Block, at: number, variables: Variables): HoverContent | undefined {
  const directive = block.directives.find((candidate) => touches(candidate, at));
  if (directive) {
    const markdown = directiveHover(directive);
    return markdown === undefined ? undefined : { ...directive, markdown };
  }
  const request = block.requests.find((candidate) => touches(candidate, at));
  return request && requestHover(block, request, at, variables);
}

function requestHover(block: Block, request: HttpRequest, at: number, variables: Variables): HoverContent | undefined {
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
  if (header) return headerHover(header.name.text, touches(header.name, at) ? header.name : header);
  if (body?.kind !== 'text' || !touches(body, at)) return undefined;
  return bodyHover(block, body, bodyEntityType(graphRequest), variables, at);
}

function headerHover(name: string, span: Span): HoverContent | undefined {
  const header = requestHeaderNamed(name);
  return (
    header && {
      start: span.start,
      end: span.end,
      markdown: paragraphs(
        codeBlock('typescript', t`(request header) ${header.name}`),
        plain(header.description),
        sourceLine(header.sources),
      ),
    }
  );
}
