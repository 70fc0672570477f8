import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { promptIn, promptNamed } from '../../http/variables/prompts.ts';
import type { HttpFile } from '../../http/model.ts';
import { prepareAgain, processUsesAgain } from '../../send/prepare/prepare-again.ts';
import { refusalMessage } from '../../send/prepare/refusal-message.ts';
import type { Exchange } from '../../send/exchange.ts';
import type { PreparedRequest } from '../../send/prepared-request.ts';
import { targetId, targetName, type Target } from '../../send/target.ts';
import { allOf } from '../../texts/list-text.ts';
import { askForPrompts } from '../preparing/questions/ask-for-prompts.ts';
import type { Preparing } from '../preparing/prepare.ts';
import type { RequestSender } from './request-sender.ts';
import { askInDialog, showError } from '../messages/messages.ts';

/**
 * Resends the request of an exchange to the same target, unchanged; what wasn't kept, for safety, is read again from its source. Asks if
 * that may duplicate something.
 *
 * @param current the target that is selected now
 */
export async function sendAgain(
  exchange: Exchange,
  current: Target,
  requestSender: RequestSender,
  preparing: Preparing,
): Promise<void> {
  const { target } = exchange.outcome;
  const request = await requestAgain(exchange, exchange.outcome.request, preparing);
  if (request === undefined || !(await confirmTarget(target, current))) return;
  await requestSender.send(request, exchange.source, target);
}

/**
 * Sends the GET that shows the effect of an exchange, to the same target. Uses the values that were sent, if the window still has them, even
 * if variables have changed: the list of another script would say that nothing was created.
 */
export async function findOut(
  exchange: Exchange,
  asking: PreparedRequest,
  requestSender: RequestSender,
  preparing: Preparing,
): Promise<void> {
  const request = asking.hidden ? asking : await requestAgain(exchange, asking, preparing);
  if (request) await requestSender.findOut(request, exchange.source, exchange.outcome.target);
}

/** @returns undefined: it can't be prepared, and the user has seen why, or the user canceled */
async function requestAgain(
  { source, outcome }: Exchange,
  kept: PreparedRequest,
  preparing: Preparing,
): Promise<PreparedRequest | undefined> {
  if (kept.shown.references.length === 0) return kept;
  const document = source && (await opened(source.uri));
  if (document === undefined) {
    const names = allOf(kept.shown.references.map((name) => `{{${name}}}`));
    void showError(t`Not sent. The values of ${names} weren’t kept, and their file can’t be opened.`);
    return undefined;
  }
  const { environments, named, documents } = preparing;
  const outer = await environments.readVariables(document);
  const process = await environments.process.read(document, processUsesAgain(kept.shown, outer, outcome.target));
  if (process === undefined) return undefined;
  const current = process.size === 0 ? outer : await environments.readVariables(document, process);
  const file = documents.fileOf(document);
  const answers = await answersAgain(kept, file, preparing);
  if (answers === undefined) return undefined;
  const exchanges = named.of(document, file, outcome.target);
  const prepared = prepareAgain(kept.method, kept.shown, current, outcome.target, exchanges, answers);
  if (!('reason' in prepared))
    return (await confirmOtherValues(kept, prepared))
      ? { ...prepared, sandboxPlan: kept.sandboxPlan, sought: kept.sought }
      : undefined;
  void showError(t`Not sent. ${refusalMessage(prepared)}`);
  return undefined;
}

/** The values that the user was asked for: those that the window still has, the others after asking again. */
async function answersAgain({ method, shown, hidden }: PreparedRequest, file: HttpFile, { answers }: Preparing) {
  const asked = shown.asked ?? [];
  const known = asked.flatMap((name) => (hidden?.has(name) ? [[name, hidden.get(name) ?? ''] as const] : []));
  const others = asked
    .filter((name) => hidden?.has(name) !== true)
    .map(
      (name) =>
        promptIn(name) ??
        promptNamed(file, name) ??
          // The prompt is gone from the file, so the value may have been a secret.
          { name, label: name, isSecret: true, isOnce: false, initial: '', options: undefined },
    );
  const given = await askForPrompts(method, others, answers);
  return given && new Map([...known, ...given]);
}

/** Asks whether to resend a request whose values have changed, such as after another environment was selected. */
async function confirmOtherValues(kept: PreparedRequest, now: PreparedRequest): Promise<boolean> {
  const changed = [...(kept.hidden ?? [])].filter(([name, value]) => now.hidden?.get(name) !== value);
  if (changed.length === 0) return true;
  const send = t('Send With New Values');
  const choice = await askInDialog(
    'warning',
    t`This request was sent with different values of ${allOf(changed.map(([name]) => `{{${name}}}`))}.`,
    t('An environment file, the selected environment or a response has changed since then.'),
    send,
  );
  return choice === send;
}

async function opened(uri: string): Promise<vscode.TextDocument | undefined> {
  try {
    return await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  } catch {
    return undefined;
  }
}

/** Asks if another target is selected now: what was sent to the sandbox must not go to a tenant because of that, or the other way round. */
async function confirmTarget(target: Target, current: Target): Promise<boolean> {
  if (targetId(target) === targetId(current)) return true;
  const send = t`Send to ${targetName(target)}`;
  const choice = await askInDialog(
    'warning',
    t`This request was sent to ${targetName(target)} and will go there again.`,
    t`The selected target is ${targetName(current)}.`,
    send,
  );
  return choice === send;
}
