import * as vscode from 'vscode';
import { commandId, type CommandName } from './command-names.ts';

// What callers pass is anybody's: each command checks its own.
type Run = (...args: readonly unknown[]) => unknown;

/** Registers some of this extension's commands; dispose to remove them. */
export const registerCommands = (commands: Readonly<Partial<Record<CommandName, Run>>>): vscode.Disposable =>
  vscode.Disposable.from(
    ...Object.entries(commands).map(([name, run]) =>
      vscode.commands.registerCommand(commandId(name as CommandName), run),
    ),
  );

/** Registers a command that only an action of the editor runs: no palette has it, so package.json does not name it. */
export const registerActionCommand = (id: `graphRunStates.${string}.${string}`, run: Run): vscode.Disposable =>
  vscode.commands.registerCommand(id, run);

/** Runs a command of this extension, loading what it needs. */
export const runCommand = (name: CommandName, ...args: readonly unknown[]): Thenable<unknown> =>
  vscode.commands.executeCommand(commandId(name), ...args);
