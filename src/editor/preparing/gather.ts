import type { TextDocument } from 'vscode';
import type { HttpFile } from '../../http/model.ts';
import type { OuterVariables } from '../../http/outer-variables.ts';
import { referencesIn } from '../../http/references.ts';
import { namesBehind, substitute, variablesOf } from '../../http/variables.ts';
import type { PlacedRequest } from '../../language/request-at.ts';
import { fileBodyOf } from '../../send/prepare/file-body.ts';
import type { PlaceholderValues } from '../../send/prepare/filled-request.ts';
import { prepareRequest } from '../../send/prepare/prepare-request.ts';
import type { Refusal } from '../../send/prepare/refusal.ts';
import { dynamicSources, requestVariables, type RequestVariables } from '../../send/prepare/request-variables.ts';
import type { PreparedRequest } from '../../send/prepared-request.ts';
import type { Target } from '../../send/target.ts';
import type { Environments } from '../environments/environments.ts';
import { doneInSlices } from '../in-slices.ts';
import { readFileBody } from './read-file-body.ts';

/** A request with all that it takes to send it, but the values of its placeholders. */
export interface Gathered {
  readonly placed: PlacedRequest;
  readonly variables: RequestVariables;
  /** Undefined where the body stands in the request. */
  readonly fileBody: { readonly text: string; readonly hasVariables: boolean } | Refusal | undefined;
}

/** Reads what stands around the requests of a document: variables, and the files of their bodies. Asks nothing. */
export async function gather(
  document: TextDocument,
  file: HttpFile,
  requests: readonly PlacedRequest[],
  environments: Environments,
): Promise<Gathered[]> {
  const outer = await environments.readVariables(document);
  const bodies = await Promise.all(requests.map((placed) => fileBodyIn(document, file, placed, outer)));
  const gathered = requests.map((placed, index) => () => gatherOne(file, placed, bodies[index], outer));
  return doneInSlices(gathered);
}

function gatherOne(
  file: HttpFile,
  placed: PlacedRequest,
  fileBody: Gathered['fileBody'],
  outer: OuterVariables,
): Gathered {
  const { block, request } = placed;
  const inFile = fileBody && 'text' in fileBody && fileBody.hasVariables ? fileBody.text : '';
  const text = block.text.slice(request.start, request.end);
  const variables = requestVariables(file, outer, text + inFile, dynamicSources());
  return { placed, variables, fileBody };
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
  const read = await readFileBody(
    document,
    substitute(written.path, variablesOf(file, outer, undefined, undefined, namesIn(written.path, file, outer))),
  );
  return 'fault' in read ? refused(read.fault) : { text: read.text, hasVariables: written.hasVariables };
}

const namesIn = (text: string, file: HttpFile, outer: OuterVariables): ReadonlySet<string> =>
  namesBehind(
    referencesIn(text).map(({ name }) => name),
    file,
    outer,
  );

/** The request ready to send, or why it cannot be. */
export function completed(
  { placed, variables, fileBody }: Gathered,
  values: PlaceholderValues,
  target: Target,
): PreparedRequest | Refusal {
  if (fileBody && 'reason' in fileBody) return fileBody;
  return prepareRequest(placed.block, placed.request, variables, values, target, fileBody?.text);
}
