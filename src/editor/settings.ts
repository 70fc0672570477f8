import * as vscode from 'vscode';
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

/** Keeps a setting of the user, for all folders. */
export async function keepUserSetting(name: UserSetting, value: string): Promise<void> {
  await vscode.workspace.getConfiguration(section).update(name, value, vscode.ConfigurationTarget.Global);
}

/** A setting as it counts for a document, or for the window. */
export const folderSetting = (name: FolderSetting, document?: vscode.TextDocument): unknown =>
  vscode.workspace.getConfiguration(section, document).get(name);

/**
 * A setting of another extension as the user has it; undefined also where the folder has a value of its own, by which that
 * extension would go.
 */
export function foreignUserSetting(foreignSection: string, name: string): unknown {
  const { globalValue, workspaceValue, workspaceFolderValue } =
    vscode.workspace.getConfiguration(foreignSection).inspect(name) ?? {};
  return workspaceValue === undefined && workspaceFolderValue === undefined ? globalValue : undefined;
}
