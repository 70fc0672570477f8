import * as vscode from 'vscode';
import { registerCompletion } from './completion.ts';
import { registerDocumentLinks } from './document-links.ts';
import type { HttpDocuments } from './documents.ts';
import type { Environments } from './environments.ts';
import { registerFolding } from './folding.ts';
import { registerFormatting } from './format-body.ts';
import { registerHover } from './hover.ts';
import { registerPaste } from './paste.ts';
import { registerSelectionRanges } from './selection-ranges.ts';
import { registerSymbols } from './symbols.ts';
import type { TargetStatus } from './target/target-status.ts';
import { registerVariableNavigation } from './variable-navigation.ts';

/** What VS Code asks a language for: each feature is one file of this folder over one of `language/`. */
export const registerLanguageFeatures = (
  documents: HttpDocuments,
  target: TargetStatus,
  environments: Environments,
): vscode.Disposable =>
  vscode.Disposable.from(
    registerCompletion(documents, target, environments),
    registerHover(documents, environments),
    registerSymbols(documents),
    registerFolding(documents),
    registerSelectionRanges(documents),
    registerVariableNavigation(documents),
    registerDocumentLinks(documents),
    registerFormatting(documents),
    registerPaste(documents),
  );
