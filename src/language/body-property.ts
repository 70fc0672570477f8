import { maskedBody } from '../http/body-text.ts';
import type { Block, HttpRequest, Span, Text } from '../http/model.ts';
import { readBodyJson } from './body-json.ts';

/** Where a property of a request's body stands, name and value, in the coordinates of its block; undefined where it does not. */
export const propertyInRequest = (block: Block, { body }: HttpRequest, name: string): Span | undefined =>
  body?.kind === 'text' ? propertyIn(block.text, maskedBody(block, body), name) : undefined;

/** Where a property of a payload file stands. */
export const propertyInPayload = (text: string, name: string): Span | undefined =>
  propertyIn(text, { start: 0, end: text.length, text }, name);

function propertyIn(source: string, body: Text, name: string): Span | undefined {
  const { root, spanOf } = readBodyJson(source, body, undefined);
  const members = root?.type === 'object' ? (root.children ?? []) : [];
  const member = members.find(({ children }) => children?.[0]?.value === name);
  return member && spanOf(member);
}
