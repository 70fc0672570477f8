import type { ExtensionContext } from 'vscode';
import { HttpDocuments } from './editor/documents.ts';
import { Problems } from './editor/problems.ts';
import { registerQuickFixes } from './editor/quick-fixes.ts';
import { registerSendCommand } from './editor/send-command.ts';
import { TargetStatus } from './editor/target-status.ts';

/** Makes the services, registers them, and leaves their disposal to VS Code. */
export function activate(context: ExtensionContext): void {
  const documents = new HttpDocuments();
  const problems = new Problems(documents);
  const target = new TargetStatus(context.workspaceState);
  context.subscriptions.push(
    documents,
    problems,
    target,
    registerQuickFixes(documents, problems),
    registerSendCommand(context.extensionUri, documents, target),
  );
}
