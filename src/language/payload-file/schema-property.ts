import type { StructuredType } from '../../catalog/model.ts';
import type { Span } from '../../http/model.ts';
import { readBodyJson } from '../body-json.ts';
import { checkPayload } from '../checks/body/body.ts';
import type { Problem } from '../problems/problem.ts';
import { removeProperty } from '../text/remove-property.ts';
import { replaced } from '../text/replaced.ts';
import { SourceText } from '../text/source-text.ts';

/** Points editors to the JSON schema of a file. */
const schemaProperty = '$schema';

/** Where the name of the first `$schema` of a file is, at its root. */
function schemaPropertyIn(text: string): Span | undefined {
  if (!text.includes(schemaProperty)) return undefined;
  const { root, spanOf } = readBodyJson(text, { start: 0, end: text.length, text }, undefined);
  const members = root?.type === 'object' ? (root.children ?? []) : [];
  const key = members.find(({ children }) => children?.[0]?.value === schemaProperty)?.children?.[0];
  return key && spanOf(key);
}

/** The text of a payload file as it’s sent: without the `$schema`, which is for editors. No type of Graph has such a property. */
export function sentPayload(text: string): string {
  const schema = schemaPropertyIn(text);
  return schema ? replaced(text, removeProperty(new SourceText(text, undefined, false), schema.start)) : text;
}

/** Checks a payload file as a payload, without the `$schema`, which isn’t sent. */
export function checkPayloadFile(text: string, type: StructuredType): Problem[] {
  const schema = schemaPropertyIn(text);
  const problems = checkPayload(text, type);
  return schema
    ? problems.filter(({ code, start }) => code !== 'unknown-property' || start !== schema.start)
    : problems;
}
