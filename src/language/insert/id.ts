import { lastAtOrBefore, linesOf } from '../../http/lines.ts';
import { asWritten, commentLine, requestText, type RequestText } from '../../http/escape/request-text.ts';
import type { UrlSegment } from '../../http/escape/url-segment.ts';
import type { Block, Edit, Span, Text } from '../../http/model.ts';
import type { Variables } from '../../http/variables/variables.ts';
import { editOnPage } from '../markdown/blocks.ts';
import { placeholdersIn } from '../request/placeholders.ts';
import { indented } from '../problems/fix.ts';
import { prologueStart } from '../request/prologue.ts';
import type { PlacedRequest } from '../request/request-at.ts';
import { SourceText } from '../text/source-text.ts';

/** An id that was picked by name. */
export interface PickedId {
  readonly id: UrlSegment;
  /** Any text; empty if it has none. */
  readonly name: string;
  /** Its name in the file: `deviceShellScriptId`, or that of a placeholder. */
  readonly label: string;
}

/** How to write an id into a file: in the URL with its name in a comment, or as a variable that the URL refers to. */
export type InsertedAs = 'comment' | 'variable';

/** An id that belongs in the file in place of a placeholder. */
export interface IdToInsert {
  readonly placeholder: string;
  readonly picked: PickedId;
  readonly as: InsertedAs;
}

/** A request, and where in its block the id belongs. */
export interface IdPlace {
  readonly placed: PlacedRequest;
  readonly spans: readonly Span[];
}

/** Where a placeholder is in a request's URL; undefined if it isn't there literally: a variable may hold it. */
export function idPlaceOf(placed: PlacedRequest, name: string): IdPlace | undefined {
  const spans = (placed.request.url?.parts ?? []).flatMap(({ text, start }) =>
    placeholdersIn(text)
      .filter((placeholder) => placeholder.name === name)
      .map((placeholder) => {
        // An empty key keeps its quotes around the id.
        const quotes = text.slice(placeholder.start, placeholder.end) === "''" ? 1 : 0;
        return { start: start + placeholder.start + quotes, end: start + placeholder.end - quotes };
      }),
  );
  return spans.length === 0 ? undefined : { placed, spans };
}

/**
 * The edits that write an id into requests, with its name in a comment above each of them, or above the variable that holds it.
 * Whatever the name is, it stays one comment.
 *
 * @param places in the order of the file
 * @param variables that the file has already, its own and those around it
 * @returns in offsets of the file and in its order
 */
export function idEdits(
  places: readonly IdPlace[],
  { id, name, label }: PickedId,
  as: InsertedAs,
  variables: Variables,
): Edit[] {
  const word = wordOf(label);
  const variable = as === 'variable' ? variableFor(word, id, variables) : undefined;
  const inUrl = variable === undefined ? requestText`${id}` : asWritten(`{{${variable.name}}}`);
  const note = name.trim() === '' ? [] : [commentLine(`${word}: ${name}`)];
  let isDefined = variable?.isDefined ?? false;
  const known = new Map<Block, BlockLines>();
  return places.flatMap(({ placed, spans }) => {
    const definition = variable && !isDefined ? [requestText`@${asWritten(variable.name)} = ${id}`] : [];
    const above = variable && isDefined ? [] : [...note, ...definition];
    isDefined = true;
    return [
      ...(above.length === 0
        ? []
        : [aboveRequest(placed, linesIn(placed.block, known), above, variable ? undefined : word)]),
      ...spans.map((span) => ({ ...span, text: inUrl })),
    ].map((edit) => inFile(edit, placed));
  });
}

function inFile(edit: Edit, { block, start: by }: PlacedRequest): Edit {
  const { start, end, text } = editOnPage(edit, block);
  return { start: start + by, end: end + by, text };
}

interface BlockLines {
  readonly lines: readonly Text[];
  readonly source: SourceText;
}

/** Many requests may share a block. */
function linesIn(block: Block, known: Map<Block, BlockLines>): BlockLines {
  const { text, lineStarts } = block;
  const made = known.get(block) ?? { lines: linesOf(text, lineStarts), source: new SourceText(text, lineStarts) };
  known.set(block, made);
  return made;
}

/** @param word the beginning of an earlier comment to replace; undefined to replace none */
function aboveRequest(
  { block, request }: PlacedRequest,
  { lines, source }: BlockLines,
  added: readonly RequestText[],
  word: string | undefined,
): Edit {
  const start = prologueStart(lines, block, request);
  const above = lines.slice(lastAtOrBefore(block.lineStarts, start), lastAtOrBefore(block.lineStarts, request.start));
  const before = word === undefined ? undefined : above.find(({ text }) => text.trimStart().startsWith(`# ${word}: `));
  const { lineBreak } = source;
  const text = added.join(lineBreak);
  const edit = before ? { start: before.start, end: before.end, text } : { start, end: start, text: text + lineBreak };
  return indented(edit, source);
}

/** A label as the name of a variable that any tool can read. */
function wordOf(label: string): string {
  const words =
    label
      .match(/[A-Za-z0-9]+/g)
      ?.join('_')
      .slice(0, 60) ?? 'id';
  return /^\d/.test(words) ? `id_${words}` : words;
}

/** A variable of that name, or of the name with a number, that has no other value yet. */
function variableFor(
  word: string,
  id: string,
  variables: Variables,
): { readonly name: string; readonly isDefined: boolean } {
  for (let number = 1; ; number++) {
    const name = number === 1 ? word : `${word}${number}`;
    const value = variables.get(name);
    if (value === undefined || value === id) return { name, isDefined: value === id };
  }
}
