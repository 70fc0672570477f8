import { maskedBody } from '../../http/body-text.ts';
import type { Cloud } from '../../catalog/index.ts';
import type { StructuredType } from '../../catalog/model.ts';
import { blockAt } from '../../http/file.ts';
import type { Block, Edit, HttpRequest, Text } from '../../http/model.ts';
import { noNamedExchanges } from '../../http/messages/message-value.ts';
import { noOuterVariables } from '../../http/variables/outer-variables.ts';
import { variablesOf, type Variables } from '../../http/variables/variables.ts';
import { readBodyJson } from '../body-json.ts';
import { namedType } from '../checks/body/body.ts';
import { completeBody } from './body/body.ts';
import { completeDirective } from './directive.ts';
import { completeEmptyBody } from './body/empty.ts';
import { completeHeader } from './header.ts';
import { completeMethod } from './method.ts';
import { completeRequestStart, mayBeginBelow, prefixAt } from './request-start.ts';
import type { Completion, CompletionRequest } from './model.ts';
import { completionContextAt, type CompletionContext } from './context.ts';
import { isWorthOpening, isWorthOpeningInJson } from './trigger.ts';
import { completeByName } from './url/by-name.ts';
import { completeUrl } from './url/url.ts';
import { wordBefore } from './text.ts';
import { completeReference, completeVariableDefinition } from './variable.ts';
import { bodyType, graphRequestOf } from '../request/graph-request.ts';
import { isHidden } from '../variables/hidden-variables.ts';
import { insertedOnPage, quoteOf } from '../markdown/blocks.ts';

/**
 * Completions at the cursor of a file that is a body and nothing else.
 *
 * @param trigger the typed character that triggered it; undefined if the user requested it, or began a word
 * @returns completions, in offsets of the text
 */
export async function completePayload(
  text: string,
  at: number,
  type: StructuredType,
  now: Date,
  trigger?: string,
): Promise<Completion[]> {
  if (trigger !== undefined && !isWorthOpeningInJson(trigger, text.slice(0, at))) return [];
  const body = { start: 0, end: text.length, text };
  const word = wordAround(text, at);
  if (isBlankBut(body, word)) return completeEmptyBody(word, type);
  const { faults } = readBodyJson(text, body, undefined);
  return faults.some(({ fault }) => fault === 'nested-too-deeply') ? [] : completeBody(body, at, type, now);
}

/**
 * Completions at the cursor of a request file. Reads only the block of the cursor and the file's variables.
 *
 * @returns completions, in offsets of the file; none where the text isn't for Graph, or where nothing reads it
 */
export async function complete(asked: CompletionRequest): Promise<Completion[]> {
  const { file, offset, trigger } = asked;
  const index = blockAt(file, offset);
  const [block, start] = [file.blocks[index], file.starts[index]];
  if (block === undefined || start === undefined) return [];
  const at = offset - start;
  const context = completionContextAt(block, at);
  if (context === undefined || (trigger !== undefined && !isWorthOpening(context, trigger, block.text.slice(0, at))))
    return [];
  const found = await completeAt(context, block, at, index, asked);
  const inPage = quoteOf(block) ? found.map((completion) => inQuote(completion, block)) : found;
  return inPage.map((completion) => inFile(completion, start));
}

function inQuote(completion: Completion, block: Block): Completion {
  const { edit } = completion;
  return { ...completion, edit: { ...edit, text: insertedOnPage(edit, block) } };
}

function inFile(completion: Completion, by: number): Completion {
  const move = ({ start, end, text }: Edit): Edit => ({ start: start + by, end: end + by, text });
  const { edit, comma } = completion;
  return { ...completion, edit: move(edit), ...(comma ? { comma: move(comma) } : {}) };
}

async function completeAt(
  context: CompletionContext,
  block: Block,
  at: number,
  index: number,
  { file, cloud, now, outer = noOuterVariables, named = noNamedExchanges, picksNames }: CompletionRequest,
): Promise<Completion[]> {
  const variables = variablesOf(file, outer, undefined, isHidden);
  switch (context.kind) {
    case 'reference':
      return completeReference(context, block.text.slice(context.start, at), file, variables, outer, named);
    case 'directive':
      return completeDirective(context, at, index === 0, variables);
    case 'variable-definition':
      return completeVariableDefinition(
        context.line,
        at,
        block.text,
        new Set([...variables.keys(), ...outer.byName.keys()]),
        cloud,
      );
    case 'method':
      return [...completeMethod(context.method, context.rest, variables), ...requestsAt(block, at, cloud)];
    case 'url':
      return [
        ...completeUrl(context, at, variables, cloud),
        ...completeByName(context, block, at, variables, picksNames),
        // The typed part of a prefix is read as a URL once it has more letters than a method.
        ...(context.isFirstLine && context.request.method === undefined ? requestsAt(block, at, cloud) : []),
      ];
    case 'header':
      return completeHeader(context, at, variables);
    case 'body':
      return completeBodyAt(context.request, block, at, variables, cloud, now);
    default:
      return context satisfies never;
  }
}

/** The requests that can begin on a line of a block that has none. */
function requestsAt(block: Block, at: number, cloud: Cloud | undefined): Completion[] {
  const word = prefixAt(block.text, at);
  const isBelowSeparator = block.title !== undefined || block.directives.length > 0;
  return word ? completeRequestStart(word, isBelowSeparator, cloud) : [];
}

async function completeBodyAt(
  request: HttpRequest,
  block: Block,
  at: number,
  variables: Variables,
  cloud: Cloud | undefined,
  now: Date,
): Promise<Completion[]> {
  const prefix = prefixAt(block.text, at);
  if (prefix && mayBeginBelow(request, block, prefix)) return completeRequestStart(prefix, false, cloud);
  const graphRequest = graphRequestOf(request, variables);
  if (graphRequest === undefined || !/^(POST|PATCH|PUT)$/.test(graphRequest.method)) return [];
  const expected = bodyType(graphRequest);
  const body = bodyUpTo(request, block, at);
  const word = wordAround(block.text, at);
  if (body === undefined || isBlankBut(body, word)) {
    // A request that is here already keeps its body; one that begins below the cursor is read as the body.
    const belongsHere = request.body === undefined || body !== undefined;
    return expected && belongsHere ? completeEmptyBody(word, expected) : [];
  }
  if (request.body?.kind !== 'text') return [];
  const json = readBodyJson(block.text, body, undefined);
  const entityType = expected ?? namedType(json);
  if (entityType === undefined || json.faults.some(({ fault }) => fault === 'nested-too-deeply')) return [];
  return completeBody(body, at, entityType, now);
}

/** The body as the JSON reader sees it, with spaces from its end to the cursor; undefined above the body or without one. */
function bodyUpTo({ body }: HttpRequest, block: Block, at: number): Text | undefined {
  if (body === undefined || at < body.start) return undefined;
  const masked = maskedBody(block, body);
  const gap = block.text.slice(body.end, at).replace(/[^\r\n]/g, ' ');
  return { start: body.start, end: Math.max(body.end, at), text: masked.text + gap };
}

function wordAround(text: string, at: number): Text {
  const before = wordBefore(text, at, /[\w.]/);
  const after = /^[\w.]*/.exec(text.slice(at))?.[0] ?? '';
  return { start: at - before.length, end: at + after.length, text: before + after };
}

const isBlankBut = (body: Text, word: Text): boolean =>
  word.start >= body.start &&
  body.text.slice(0, word.start - body.start).trim() === '' &&
  body.text.slice(word.end - body.start).trim() === '';
