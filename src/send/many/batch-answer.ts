import { findNodeAtLocation, parseTree, type Node } from 'jsonc-parser';
import type { ReceivedResponse } from '../outcome.ts';

/** What tells support about a batch, and about its items where they have none of their own. */
const idsOfBatch = /^(request-id|client-request-id|date|x-ms-ags-diagnostic)$/i;

/**
 * The answers in the body of a batch's 200, by the ids of the requests.
 *
 * @returns without those that got no answer, or none that can be understood
 */
export function batchAnswers({ headers, body }: ReceivedResponse): ReadonlyMap<string, ReceivedResponse | undefined> {
  const answers = new Map<string, ReceivedResponse | undefined>();
  for (const node of responsesIn(body)) {
    const id = member(node, 'id');
    if (id?.type !== 'string' && id?.type !== 'number') continue;
    const key = String(id.value);
    // Of two answers to one request nobody knows which is right.
    answers.set(key, answers.has(key) ? undefined : answerOf(node, body, headers));
  }
  return answers;
}

/** Whether a body answers several requests, each with a status: nothing else of Graph does. */
export const answersSeveral = ({ body }: ReceivedResponse): boolean =>
  body.includes('"responses"') && responsesIn(body).some((node) => isStatus(valueOf(member(node, 'status'))));

const isStatus = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 100 && value <= 599;

function responsesIn(body: string): readonly Node[] {
  try {
    // The tree forgives what is no JSON, and is too deep for the stack where nobody nests in earnest.
    JSON.parse(body);
    const responses = member(parseTree(body), 'responses');
    return responses?.type === 'array' ? (responses.children ?? []) : [];
  } catch {
    return [];
  }
}

function answerOf(node: Node, text: string, ofBatch: ReceivedResponse['headers']): ReceivedResponse | undefined {
  const status: unknown = valueOf(member(node, 'status'));
  if (!isStatus(status)) return undefined;
  const headers = (member(node, 'headers')?.children ?? []).flatMap(({ children }): [string, string][] => {
    const [name, value] = [valueOf(children?.[0]), valueOf(children?.[1])];
    return typeof name === 'string' && isPrimitive(value) ? [[name.toLowerCase(), String(value)]] : [];
  });
  const own = new Set(headers.map(([name]) => name));
  const ids = ofBatch.filter(([name]) => idsOfBatch.test(name) && !own.has(name.toLowerCase()));
  return { status, statusText: '', headers: [...headers, ...ids], body: bodyOf(member(node, 'body'), text) };
}

/** As it stands in the batch, so that no number is rounded; what is no JSON comes as a string. */
function bodyOf(node: Node | undefined, text: string): string {
  if (node === undefined || node.type === 'null') return '';
  return node.type === 'string' ? String(node.value) : text.slice(node.offset, node.offset + node.length);
}

const member = (node: Node | undefined, name: string): Node | undefined =>
  node?.type === 'object' ? findNodeAtLocation(node, [name]) : undefined;

/** Of a string, a number or a boolean; undefined for everything else. */
const valueOf = (node: Node | undefined): unknown => node?.value;

const isPrimitive = (value: unknown): value is string | number | boolean =>
  /^(string|number|boolean)$/.test(typeof value);
