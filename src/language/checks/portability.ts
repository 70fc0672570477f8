import { clouds, type Cloud } from '../../catalog/index.ts';
import { graphVersion } from '../../catalog/url/graph-url.ts';
import { isBlockComment } from '../../http/line-kinds.ts';
import { lastStartingBy, linesOf, linesTouching } from '../../http/lines.ts';
import type { Block, HttpRequest, Span, Text } from '../../http/model.ts';
import type { GraphRequest } from '../request/graph-request.ts';
import { prologueStart } from '../request/prologue.ts';
import { type Problem, problemAt } from '../problems/problem.ts';
import type { PortabilityConstruct } from '../problems/families/portability.ts';
import { firstLineOf, lineStartAt, SourceText, wholeLines } from '../text/source-text.ts';

const notPortable = (span: Span, construct: PortabilityConstruct): Problem =>
  problemAt(span, { code: 'not-portable', construct });

/** What other tools read differently in a block, whichever of its requests goes to Graph. */
export function checkBlockPortability(block: Block): Problem[] {
  const { text, title, requests } = block;
  // In a block with one request and no such comment, no lines have to be checked.
  const lines = requests.length > 1 || text.includes('/*') ? linesOf(text, block.lineStarts) : [];
  const problems = blockComments(lines, block).map((comment) =>
    notPortable(firstLineOf(comment, block), { kind: 'block-comment', comment }),
  );
  const hashes = /^([ \t]+)#+/.exec(text);
  // In a fence in a list or a quote, all lines are indented.
  const isIndented = title && hashes && !new SourceText(text, block.lineStarts).indentation.startsWith(hashes[1] ?? '');
  if (isIndented) problems.push(notPortable({ start: 0, end: hashes[0].length }, { kind: 'indented-separator' }));
  for (const { start, end } of block.directives) {
    const at = start + text.slice(start, end).search(/#@/);
    if (at >= start && text.slice(start, at).trim() === '')
      problems.push(notPortable({ start: at, end }, { kind: 'directive-without-space' }));
  }
  for (const request of requests.slice(1)) {
    const at = prologueStart(lines, block, request);
    problems.push(notPortable(request.method ?? request, { kind: 'no-separator', at }));
  }
  const top = lineStartAt(block, requests[0]?.start ?? 0);
  // In other tools, a paragraph continues to the next blank line.
  const apart = block.foreign.some(({ end }) => end <= top && /^(?:\r\n|\n|\r)?$/.test(text.slice(end, top)));
  const excluded = new Set(requests.flatMap(({ body }) => body?.excluded.map(({ start }) => start) ?? []));
  for (const variable of block.variables)
    if (excluded.has(variable.start))
      problems.push(notPortable(trimmed(variable, text), { kind: 'variable-in-body', at: top, apart }));
  return problems;
}

/** What other tools read differently in a request to Graph. */
export function checkRequestPortability(
  block: Block,
  request: HttpRequest,
  { url: { cloud: host, version } }: GraphRequest,
  target: Cloud | undefined,
): Problem[] {
  const { method, url } = request;
  const problems: Problem[] = [];
  if (method && method.text !== method.text.toUpperCase())
    problems.push(notPortable(method, { kind: 'lower-case-method', method: method.text }));
  const [first, ...others] = url?.parts ?? [];
  const pathLines = others.slice(
    0,
    firstIndex(others, ({ text }) => !text.startsWith('/')),
  );
  const [firstLine] = pathLines;
  if (first && firstLine)
    problems.push(notPortable(firstLine, { kind: 'path-on-next-line', lines: pathLines, at: first.end }));
  // A `Host` header completes it for other tools too.
  const hasHost = request.headers.some(({ name }) => name.text.toLowerCase() === 'host');
  if (url && host === undefined && url.value.startsWith('/') && !hasHost) {
    const root = `${(target ?? clouds[0])?.graphRoot ?? ''}${version === undefined ? `/${graphVersion}` : ''}`;
    const certain = target !== undefined;
    problems.push(notPortable(first ?? url, { kind: 'relative-url', root, certain }));
  }
  const blank = blankLinesBeforeBody(block, request);
  if (request.body && blank.length > 0)
    problems.push(notPortable(firstLineOf(request.body, block), { kind: 'blank-lines-before-body', lines: blank }));
  return problems;
}

const firstIndex = <T>(items: readonly T[], matches: (item: T) => boolean): number => {
  const index = items.findIndex(matches);
  return index === -1 ? items.length : index;
};

const trimmed = ({ start, end }: Span, text: string): Span => {
  const source = text.slice(start, end);
  return { start: start + source.search(/\S|$/), end: start + source.trimEnd().length };
};

/** The comments between slash-star and star-slash above the first request, as the parser skips them. */
function blockComments(lines: readonly Text[], { foreign, requests }: Block): Span[] {
  const found: Span[] = [];
  const limit = requests[0]?.start ?? 0;
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index];
    if (line === undefined || line.start >= limit) break;
    if (!isBlockComment(line) || line.start < (lastStartingBy(foreign, line.start)?.end ?? 0)) continue;
    while (index < lines.length - 1 && lines[index]?.text.includes('*/') === false) index++;
    found.push({ start: line.start + line.text.search(/\S/), end: lines[index]?.end ?? line.end });
  }
  return found;
}

/** The blank lines between the headers and the body, except for the first, each with its line break. */
function blankLinesBeforeBody(block: Block, { url, headers, body }: HttpRequest): Span[] {
  const above = (headers.at(-1) ?? url)?.end;
  if (above === undefined || body === undefined) return [];
  const lines = linesTouching({ start: above, end: body.start }, block);
  // A blank line in a comment of several lines doesn't count here, and how other tools read it is unknown.
  if (lines.some(isBlockComment)) return [];
  return lines
    .filter((line) => line.start > above && line.end < body.start && line.text.trim() === '')
    .slice(1)
    .map((line) => wholeLines(block, line));
}
