// The actions of the view's items. VS Code passes the item; a keyboard shortcut may pass anything.
import * as vscode from 'vscode';
import { runCommand } from '../commands.ts';
import type { Environments } from '../environments/environments.ts';
import type { TargetStatus } from '../send-target/target-status.ts';
import type { SenderOnDemand } from '../sending/sender-on-demand.ts';
import { EnvironmentItem } from './environment-tree.ts';
import { ExchangeItem } from './history-tree.ts';
import { FileItem, RequestItem } from './request-tree.ts';
import { TargetItem } from './target-tree.ts';

const placeOf = (item: unknown): readonly [vscode.Uri, vscode.Position] | undefined => {
  if (item instanceof RequestItem) return [item.uri, item.position];
  return item instanceof FileItem ? [item.uri, new vscode.Position(0, 0)] : undefined;
};

export async function openRequest(item: unknown): Promise<void> {
  const place = placeOf(item);
  if (place === undefined) return;
  const [uri, position] = place;
  await vscode.window.showTextDocument(uri, { selection: new vscode.Range(position, position) });
}

export async function sendRequest(item: unknown): Promise<void> {
  const place = placeOf(item);
  if (place) await runCommand('sendRequest', ...place);
}

export async function sendFile(item: unknown): Promise<void> {
  const place = placeOf(item);
  if (place) await runCommand('sendAll', ...place);
}

export async function showResponse(item: unknown, sender: SenderOnDemand): Promise<void> {
  if (item instanceof ExchangeItem) (await sender.load()).panel.showExchange(item.exchange);
}

export async function sendAgain(item: unknown, sender: SenderOnDemand): Promise<void> {
  if (item instanceof ExchangeItem) await (await sender.load()).send({ kind: 'again', exchange: item.exchange });
}

export async function removeFromHistory(item: unknown, sender: SenderOnDemand): Promise<void> {
  if (item instanceof ExchangeItem) await (await sender.load()).history.remove(item.exchange);
}

export async function selectEnvironment(item: unknown, environments: Environments): Promise<void> {
  if (item instanceof EnvironmentItem) await environments.choose(item.environment);
}

export async function selectTarget(item: unknown, target: TargetStatus): Promise<void> {
  if (item instanceof TargetItem) await target.choose(item.target);
}

export async function signIn(item: unknown): Promise<void> {
  if (item instanceof TargetItem && item.target.kind === 'cloud') await runCommand('signIn', item.target.cloud.id);
}

export async function signOut(item: unknown): Promise<void> {
  if (item instanceof TargetItem) await runCommand('signOut');
}
