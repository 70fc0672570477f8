import { findNodeAtOffset, type Node } from 'jsonc-parser';
import { maskedBody } from '../../http/body-text.ts';
import { blockAt } from '../../http/file.ts';
import type { Block, Body, Header, HttpFile, HttpRequest, Span, Url } from '../../http/model.ts';
import { readBodyJson } from '../body-json.ts';
import { referenceAt } from './variable-places.ts';

/** The spans around a cursor, each inside the next. */
export interface SelectionSpans {
  /** Index of the block that the spans are in. */
  readonly index: number;
  /** From the smallest to the whole block. */
  readonly spans: readonly Span[];
}

/** The steps of "expand selection" at an offset: value, member, object, body, request, block; or segment, URL, line. */
export function selectionSpansAt(file: HttpFile, offset: number): SelectionSpans {
  const index = blockAt(file, offset);
  const block = file.blocks[index];
  if (block === undefined) return { index, spans: [] };
  const at = offset - (file.starts[index] ?? 0);
  const reference = referenceAt(block, at);
  const request = block.requests.find((candidate) => touches(candidate, at));
  const definition = block.mayDefine ? block.variables.find((candidate) => touches(candidate, at)) : undefined;
  const spans: readonly Span[] = [
    ...(reference ? [inner(reference, 2), reference] : []),
    ...(definition ? [definition.name, definition.value, definition] : []),
    ...(request ? [...requestSpans(block, request, at), request] : []),
    { start: 0, end: block.text.trimEnd().length },
    { start: 0, end: block.text.length },
  ];
  return { index, spans: nested(spans, at) };
}

const touches = ({ start, end }: Span, at: number): boolean => start <= at && at <= end;

const inner = ({ start, end }: Span, width: number): Span => ({ start: start + width, end: end - width });

/** The spans that contain the cursor and each other, without duplicates. */
function nested(spans: readonly Span[], at: number): Span[] {
  const chain: Span[] = [];
  for (const { start, end } of spans) {
    const last = chain.at(-1);
    if (start > at || at > end) continue;
    if (last && (start > last.start || end < last.end || (start === last.start && end === last.end))) continue;
    chain.push({ start, end });
  }
  return chain;
}

function requestSpans(
  block: Block,
  { start, method, url, headers, body, httpVersion, response }: HttpRequest,
  at: number,
): Span[] {
  const line = { start, end: httpVersion?.end ?? url?.end ?? method?.end ?? start };
  const first = headers[0];
  const header = headers.find((candidate) => touches(candidate, at));
  return [
    ...(method ? [method] : []),
    ...(url ? urlSpans(url, at) : []),
    ...(header && first ? headerSpans(header, { start: first.start, end: headers.at(-1)?.end ?? first.end }) : []),
    line,
    // Not the whole head if the cursor is in the body: the two don't overlap.
    ...(body && touches(body, at) ? bodySpans(block, body, at) : [{ start, end: headers.at(-1)?.end ?? line.end }]),
    ...(response ? [response] : []),
  ];
}

const headerSpans = (header: Header, all: Span): Span[] => [header.name, header.value, header, all];

/** Segment or query option, then path or query, then the URL's part on that line, then the whole URL. */
function urlSpans(url: Url, at: number): Span[] {
  const part = url.parts.find((candidate) => touches(candidate, at));
  if (part === undefined) return [url];
  const piece = (pattern: RegExp): Span[] =>
    Array.from(part.text.matchAll(pattern), ({ 0: { length }, index }) => ({
      start: part.start + index,
      end: part.start + index + length,
    }));
  const queryStart = part.text.search(/[?&]/);
  const path = { start: part.start, end: queryStart === -1 ? part.end : part.start + queryStart };
  const query = queryStart === -1 ? [] : [{ start: part.start + queryStart + 1, end: part.end }];
  return [...piece(/[^/?&=()']+/g), ...piece(/[^/?&]+/g), path, ...query, part, url];
}

function bodySpans(block: Block, body: Body, at: number): Span[] {
  const spans: Span[] = [];
  if (body.kind === 'text') {
    const { root, spanOf } = readBodyJson(block.text, maskedBody(block, body), undefined);
    let node: Node | undefined = root && findNodeAtOffset(root, at - body.start, true);
    for (; node; node = node.parent) {
      const { start, end } = spanOf(node);
      // In broken JSON a node may extend past the end.
      const span = { start, end: Math.min(end, body.end) };
      // The text between quotes or brackets comes before the one with them.
      const isClosed = span.end - span.start >= 2 && /^(string|object|array)$/.test(node.type);
      if (isClosed) spans.push(inner(span, 1));
      spans.push(span);
    }
  }
  return [...spans, body];
}
