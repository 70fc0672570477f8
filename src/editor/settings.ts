import * as vscode from 'vscode';
import type { ProblemCode } from '../language/problems/problem.ts';
import type { FolderSetting, UserSetting } from './setting-names.ts';

const section = 'graphRunStates';

/**
 * A setting as the user has it, or its default. VS Code ignores another value of a folder because of the scope of the setting; so
 * does this, whatever VS Code does.
 *
 * @returns of any type: people write settings by hand
 */
export function userSetting(name: UserSetting): unknown {
  const { globalValue, defaultValue } = vscode.workspace.getConfiguration(section).inspect(name) ?? {};
  return globalValue ?? defaultValue;
}

/**
 * Keeps a setting of the user, for all folders.
 *
 * @returns false: it doesn't count. What the settings of a remote machine name already, VS Code changes there, and then ignores
 * it because of the scope of the setting (seen in 1.139).
 */
export async function keepUserSetting(name: UserSetting, value: string): Promise<boolean> {
  await vscode.workspace.getConfiguration(section).update(name, value, vscode.ConfigurationTarget.Global);
  return userSetting(name) === value;
}

/** A setting as `settings.json` calls it. */
export const fullName = (name: UserSetting): string => `${section}.${name}`;

/** A setting as it counts for a document, or for the window. */
export const folderSetting = (name: FolderSetting, document?: vscode.TextDocument): unknown =>
  vscode.workspace.getConfiguration(section, document).get(name);

/** Whether there is a workspace that can have settings of its own. */
export const hasWorkspaceSettings = (): boolean => (vscode.workspace.workspaceFolders?.length ?? 0) > 0;

/** Switches the problems of a code off: in the workspace, in a folder of it that says otherwise, or without a workspace for the user. */
export async function switchProblemOff(code: ProblemCode, uri: vscode.Uri): Promise<void> {
  const name: FolderSetting = 'problems.severity';
  const configuration = vscode.workspace.getConfiguration(section, uri);
  const { globalValue, workspaceValue, workspaceFolderValue } = configuration.inspect<object>(name) ?? {};
  const [value, target] = !hasWorkspaceSettings()
    ? [globalValue, vscode.ConfigurationTarget.Global]
    : Object.hasOwn(workspaceFolderValue ?? {}, code)
      ? [workspaceFolderValue, vscode.ConfigurationTarget.WorkspaceFolder]
      : [workspaceValue, vscode.ConfigurationTarget.Workspace];
  await configuration.update(name, { ...value, [code]: 'off' }, target);
}

/** A setting of another extension as it counts for the window. */
export const foreignSetting = (foreignSection: string, name: string): unknown =>
  vscode.workspace.getConfiguration(foreignSection).get(name);

/** A setting of another extension as the user has it; undefined also if the folder has its own value, which that extension would use. */
export function foreignUserSetting(foreignSection: string, name: string): unknown {
  const { globalValue, workspaceValue, workspaceFolderValue } =
    vscode.workspace.getConfiguration(foreignSection).inspect(name) ?? {};
  return workspaceValue === undefined && workspaceFolderValue === undefined ? globalValue : undefined;
}
