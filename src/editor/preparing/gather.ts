import type { TextDocument } from 'vscode';
import type { NamedExchanges } from '../../http/messages/message-value.ts';
import type { HttpFile } from '../../http/model.ts';
import type { OuterVariables } from '../../http/variables/outer-variables.ts';
import { promptsOf } from '../../http/variables/prompts.ts';
import { processNameIn } from '../../http/variables/process-variables.ts';
import { referencesIn } from '../../http/variables/references.ts';
import { namesBehind, substitute, variablesOf } from '../../http/variables/variables.ts';
import { notRunOf, type NotRun } from '../../language/request/not-run.ts';
import type { PlacedRequest } from '../../language/request/request-at.ts';
import { fileBodyOf } from '../../language/body-file/body-file.ts';
import type { PlaceholderValues } from '../../send/prepare/filled-request.ts';
import { prepareRequest, processUsesOf } from '../../send/prepare/prepare-request.ts';
import { mergedUses, type ProcessUse } from '../../send/prepare/values/process-use.ts';
import type { Refusal } from '../../send/prepare/refusal.ts';
import {
  dynamicSources,
  requestVariables,
  type RequestVariables,
} from '../../send/prepare/values/request-variables.ts';
import type { PreparedRequest } from '../../send/prepared-request.ts';
import type { Target } from '../../send/target.ts';
import { doneInSlices } from '../in-slices.ts';
import { readFileBody } from './read-file-body.ts';

/** A request with everything needed to send it, except the values of its placeholders. */
export interface Gathered {
  readonly placed: PlacedRequest;
  readonly variables: RequestVariables;
  /** Undefined if the body is in the request itself. */
  readonly fileBody: { readonly text: string; readonly hasVariables: boolean } | Refusal | undefined;
  readonly notRun: readonly NotRun[];
}

/**
 * Reads the body files of a document's requests, and finds the variables of each request. Doesn't ask the user anything.
 *
 * @param outer the variables from outside the document
 * @param named the exchanges of its named requests
 */
export async function gather(
  document: TextDocument,
  file: HttpFile,
  requests: readonly PlacedRequest[],
  outer: OuterVariables,
  named: NamedExchanges,
): Promise<Gathered[]> {
  const bodies = await Promise.all(requests.map((placed) => fileBodyIn(document, file, placed, outer)));
  const gathered = requests.map((placed, index) => () => gatherOne(file, placed, bodies[index], outer, named));
  return doneInSlices(gathered);
}

function gatherOne(
  file: HttpFile,
  placed: PlacedRequest,
  fileBody: Gathered['fileBody'],
  outer: OuterVariables,
  named: NamedExchanges,
): Gathered {
  const { block, request } = placed;
  const inFile = fileBody && 'text' in fileBody && fileBody.hasVariables ? fileBody.text : '';
  const text = block.text.slice(request.start, request.end);
  const variables = requestVariables(file, outer, text + inFile, dynamicSources(), named, promptsOf(block, request));
  return { placed, variables, fileBody, notRun: notRunOf(file, block, request) };
}

async function fileBodyIn(
  document: TextDocument,
  file: HttpFile,
  { block, request }: PlacedRequest,
  outer: OuterVariables,
): Promise<Gathered['fileBody']> {
  const written = fileBodyOf(block, request);
  if (written === undefined) return undefined;
  const refused = (fault: (Refusal & { reason: 'file-body' })['fault']): Refusal => ({
    reason: 'file-body',
    path: written.path,
    fault,
  });
  if (written.encoding !== '') return refused('encoding');
  const names = namesIn(written.path, file, outer);
  const path = substitute(written.path, variablesOf(file, outer, undefined, undefined, names));
  const unread = referencesIn(path).flatMap(({ name }) => processNameIn(name) ?? []);
  if (unread.length > 0) return { reason: 'unread-process-variables', names: unread };
  const read = await readFileBody(document, path);
  return 'fault' in read ? refused(read.fault) : { text: read.text, hasVariables: written.hasVariables };
}

const namesIn = (text: string, file: HttpFile, outer: OuterVariables): ReadonlySet<string> =>
  namesBehind(
    referencesIn(text).map(({ name }) => name),
    file,
    outer,
  );

/** The variables of the process environment that requests use, each once, and where their values would be sent. */
export const usesOf = (gathered: readonly Gathered[], target: Target): ProcessUse[] =>
  mergedUses(
    gathered.flatMap(({ placed: { block, request }, variables, fileBody }) =>
      processUsesOf(block, request, variables, target, fileBody && 'text' in fileBody ? fileBody.text : undefined),
    ),
  );

/** The request, ready to send, or why it can't be sent. */
export function completed(
  { placed, variables, fileBody, notRun }: Gathered,
  values: PlaceholderValues,
  target: Target,
): PreparedRequest | Refusal {
  if (fileBody && 'reason' in fileBody) return fileBody;
  const prepared = prepareRequest(placed.block, placed.request, variables, values, target, fileBody?.text);
  return 'reason' in prepared || notRun.length === 0 ? prepared : { ...prepared, notRun };
}
