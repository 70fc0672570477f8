import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { blockAt } from '../../../http/file.ts';
import { lastAtOrBefore } from '../../../http/lines.ts';
import type { HttpFile, HttpRequest } from '../../../http/model.ts';
import { BodyFileText } from '../../../language/body-file/check.ts';
import { type Problem, problemMessage } from '../../../language/problems/problem.ts';
import type { PlacedRequest } from '../../../language/request/request-at.ts';
import { askInDialog } from '../../messages/messages.ts';
import type { Problems } from '../../problems/request-files.ts';
import type { Gathered } from '../gather.ts';

/**
 * The errors of requests, as the editor shows them: an error in a block belongs to the request that it is in or below.
 *
 * @returns the errors of each request, in the order of the requests
 */
export function errorsOf(
  document: vscode.TextDocument,
  file: HttpFile,
  requests: readonly PlacedRequest[],
  problems: Problems,
): (readonly Problem[])[] {
  const byBlock = new Map<number, ReadonlyMap<HttpRequest, readonly Problem[]>>();
  return requests.map(({ request, block, start }) => {
    let ofBlock = byBlock.get(start);
    if (ofBlock === undefined) {
      ofBlock = errorsByRequest(problems.ofBlock(document, blockAt(file, start), file), block.requests);
      byBlock.set(start, ofBlock);
    }
    return ofBlock.get(request) ?? [];
  });
}

function errorsByRequest(
  ofBlock: readonly Problem[],
  requests: readonly HttpRequest[],
): ReadonlyMap<HttpRequest, readonly Problem[]> {
  const starts = requests.map(({ start }) => start);
  const errors = new Map(requests.map((request): [HttpRequest, Problem[]] => [request, []]));
  for (const problem of ofBlock) {
    const request = requests[lastAtOrBefore(starts, problem.start)];
    if (problem.severity === 'error' && request !== undefined && request.start <= problem.start)
      errors.get(request)?.push(problem);
  }
  return errors;
}

/** The errors in a body file, by the settings and comments that apply to the request that names it. */
export function fileBodyErrors(
  document: vscode.TextDocument,
  file: HttpFile,
  { placed: { request, start }, variables, fileBody }: Gathered,
  problems: Problems,
): Problem[] {
  if (fileBody === undefined || !('text' in fileBody)) return [];
  const found = new BodyFileText(fileBody.text).check(request, fileBody.hasVariables, variables.shown);
  return problems.enabledIn(document, blockAt(file, start), found, file).filter(({ severity }) => severity === 'error');
}

/**
 * Asks whether to send something that has errors; without errors there is nothing to ask. Warnings never block a request, and neither do
 * errors if the user confirms.
 *
 * @param where what has the errors
 * @returns whether to send it
 */
export async function confirmErrors(
  errors: readonly Problem[],
  where: 'payload' | 'request' | 'requests',
): Promise<boolean> {
  const [first] = errors;
  if (first === undefined) return true;
  const [send, show] = [t('Send Anyway'), t('Show Problems')];
  const choice = await askInDialog('warning', sendWith[where](errors.length), listed(errors), send, show);
  if (choice === show) await vscode.commands.executeCommand('workbench.actions.view.problems');
  return choice === send;
}

const sendWith = {
  payload: (count: number): string =>
    count === 1 ? t('Send with 1 problem in this payload?') : t`Send with ${count} problems in this payload?`,
  request: (count: number): string =>
    count === 1 ? t('Send with 1 problem in this request?') : t`Send with ${count} problems in this request?`,
  requests: (count: number): string =>
    count === 1 ? t('Send with 1 problem in these requests?') : t`Send with ${count} problems in these requests?`,
};

/** How many problems the question lists; the others are only counted. */
const mostListed = 5;

function listed(errors: readonly Problem[]): string {
  const messages = errors.slice(0, mostListed).map((problem) => problemMessage(problem));
  const more = errors.length - messages.length;
  return [...messages, ...(more > 0 ? [t`and ${more} more`] : [])].join('\n\n');
}

/**
 * Chooses which requests are sent, by the errors of each.
 *
 * @returns their places; undefined: nothing is to be sent
 */
export type ChooseByErrors = (errors: readonly (readonly Problem[])[]) => Promise<ReadonlySet<number> | undefined>;

/** Asks once what to do with those of several requests that have errors. */
export const confirmManyProblems: ChooseByErrors = async (errors) => {
  const all = new Set(errors.keys());
  const good = new Set([...all].filter((place) => errors[place]?.length === 0));
  const bad = all.size - good.size;
  if (bad === 0) return all;
  const others = good.size === 1 ? t('Send the Other One') : t`Send the Other ${good.size}`;
  const [anyway, show] = [t('Send All Anyway'), t('Show Problems')];
  const choice = await askInDialog(
    'warning',
    bad === 1 ? t`1 of ${all.size} requests has problems.` : t`${bad} of ${all.size} requests have problems.`,
    listed(errors.flat()),
    ...(good.size === 0 ? [] : [others]),
    anyway,
    show,
  );
  if (choice === show) await vscode.commands.executeCommand('workbench.actions.view.problems');
  if (choice === anyway) return all;
  return choice === others ? good : undefined;
};
