import { maskedBody } from '../../http/body-text.ts';
import type { Block } from '../../http/model.ts';
import type { StructuredType } from '../../catalog/model.ts';
import type { Variables } from '../../http/variables/variables.ts';
import { readBodyJson } from '../body-json.ts';
import { namedType } from '../checks/body/body.ts';
import { bodyType, graphRequestOf } from '../request/graph-request.ts';
import { type ContentField, contentFieldAt } from './content-field.ts';

/**
 * The property at an offset of a block that holds a script as base64, in the body of a request to Graph.
 *
 * @param at in the coordinates of the block
 */
export function contentInBlock(block: Block, at: number, variables: Variables): ContentField | undefined {
  const request = block.requests.find(({ body }) => body && body.start <= at && at <= body.end);
  const body = request?.body;
  const graphRequest = request && graphRequestOf(request, variables);
  if (body?.kind !== 'text' || graphRequest === undefined) return undefined;
  const json = readBodyJson(block.text, maskedBody(block, body), variables);
  const type = bodyType(graphRequest) ?? namedType(json);
  return type && contentFieldAt(json, type, at - body.start);
}

/**
 * The same in a payload file.
 *
 * @param type the type of the payload
 */
export function contentInPayload(text: string, at: number, type: StructuredType): ContentField | undefined {
  const json = readBodyJson(text, { start: 0, end: text.length, text }, undefined);
  return contentFieldAt(json, type, at);
}
