import type { ClientCapabilities, CompletionItem, JSONDocument, JSONSchema } from 'vscode-json-languageservice';
import type { StructuredType } from '../../../catalog/model.ts';
import type { Edit, Span, Text } from '../../../http/model.ts';
import { readBodyJson } from '../../body-json.ts';
import { placeAt, type BodyPlace } from './place.ts';
import { defaultValue, completionSchema } from './schema.ts';
import { allProperties } from './empty.ts';
import { inThisOrder, type Completion } from '../model.ts';
import { quotesOnLine } from '../trigger.ts';
import { wordBefore } from '../text.ts';

/**
 * Completions inside a JSON body that has at least one brace.
 *
 * @param body what the JSON reader sees, at least up to the cursor; the nesting of its text must be limited
 * @param at the cursor, in the coordinates of the body's span
 */
export async function completeBody(body: Text, at: number, type: StructuredType, now: Date): Promise<Completion[]> {
  const { CompletionItemKind, getLanguageService, TextDocument } = await import('vscode-json-languageservice');
  const offset = at - body.start;
  const document = TextDocument.create('body:/body.json', 'json', 0, apartFromNext(body.text, offset));
  // A new one for each request: it keeps what it has read from a schema, which has the current time in it.
  const service = getLanguageService({ clientCapabilities });
  service.configure({
    schemas: [{ uri: 'schema:/payload', fileMatch: ['*'], schema: schemaFor(document.getText(), offset, type, now) }],
  });
  const json = service.parseJSONDocument(document);
  if (!isInside(json, body.text, offset)) return [];
  const list = await service.doComplete(document, document.positionAt(offset), json);
  const found = (list?.items ?? []).flatMap((item) => {
    if (item.textEdit === undefined || !('range' in item.textEdit)) return [];
    const { range, newText } = item.textEdit;
    const replaced = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
    const place = placeAt(document.getText(), offset, replaced, json);
    const name = item.kind === CompletionItemKind.Property ? nameIn(item) : undefined;
    return (place && completionOf(item, name, newText, place)) ?? [];
  });
  const all = everything(json, body.text, offset, type);
  return inThisOrder(
    [...(all ? [all] : []), ...withAllMembers(found, body.text, offset)].map((completion) =>
      moved(completion, body.start),
    ),
  );
}

function schemaFor(text: string, offset: number, type: StructuredType, now: Date): JSONSchema {
  const read = readBodyJson(text, { start: 0, end: text.length, text }, undefined);
  return completionSchema(type, read.root, { json: read, offset, now });
}

const clientCapabilities: ClientCapabilities = {
  textDocument: { completion: { completionItem: { documentationFormat: ['markdown'] } } },
};

/**
 * The text with a space after the cursor if a string begins there: otherwise an insertion before the string would replace it. Not
 * for the value of a property, which should be replaced.
 */
function apartFromNext(text: string, offset: number): string {
  const before = text.slice(0, offset);
  const begins = text[offset] === '"' && quotesOnLine(before) % 2 === 0 && !before.trimEnd().endsWith(':');
  return begins ? `${before} ${text.slice(offset)}` : text;
}

function isInside({ root }: JSONDocument, text: string, offset: number): boolean {
  if (root?.type !== 'object' && root?.type !== 'array') return false;
  const end = root.offset + root.length;
  const isClosed = /[}\]]/.test(text.charAt(end - 1)) && text.slice(end).trim() === '';
  return offset > root.offset && (offset < end || !isClosed);
}

/** The name of a property. Its label isn't used, because a long one is cut. */
const nameIn = ({ filterText }: CompletionItem): string | undefined =>
  filterText === undefined ? undefined : String(JSON.parse(filterText));

/** The text of a string that a snippet inserts; for any other value, its label. The label of a long string is cut. */
const valueIn = ({ label }: CompletionItem, newText: string): string =>
  /^"[^"]/.test(label) ? String(JSON.parse(newText.replace(/,$/, '').replace(/\\([\\$}])/g, '$1'))) : label;

/** @param name of the offered property; undefined for a value */
function completionOf(
  item: CompletionItem,
  name: string | undefined,
  newText: string,
  place: BodyPlace,
): Completion | undefined {
  const { start, end, comma, ends, isText, gap } = place;
  const text = ends ? newText.replace(/,$/, '') : newText;
  const isProperty = name !== undefined;
  // Directly after a value, the service still reads the cursor as inside it.
  if (comma && (comma.next === 'property') !== isProperty) return undefined;
  const value = text.replace(/,$/, '').replace(/\$\{?\d+:?|\}$/g, '');
  if (item.label === defaultValue || (isText && (!text.startsWith('"') || value === '""'))) return undefined;
  const label = name ?? valueIn(item, newText);
  const described = typeof item.documentation === 'string' ? item.documentation : item.documentation?.value;
  // For a value, the documentation is a few words.
  const detail = item.detail ?? (isProperty ? undefined : described);
  const documentation = detail === described ? undefined : described;
  const isSnippet = text.includes('\n');
  // Among values, only the members of an enum have a detail besides their documentation.
  const isMember = item.detail !== undefined;
  return {
    label,
    kind: isProperty ? 'property' : isSnippet ? 'snippet' : isMember ? 'enum-member' : 'value',
    ...(detail ? { detail } : {}),
    ...(documentation ? { documentation } : {}),
    edit: { start, end, text: gap + text },
    ...(comma ? { comma } : {}),
    isSnippet: true,
    filterText: isProperty ? JSON.stringify(label) : isSnippet ? label : value,
  };
}

/**
 * The same, but in a complete enum member the other members are offered, too: each gets a filter text that matches what is before
 * the cursor.
 */
function withAllMembers(found: readonly Completion[], text: string, offset: number): Completion[] {
  const members = new Set(found.flatMap(({ kind, label }) => (kind === 'enum-member' ? JSON.stringify(label) : [])));
  return found.map((completion) => {
    const { start, end } = completion.edit;
    if (completion.kind !== 'enum-member' || !members.has(text.slice(start, end))) return completion;
    return { ...completion, filterText: text.slice(start, offset) + (completion.filterText ?? completion.label) };
  });
}

/** All properties at once, if the cursor is in an object at the root that is still empty. */
function everything(json: JSONDocument, text: string, offset: number, type: StructuredType): Completion | undefined {
  const { root } = json;
  if (root?.type !== 'object') return undefined;
  const word = wordBefore(text, offset, /[\w.@]/);
  const quote = text[offset - word.length - 1] === '"' ? '"' : '';
  const rest = /^[\w.@]*"?/.exec(text.slice(offset))?.[0] ?? '';
  const span: Span = { start: offset - word.length - quote.length, end: offset + rest.length };
  const after = text.slice(span.end);
  if (text.slice(root.offset + 1, span.start).trim() !== '' || !['', '}'].includes(after.trim())) return undefined;
  const isOneLine = !/[\r\n]/.test(text.slice(root.offset, span.start)) && /^[ \t]*\}/.test(after);
  return allProperties(span, type, isOneLine);
}

function moved(completion: Completion, by: number): Completion {
  const move = ({ start, end, text }: Edit): Edit => ({ start: start + by, end: end + by, text });
  return {
    ...completion,
    edit: move(completion.edit),
    ...(completion.comma ? { comma: move(completion.comma) } : {}),
  };
}
