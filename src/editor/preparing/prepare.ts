import { t } from '@vscode/l10n';
import type * as vscode from 'vscode';
import type { HttpFile } from '../../http/model.ts';
import type { OuterVariables } from '../../http/variables/outer-variables.ts';
import { payloadFileOf } from '../../language/payload-file/payload-file.ts';
import { idPlaceOf } from '../../language/insert/id.ts';
import { requestName } from '../../language/navigation/find-request.ts';
import { lineOfRequest, type PlacedRequest } from '../../language/request/request-at.ts';
import type { RequestSource } from '../../send/exchange.ts';
import { isBodyTooLarge } from '../../send/prepare/body-size.ts';
import type { PlaceholderValues } from '../../send/prepare/filled-request.ts';
import { placeholdersInUrl, type PlaceholderInUrl } from '../../send/prepare/prepare-request.ts';
import type { Refusal } from '../../send/prepare/refusal.ts';
import { refusalMessage } from '../../send/prepare/refusal-message.ts';
import type { PreparedRequest } from '../../send/prepared-request.ts';
import type { Target } from '../../send/target.ts';
import type { HttpDocuments } from '../documents/documents.ts';
import type { Environments } from '../environments/environments.ts';
import type { NamedRequests } from '../named-requests.ts';
import type { NamePicker } from '../names/name-picker.ts';
import { doneInSlices } from '../in-slices.ts';
import { severitiesFor, type Problems } from '../problems/request-files.ts';
import { chooseRequest } from './questions/choose-request.ts';
import { askForPrompts } from './questions/ask-for-prompts.ts';
import { withAnswers } from '../../send/prepare/values/request-variables.ts';
import { askForPlaceholders } from './questions/ask-for-placeholders.ts';
import { confirmErrors, errorsOf, fileBodyErrors, type ChooseByErrors } from './questions/confirm-problems.ts';
import { askForPayload, payloadErrors } from './payload-files-send.ts';
import type { PlaceholderMemory } from './questions/placeholder-memory.ts';
import { completed, gather, usesOf, type Gathered } from './gather.ts';
import { requestsForLater, withStandIns } from './requests-for-later.ts';
import { neededFirst, offerToSendFirst, type SendFirst } from './questions/send-first.ts';
import { showRefusal } from './show-refusal.ts';
import { showError, showInformation } from '../messages/messages.ts';

/** What preparing a request needs from the window. */
export interface Preparing {
  readonly documents: HttpDocuments;
  readonly problems: Problems;
  readonly environments: Environments;
  readonly memory: PlaceholderMemory;
  readonly named: NamedRequests;
  /** Picks ids by name. */
  readonly names: NamePicker;
  /** The answers to prompts that are asked once per window, by their names. */
  readonly answers: Map<string, string>;
}

/** A request that can be sent, and where it is. */
export interface ReadyRequest {
  readonly kind: 'ready';
  readonly source: RequestSource;
  readonly request: PreparedRequest;
  /** Makes the final request once those before it have their responses: until then it has stand-ins for their values. */
  readonly complete?: (() => PreparedRequest | Refusal) | undefined;
}

/** A request that can't be sent as it is. */
export interface RefusedRequest {
  readonly kind: 'refused';
  readonly source: RequestSource;
  /** Why, and what to do: one or two plain sentences. */
  readonly message: string;
  /** Undefined if the user left it out. */
  readonly refusal: Refusal | undefined;
}

/**
 * Prepares the request at a place, or the payload of a payload file, after asking for what it still needs.
 *
 * @param first sends requests whose responses it needs
 * @returns undefined: there is nothing to send, and the user has seen why
 */
export async function prepareAt(
  document: vscode.TextDocument,
  position: vscode.Position,
  target: Target,
  preparing: Preparing,
  first: SendFirst,
): Promise<ReadyRequest | undefined> {
  const payload = payloadFileOf(document.uri.path);
  if (payload) {
    const text = document.getText();
    // Before the check for problems, which takes seconds for such a large body.
    if (isBodyTooLarge(text)) {
      void showError(t`Not sent. ${refusalMessage({ reason: 'body-too-large' })}`);
      return undefined;
    }
    const errors = payloadErrors(text, payload.type, severitiesFor(document));
    if (!(await confirmErrors(errors, 'payload'))) return undefined;
    const request = await askForPayload(text, payload, target, preparing);
    const source = { uri: document.uri.toString(), line: 0, name: `POST ${payload.name}` };
    return request && { kind: 'ready', source, request };
  }
  let placed = await chooseRequest({ document, position }, preparing.documents);
  if (!placed) return undefined;
  while (placed) {
    const [prepared] = (await prepareMany(document, [placed], target, preparing)) ?? [];
    if (prepared?.kind !== 'refused') return prepared;
    if (prepared.refusal === undefined) return undefined;
    const names = [...first.waiting, placed.request.name?.text ?? ''];
    const needed = neededFirst(prepared.refusal, names);
    if (needed === undefined) {
      void showRefusal(t('Not sent.'), prepared.refusal, document, preparing.environments);
      return undefined;
    }
    if (!(await offerToSendFirst(prepared.refusal, needed)) || !(await first.send(needed, names))) return undefined;
    placed = stillThere(placed, preparing.documents.fileOf(document));
  }
  void showInformation(t('Not sent. The request has changed meanwhile. Send it again.'));
  return undefined;
}

/** The same request in a file that may have been edited; undefined: it was changed or removed. */
function stillThere({ block, request }: PlacedRequest, file: HttpFile): PlacedRequest | undefined {
  const index = file.blocks.indexOf(block);
  return index === -1 ? undefined : { block, request, start: file.starts[index] ?? 0 };
}

/**
 * Prepares requests of one document: asks once whether to send those with errors, once about the variables of the process environment
 * that they use, and once for each placeholder name.
 *
 * @param requests of the document as it is now, each prepared on its own: one that is refused doesn't block the others
 * @param choose decides which of them are sent if some have errors
 * @param known values of placeholders that the user has already given
 * @returns one entry for each request, in their order; undefined: the user dismissed a question
 */
export async function prepareMany(
  document: vscode.TextDocument,
  requests: readonly PlacedRequest[],
  target: Target,
  preparing: Preparing,
  choose: ChooseByErrors = allOrNone,
  known: PlaceholderValues = new Map(),
): Promise<readonly (ReadyRequest | RefusedRequest)[] | undefined> {
  const { documents, problems, environments, named, answers } = preparing;
  const file = documents.fileOf(document);
  const exchanges = named.of(document, file, target);
  // The errors depend on them, and VS Code may not know yet that the user has just written an environment file.
  const outer = await environments.readVariables(document);
  const ofRequests = errorsOf(document, file, requests, problems);
  const before = await gather(document, file, requests, outer, exchanges);
  const [only] = before.length === 1 ? before : [];
  // A refusal that no answer can change is reported before the questions.
  const early = only && unavoidableRefusal(only, target);
  if (only && early) return [readyOf(sourceOf(document, file, only.placed), early)];
  const errors = before.map((one, index) => [
    ...(ofRequests[index] ?? []),
    ...fileBodyErrors(document, file, one, problems),
  ]);
  const chosen = await choose(errors);
  if (!chosen) return undefined;
  const unanswered = await withProcessVariables(before, chosen, target, environments, document, (outer) =>
    gather(document, file, requests, outer, exchanges),
  );
  if (!unanswered) return undefined;
  const sent = unanswered.filter((_, index) => chosen.has(index));
  const asked = await askForPlaceholders(
    {
      what: titleOf(requests),
      placeholders: placeholdersIn(sent),
      known,
      target,
      canInsert: (name) => sent.some(({ placed }) => idPlaceOf(placed, name)),
    },
    preparing,
  );
  if (!asked) return undefined;
  const { values, inserts } = asked;
  if (inserts.length > 0) {
    const { insertPickedIds } = await import('../names/insert-picked-id.ts');
    const rewritten = await insertPickedIds(document, preparing, requests, inserts);
    // The file has changed, and so has everything read from it.
    if (rewritten) return prepareMany(document, rewritten, target, preparing, () => Promise.resolve(chosen), values);
  }
  const prompts = sent.flatMap(({ variables }) => variables.prompts);
  const given = await askForPrompts(titleOf(requests), prompts, answers);
  if (!given) return undefined;
  const gathered = unanswered.map((one) => ({ ...one, variables: withAnswers(one.variables, given) }));
  const later = requestsForLater(gathered, chosen);
  return doneInSlices(
    gathered.map((one, index) => () => {
      const source = sourceOf(document, file, one.placed);
      if (!chosen.has(index)) return readyOf(source, undefined);
      if (!later.has(index)) return readyOf(source, completed(one, values, target));
      const ready = readyOf(source, withStandIns(one, values, target));
      return ready.kind === 'ready' ? { ...ready, complete: () => completed(one, values, target) } : ready;
    }),
  );
}

/** Why a request can't be sent, whatever the user answers; undefined: it may depend on the answers. */
function unavoidableRefusal(one: Gathered, target: Target): Refusal | undefined {
  const { prompts } = one.variables;
  const answered = { ...one, variables: withAnswers(one.variables, new Map(prompts.map(({ name }) => [name, 'x']))) };
  const completedSoFar = completed(answered, new Map(), target);
  if (!('reason' in completedSoFar)) return undefined;
  switch (completedSoFar.reason) {
    case 'message-value':
    case 'unknown-variables':
    case 'no-url':
    case 'mixed-body':
    case 'file-body':
    case 'invalid-method':
    case 'body-not-allowed':
    case 'body-too-large':
      return completedSoFar;
    // An answer may be the host.
    case 'foreign-host':
    case 'other-cloud':
    case 'not-https':
      return prompts.length === 0 ? completedSoFar : undefined;
    // An answer may provide what is missing, or be what is wrong.
    case 'unread-process-variables':
    case 'invalid-url':
    case 'placeholder-value':
    case 'unfilled':
    case 'invalid-header':
      return undefined;
    default:
      return completedSoFar satisfies never;
  }
}

/**
 * Gathers requests with the values of the process environment that they use, after asking about those that the user hasn't allowed.
 * Repeats, because the path of a body file may need a value, and that file others.
 *
 * @param chosen the places of the requests that are sent: the others need no values
 * @param again gathers them with other variables from outside the document
 * @returns undefined: the user didn't allow the values
 */
async function withProcessVariables(
  before: readonly Gathered[],
  chosen: ReadonlySet<number>,
  target: Target,
  environments: Environments,
  document: vscode.TextDocument,
  again: (outer: OuterVariables) => Promise<readonly Gathered[]>,
): Promise<readonly Gathered[] | undefined> {
  let gathered = before;
  const read = new Set<string>();
  for (;;) {
    const uses = usesOf(
      gathered.filter((_, index) => chosen.has(index)),
      target,
    );
    if (uses.every(({ name }) => read.has(name))) return gathered;
    const values = await environments.process.read(document, uses);
    if (values === undefined) return undefined;
    for (const { name } of uses) read.add(name);
    gathered = await again(await environments.readVariables(document, values));
  }
}

const allOrNone: ChooseByErrors = async (errors) =>
  (await confirmErrors(errors.flat(), errors.length === 1 ? 'request' : 'requests'))
    ? new Set(errors.keys())
    : undefined;

/** The placeholders of all requests. */
export const placeholdersIn = (gathered: readonly Gathered[]): PlaceholderInUrl[] =>
  gathered.flatMap(({ placed, variables }) => placeholdersInUrl(placed.request, variables.shown));

/** Names requests in the title of a question. */
export const titleOf = ([first, ...others]: readonly PlacedRequest[]): string =>
  others.length > 0 ? t`${others.length + 1} requests` : (first?.request.method?.text ?? 'GET');

/** @param prepared undefined: the user left it out */
function readyOf(
  source: RequestSource,
  prepared: PreparedRequest | Refusal | undefined,
): ReadyRequest | RefusedRequest {
  if (prepared === undefined)
    return { kind: 'refused', source, message: t('Skipped because it has problems.'), refusal: undefined };
  return 'reason' in prepared
    ? { kind: 'refused', source, message: refusalMessage(prepared), refusal: prepared }
    : { kind: 'ready', source, request: prepared };
}

/** Where a request is, as stored in an exchange. */
export const sourceOf = (document: vscode.TextDocument, file: HttpFile, placed: PlacedRequest): RequestSource => ({
  uri: document.uri.toString(),
  line: lineOfRequest(file, placed),
  name: requestName(placed.request),
});
