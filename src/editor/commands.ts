import * as vscode from 'vscode';
import { commandId, type CommandName, commandNames } from './command-names.ts';

// Callers may pass anything: each command checks its own arguments.
type Run = (...args: readonly unknown[]) => unknown;

/** The implementations of the commands, as far as they are loaded. */
const implementations = new Map<CommandName, Run>();

/**
 * Registers all commands of this extension. The first one to run loads their implementations.
 *
 * @param load calls `registerCommands`, directly or not; if it fails, so does the command
 */
export const registerAllCommands = (load: () => Promise<unknown>): vscode.Disposable =>
  vscode.Disposable.from(
    ...commandNames.map((name) =>
      vscode.commands.registerCommand(commandId(name), async (...args: readonly unknown[]) => {
        if (!implementations.has(name)) await load();
        const run = implementations.get(name);
        if (run === undefined) throw new Error(`No file registers ${name}`);
        return run(...args);
      }),
    ),
  );

/** Registers the implementations of some of this extension's commands; dispose to unregister. */
export function registerCommands(commands: Readonly<Partial<Record<CommandName, Run>>>): vscode.Disposable {
  const own = Object.entries(commands) as readonly (readonly [CommandName, Run])[];
  for (const [name, run] of own) implementations.set(name, run);
  return new vscode.Disposable(() => {
    for (const [name] of own) implementations.delete(name);
  });
}

/** Registers a command that only an action of the editor runs: it isn't in the Command Palette, so package.json doesn't list it. */
export const registerActionCommand = (id: `graphRunStates.${string}.${string}`, run: Run): vscode.Disposable =>
  vscode.commands.registerCommand(id, run);

/** Runs a command of this extension, loading what it needs. */
export const runCommand = (name: CommandName, ...args: readonly unknown[]): Thenable<unknown> =>
  vscode.commands.executeCommand(commandId(name), ...args);
