import * as vscode from 'vscode';
import type { Target } from '../../send/target.ts';
import { methodNames } from '../sign-in/settings.ts';
import type { SignedInAccounts } from '../sign-in/signed-in-accounts.ts';
import { commandId } from '../command-names.ts';

const commands = {
  signIn: commandId('signIn'),
  signOut: commandId('signOut'),
  switchAccount: commandId('switchAccount'),
  setUp: commandId('setUpAppRegistration'),
};

/** Where requests go and as whom, with what can be done about it. Names come from outside and are written as code. */
export function targetTooltip(target: Target, accounts: SignedInAccounts): vscode.MarkdownString {
  const text = new vscode.MarkdownString('', true);
  text.isTrusted = { enabledCommands: Object.values(commands) };
  if (target.kind === 'sandbox') {
    return text.appendMarkdown(
      'Requests go to the built-in sandbox. Nothing is sent to Microsoft Graph. Select to change.',
    );
  }
  const { cloud } = target;
  const account = accounts.get(cloud);
  const lines: (readonly [name: string, value: string])[] = [['Requests go to', cloud.graphRoot]];
  if (account !== undefined) {
    const { method, permissions } = accounts.detailsOf(cloud);
    lines.push([account.kind === 'app' ? 'As the app' : 'Signed in as', account.name], ['Tenant', account.tenantId]);
    if (method !== undefined) lines.push(['By', methodNames[method]]);
    if (permissions !== undefined) lines.push(['Permissions', permissions.join(', ') || 'none']);
  }
  for (const [name, value] of lines) {
    text.appendMarkdown(`**${name}:** ${code(value)}\n\n`);
  }
  const links =
    account === undefined
      ? [link('sign-in', 'Sign In', commands.signIn), link('checklist', 'Set Up App Registration', commands.setUp)]
      : [link('account', 'Switch Account', commands.switchAccount), link('sign-out', 'Sign Out', commands.signOut)];
  return text.appendMarkdown(links.join(' · '));
}

const link = (icon: string, title: string, command: string): string => `[$(${icon}) ${title}](command:${command})`;

/** As code, in which nothing is a link. */
const code = (text: string): string => `\`${text.replace(/\s+/g, ' ').replaceAll('`', "'")}\``;
