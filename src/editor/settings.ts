import * as vscode from 'vscode';
import type { ProblemCode } from '../language/problems/problem.ts';
import type { FolderSetting, UserSetting } from './setting-names.ts';

const section = 'graphRunStates';

/**
 * The user's value of a setting, or its default. VS Code ignores a folder's value because of the scope of the setting; so does this
 * function, whatever VS Code does.
 *
 * @returns a value of any type: people write settings by hand
 */
export function userSetting(name: UserSetting): unknown {
  const { globalValue, defaultValue } = vscode.workspace.getConfiguration(section).inspect(name) ?? {};
  return globalValue ?? defaultValue;
}

/**
 * Saves a user setting, for all folders.
 *
 * @returns false: the value has no effect. If the settings of a remote machine already contain the setting, VS Code changes it there, and
 * then ignores it because of its scope (seen in 1.139).
 */
export async function keepUserSetting(name: UserSetting, value: string): Promise<boolean> {
  await vscode.workspace.getConfiguration(section).update(name, value, vscode.ConfigurationTarget.Global);
  return userSetting(name) === value;
}

/** The name of a setting in `settings.json`. */
export const fullName = (name: UserSetting): string => `${section}.${name}`;

/** The value of a setting that applies to a document, or to the window. */
export const folderSetting = (name: FolderSetting, document?: vscode.TextDocument): unknown =>
  vscode.workspace.getConfiguration(section, document).get(name);

/** Whether there is a workspace that can have settings of its own. */
export const hasWorkspaceSettings = (): boolean => (vscode.workspace.workspaceFolders?.length ?? 0) > 0;

/**
 * Turns off the problems with a code: in the workspace, or in its folder if that has its own value for the code; without a workspace, for
 * the user.
 */
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

/** The value of another extension's setting that applies to the window. */
export const foreignSetting = (foreignSection: string, name: string): unknown =>
  vscode.workspace.getConfiguration(foreignSection).get(name);

/** The user's value of another extension's setting; undefined also if the folder has its own value, which that extension would use. */
export function foreignUserSetting(foreignSection: string, name: string): unknown {
  const { globalValue, workspaceValue, workspaceFolderValue } =
    vscode.workspace.getConfiguration(foreignSection).inspect(name) ?? {};
  return workspaceValue === undefined && workspaceFolderValue === undefined ? globalValue : undefined;
}
