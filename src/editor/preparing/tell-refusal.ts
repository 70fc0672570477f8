import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Refusal } from '../../send/prepare/refusal.ts';
import { refusalMessage } from '../../send/prepare/refusal-message.ts';
import type { Environments } from '../environments/environments.ts';
import { showError } from '../messages.ts';
import { commandId } from '../command-names.ts';

/**
 * Says why a request cannot be sent, with a button where another choice may be all that it takes.
 *
 * @param lead what follows from it: `Not sent.`
 */
export async function tellRefusal(
  lead: string,
  refusal: Refusal,
  document: vscode.TextDocument,
  environments: Environments,
): Promise<void> {
  const remedy = await remedyOf(refusal, document, environments);
  const choice = await showError(`${lead} ${refusalMessage(refusal)}`, ...(remedy ? [remedy.title] : []));
  if (remedy && choice === remedy.title) await vscode.commands.executeCommand(remedy.command);
}

interface Remedy {
  readonly title: string;
  readonly command: string;
}

async function remedyOf(
  { reason }: Refusal,
  document: vscode.TextDocument,
  environments: Environments,
): Promise<Remedy | undefined> {
  if (reason === 'other-cloud') return { title: t('Select Target'), command: commandId('selectTarget') };
  return reason === 'unknown-variables' && (await environments.readNames(document)).length > 0
    ? { title: t('Select Environment'), command: commandId('selectEnvironment') }
    : undefined;
}
