import * as vscode from 'vscode';
import type { Preparing } from '../preparing/prepare.ts';
import type { PayloadFileProblems } from '../problems/payload-files.ts';
import type { TargetStatus } from '../send-target/target-status.ts';
import { CodeLenses } from './code-lenses.ts';
import { registerCompletion } from './completion.ts';
import { registerEmptyFileHint } from './empty-file-hint.ts';
import { registerDocumentLinks } from './navigation/document-links.ts';
import { registerFixAll } from './fixes/fix-all.ts';
import { registerFolding } from './navigation/folding.ts';
import { registerFormatting } from './format-body.ts';
import { registerHover } from './hover.ts';
import { registerImportRequests } from './commands/import-requests.ts';
import { registerMenuContext } from './menu-context.ts';
import { registerNewRequestCommand } from './commands/new-request.ts';
import { registerOpenSchemaCommand } from './commands/open-schema.ts';
import { registerPaste } from './paste.ts';
import { registerPayloadFiles } from './payload-files.ts';
import { registerQuickFixes } from './fixes/quick-fixes.ts';
import { RequestGutter } from './request-gutter.ts';
import { registerScriptContent } from './script-content/script-content.ts';
import { registerSelectionRanges } from './navigation/selection-ranges.ts';
import { registerSymbols } from './navigation/symbols.ts';
import { registerVariableNavigation } from './navigation/variable-navigation.ts';

/** The features that help to write requests: each is one file in this folder, most of them an adapter of a file in `language/`. */
export const registerAuthoring = (
  {
    documents,
    problems,
    environments,
    named,
    names,
  }: Pick<Preparing, 'documents' | 'problems' | 'environments' | 'named' | 'names'>,
  target: TargetStatus,
  payloadProblems: PayloadFileProblems,
): vscode.Disposable =>
  vscode.Disposable.from(
    registerCompletion(documents, target, environments, named, names),
    registerHover(documents, environments, target, named),
    registerQuickFixes(documents, problems),
    registerFixAll(documents, problems),
    registerSymbols(documents, environments),
    registerFolding(documents),
    registerSelectionRanges(documents),
    registerVariableNavigation(documents),
    registerDocumentLinks(documents),
    registerFormatting(documents),
    registerPaste(documents),
    registerNewRequestCommand(documents, target),
    registerOpenSchemaCommand(),
    registerEmptyFileHint(),
    registerImportRequests(),
    registerMenuContext(documents, environments),
    registerScriptContent(documents, environments),
    registerPayloadFiles(target, payloadProblems),
    new CodeLenses(documents, target, environments),
    new RequestGutter(documents, environments),
  );
