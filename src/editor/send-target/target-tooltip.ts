import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Target } from '../../send/target.ts';
import { methodName } from '../sign-in/settings.ts';
import type { SignedInAccounts } from '../sign-in/signed-in-accounts.ts';
import { commandId } from '../command-names.ts';

const commands = {
  signIn: commandId('signIn'),
  signOut: commandId('signOut'),
  switchAccount: commandId('switchAccount'),
  setUp: commandId('setUpAppRegistration'),
};

/** Where requests go, with which account, and commands to change that. Names come from outside, so they are formatted as code. */
export function targetTooltip(target: Target, accounts: SignedInAccounts): vscode.MarkdownString {
  const text = new vscode.MarkdownString('', true);
  text.isTrusted = { enabledCommands: Object.values(commands) };
  if (target.kind === 'sandbox') {
    return text.appendMarkdown(
      t('Requests go to the built-in sandbox. Nothing is sent to Microsoft Graph. Select to change.'),
    );
  }
  const { cloud } = target;
  const account = accounts.get(cloud);
  const lines: (readonly [name: string, value: string])[] = [[t('Requests go to'), cloud.graphRoot]];
  if (account !== undefined) {
    const { method, permissions } = accounts.detailsOf(cloud);
    lines.push(
      [account.kind === 'app' ? t('As the app') : t('Signed in as'), account.name],
      [t('Tenant'), account.tenantId],
    );
    if (method !== undefined) lines.push([t('By'), methodName(method)]);
    if (permissions !== undefined) lines.push([t('Permissions'), permissions.join(', ') || t('none')]);
  }
  for (const [name, value] of lines) {
    text.appendMarkdown(`**${name}:** ${code(value)}\n\n`);
  }
  const links =
    account === undefined
      ? [
          link('sign-in', t('Sign In'), commands.signIn),
          link('checklist', t('Set Up App Registration'), commands.setUp),
        ]
      : [
          link('account', t('Switch Account'), commands.switchAccount),
          link('sign-out', t('Sign Out'), commands.signOut),
        ];
  return text.appendMarkdown(links.join(' · '));
}

const link = (icon: string, title: string, command: string): string => `[$(${icon}) ${title}](command:${command})`;

/** Formatted as code, in which nothing becomes a link. */
const code = (text: string): string => `\`${text.replace(/\s+/g, ' ').replaceAll('`', "'")}\``;
