import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Refusal } from '../../send/prepare/refusal.ts';
import { isDefinable } from '../../language/variables/missing-variables.ts';
import { refusalMessage } from '../../send/prepare/refusal-message.ts';
import type { Environments } from '../environments/environments.ts';
import { showError } from '../messages/messages.ts';
import { commandId, type CommandName } from '../command-names.ts';

/**
 * Shows why a request can't be sent, with a button if another target or environment, or an environment file, may fix it.
 *
 * @param lead begins the message: `Not sent.`
 */
export async function showRefusal(
  lead: string,
  refusal: Refusal,
  document: vscode.TextDocument,
  environments: Environments,
): Promise<void> {
  const remedy = await remedyOf(refusal, document, environments);
  const choice = await showError(`${lead} ${refusalMessage(refusal)}`, ...(remedy ? [remedy.title] : []));
  if (remedy && choice === remedy.title) await vscode.commands.executeCommand(remedy.command, ...remedy.args);
}

interface Remedy {
  readonly title: string;
  readonly command: string;
  readonly args: readonly unknown[];
}

async function remedyOf(
  refusal: Refusal,
  document: vscode.TextDocument,
  environments: Environments,
): Promise<Remedy | undefined> {
  const remedy = (title: string, name: CommandName, ...args: unknown[]): Remedy => ({
    ...{ title, args },
    command: commandId(name),
  });
  if (refusal.reason === 'other-cloud') return remedy(t('Select Target'), 'selectTarget');
  if (refusal.reason !== 'unknown-variables') return undefined;
  const { names, lookedAt } = refusal;
  // Another environment helps only if it defines the variable.
  if (names.some((name) => lookedAt.elsewhere.has(name))) return remedy(t('Select Environment'), 'selectEnvironment');
  const definable = names.find(isDefinable);
  if (definable === undefined || (await environments.readNames(document)).length > 0) return undefined;
  return remedy(t('Create Environment File'), 'createEnvironmentFile', document.uri, definable);
}
