import type { ExtensionContext } from 'vscode';
import { CodeLenses } from './editor/code-lenses.ts';
import { HttpDocuments } from './editor/documents.ts';
import { registerFixAll } from './editor/fix-all.ts';
import { registerLanguageFeatures } from './editor/language-features.ts';
import { registerMarkdownContext } from './editor/markdown-context.ts';
import { registerNewRequestCommand } from './editor/new-request-command.ts';
import { registerPayloadFiles } from './editor/payload-files.ts';
import { Problems } from './editor/problems.ts';
import { registerQuickFixes } from './editor/quick-fixes.ts';
import { RequestGutter } from './editor/request-gutter.ts';
import { registerSendCommand } from './editor/sending/send-command.ts';
import { createTokenSource } from './editor/sign-in/token-source.ts';
import { TargetStatus } from './editor/sending/target-status.ts';

/** Makes the services, registers them, and leaves their disposal to VS Code. */
export function activate(context: ExtensionContext): void {
  const documents = new HttpDocuments();
  const target = new TargetStatus(context.workspaceState, documents);
  const problems = new Problems(documents, target);
  const tokens = createTokenSource();
  context.subscriptions.push(
    documents,
    target,
    problems,
    registerQuickFixes(documents, problems),
    registerFixAll(documents, problems),
    registerLanguageFeatures(documents, target),
    registerMarkdownContext(documents),
    registerPayloadFiles(target),
    new CodeLenses(documents, target),
    new RequestGutter(documents),
    registerNewRequestCommand(documents, target),
    registerSendCommand(context.extensionUri, documents, target, problems, tokens),
  );
}
