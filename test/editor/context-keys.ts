import * as vscode from 'vscode';

/**
 * Follows the context keys that the extension sets while something runs: a test inside VS Code can't read them.
 *
 * @param run gets the values, which are kept up to date
 */
export async function followingContextKeys(run: (keys: ReadonlyMap<string, unknown>) => Promise<void>): Promise<void> {
  const commands = vscode.commands as unknown as {
    executeCommand: (command: string, ...args: readonly unknown[]) => Thenable<unknown>;
  };
  const original = commands.executeCommand;
  const keys = new Map<string, unknown>();
  commands.executeCommand = (command, ...args) => {
    if (command === 'setContext') keys.set(String(args[0]), args[1]);
    return original(command, ...args);
  };
  try {
    await run(keys);
  } finally {
    commands.executeCommand = original;
  }
}
