import type { ExtensionContext } from 'vscode';
import { CodeLenses } from './editor/code-lenses.ts';
import { registerCompletion } from './editor/completion.ts';
import { registerDocumentLinks } from './editor/document-links.ts';
import { HttpDocuments } from './editor/documents.ts';
import { registerFixAll } from './editor/fix-all.ts';
import { registerFolding } from './editor/folding.ts';
import { registerFormatting } from './editor/format-body.ts';
import { registerHover } from './editor/hover.ts';
import { registerMarkdownContext } from './editor/markdown-context.ts';
import { registerPaste } from './editor/paste.ts';
import { registerPayloadFiles } from './editor/payload-files.ts';
import { registerNewRequestCommand } from './editor/new-request-command.ts';
import { Problems } from './editor/problems.ts';
import { registerQuickFixes } from './editor/quick-fixes.ts';
import { RequestGutter } from './editor/request-gutter.ts';
import { registerSelectionRanges } from './editor/selection-ranges.ts';
import { registerSendCommand } from './editor/send-command.ts';
import { registerSymbols } from './editor/symbols.ts';
import { TargetStatus } from './editor/target-status.ts';
import { registerVariableNavigation } from './editor/variable-navigation.ts';

/** Makes the services, registers them, and leaves their disposal to VS Code. */
export function activate(context: ExtensionContext): void {
  const documents = new HttpDocuments();
  const target = new TargetStatus(context.workspaceState, documents);
  const problems = new Problems(documents, target);
  context.subscriptions.push(
    documents,
    problems,
    target,
    registerQuickFixes(documents, problems),
    registerFixAll(documents, problems),
    registerCompletion(documents, target),
    registerHover(documents),
    registerSymbols(documents),
    registerFolding(documents),
    registerSelectionRanges(documents),
    registerVariableNavigation(documents),
    registerDocumentLinks(documents),
    registerFormatting(documents),
    new CodeLenses(documents, target),
    new RequestGutter(documents),
    registerNewRequestCommand(documents, target),
    registerPaste(documents),
    registerMarkdownContext(documents),
    registerPayloadFiles(target),
    registerSendCommand(context.extensionUri, documents, target, problems),
  );
}
