import type { ExtensionContext } from 'vscode';
import { OnDemand } from './editor/activation/on-demand.ts';
import { useTranslation } from './editor/translation.ts';

/**
 * VS Code activates this extension with every JSON and Markdown document, because it has no event for those that need it. So activation
 * only listens, and loads all the rest with the first document, command or view that does.
 *
 * @returns what VS Code waits for, if there is something to load at once
 */
export function activate(context: ExtensionContext): Promise<void> | undefined {
  useTranslation();
  const onDemand = new OnDemand(async () => (await import('./editor/start.ts')).start(context));
  context.subscriptions.push(onDemand);
  return onDemand.settled;
}
