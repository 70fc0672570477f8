import type { ExtensionContext } from 'vscode';
import { OnDemand } from './editor/activation/on-demand.ts';
import { useTranslation } from './editor/translation.ts';

/**
 * VS Code activates this extension for every JSON and Markdown document, because it has no event for only those that need it. So activation
 * only listens; the first document, command or view that needs this extension loads the rest.
 *
 * @returns a promise that VS Code waits for, if something has to be loaded right away
 */
export function activate(context: ExtensionContext): Promise<void> | undefined {
  useTranslation();
  const onDemand = new OnDemand(async () => (await import('./editor/start.ts')).start(context));
  context.subscriptions.push(onDemand);
  return onDemand.settled;
}
