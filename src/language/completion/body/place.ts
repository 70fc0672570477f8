import type { JSONDocument } from 'vscode-json-languageservice';
import type { Edit, Span } from '../../../http/model.ts';

/** What a completion replaces in a JSON text, and what it needs around it. */
export interface BodyPlace extends Span {
  /** A comma that is missing before it, and the only thing that can follow that comma. */
  readonly comma: (Edit & { readonly next: 'property' | 'item' }) | undefined;
  /** Whether a comma after it would be one too many. */
  readonly ends: boolean;
  /** Whether it replaces a string, which only a string may replace. */
  readonly isText: boolean;
  /** A space if there is a colon directly before it. */
  readonly gap: string;
}

/**
 * The place of the completions at an offset.
 *
 * @param replaced what the JSON language service replaces, which in a word ends at the cursor
 * @returns undefined if no comma could make a completion valid, or if it would displace a value
 */
export function placeAt(text: string, offset: number, replaced: Span, json: JSONDocument): BodyPlace | undefined {
  const { start } = replaced;
  const comma = commaBefore(text, start, json);
  if (comma === 'impossible') return undefined;
  const isValue = text.slice(0, start).trimEnd().endsWith(':');
  const end = isValue
    ? endOfValue(text, offset, replaced)
    : Math.max(replaced.end, offset + wordAt(text, offset).length);
  if (end === undefined) return undefined;
  return {
    start,
    end,
    comma,
    ends: /^\s*(?:[,}\]]|$)/.test(text.slice(end)),
    isText: text[start] === '"',
    gap: text[start - 1] === ':' ? ' ' : '',
  };
}

const wordAt = (text: string, offset: number): string => /^[\w.@$-]*/.exec(text.slice(offset))?.[0] ?? '';

/** A value that follows on the line is replaced; one further down already has its place, unless it is the next property's name. */
function endOfValue(text: string, offset: number, { end }: Span): number | undefined {
  const from = Math.max(end, offset + wordAt(text, offset).length);
  if (from > offset) return from;
  const rest = text.slice(from);
  const sameLine = /^[ \t]*(?:"(?:[^"\\\r\n]|\\.)*"?|[\w.+-]+)/.exec(rest)?.[0] ?? '';
  const isName = /^\s*(?:"(?:[^"\\\r\n]|\\.)*"|\w+)\s*:/.test(rest);
  if (isName || /^\s*(?:[,}\]]|$)/.test(rest)) return from;
  return sameLine === '' ? undefined : from + sameLine.length;
}

/** The comma that is missing before an insertion; `impossible` if none would make it valid. */
function commaBefore(text: string, start: number, json: JSONDocument): BodyPlace['comma'] | 'impossible' {
  const end = text.slice(0, start).trimEnd().length;
  if (end === 0 || /[{[,:]/.test(text.charAt(end - 1))) return undefined;
  const node = json.getNodeFromOffset(end - 1);
  if (node === undefined || node.offset + node.length !== end) return 'impossible';
  const { parent } = node;
  const isKey = parent?.type === 'property' && parent.keyNode === node;
  if (isKey || parent === undefined) return 'impossible';
  return { start: end, end, text: ',', next: parent.type === 'property' ? 'property' : 'item' };
}
