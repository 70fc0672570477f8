import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { clouds, entityTypes } from '../../../catalog/index.ts';
import type { EntityType, Route } from '../../../catalog/index.ts';
import type { OfferedRequest } from '../../../language/contributions/snippets.ts';
import { routeChoicesOf } from '../../../language/route-choices.ts';
import type { HttpDocuments } from '../../documents/documents.ts';
import { httpLanguage } from '../../documents/languages.ts';
import type { TargetStatus } from '../../send-target/target-status.ts';
import { registerCommands } from '../../commands.ts';

/** Answers that a keyboard shortcut may pass; the user is asked for the rest. */
interface Answers {
  /** Name of an entity type. */
  readonly entityType?: unknown;
  /** Path of a route, from `/deviceManagement`. */
  readonly route?: unknown;
}

/** The commands that add a request which creates a run state: below the one at the cursor, or in a new file. */
export const registerNewRequestCommand = (documents: HttpDocuments, target: TargetStatus): vscode.Disposable =>
  registerCommands({
    newRequest: async (answers?: unknown) => newRequestAt(answers as Answers | undefined, documents, target),
    // A user who cancels the questions keeps the file, which shows other ways to start.
    newRequestFile: async () => {
      await newFile();
      await newRequestAt(undefined, documents, target);
    },
  });

async function newRequestAt(
  answers: Answers | undefined,
  documents: HttpDocuments,
  target: TargetStatus,
): Promise<void> {
  const chosenType = entityTypes.find(({ name }) => name === answers?.entityType) ?? (await askWhatToSend());
  const offered = chosenType && ('route' in chosenType ? chosenType : await withRoute(chosenType, answers?.route));
  if (offered === undefined) return;
  const editor = await requestEditor();
  const { newRequest } = await import('../../../language/insert/request.ts');
  const { document } = editor;
  const chosen = target.current;
  const cloud = chosen.kind === 'cloud' ? chosen.cloud : clouds[0];
  const offset = document.offsetAt(editor.selection.active);
  const edit = newRequest(documents.fileOf(document), offset, offered, cloud);
  const range = new vscode.Range(document.positionAt(edit.start), document.positionAt(edit.end));
  // Without the indentation of the line above, which belongs to another request.
  const options = { undoStopBefore: true, undoStopAfter: true, keepWhitespace: true };
  await editor.insertSnippet(new vscode.SnippetString(edit.text), range, options);
  editor.revealRange(new vscode.Range(editor.selection.active, editor.selection.active));
}

/** A run state may be created on several routes. */
async function withRoute(type: EntityType, wanted: unknown): Promise<OfferedRequest | undefined> {
  const route = type.routes.find(({ path }) => path === wanted) ?? (await askForRoute(type));
  return route && { type, route };
}

/** Lists run states first; words such as "compliance policy" find anything in Intune. */
async function askWhatToSend(): Promise<EntityType | OfferedRequest | undefined> {
  const { compiledRequests, scriptRequests, wordsOf } = await import('../../../language/insert/offered-requests.ts');
  const { requestTitle } = await import('../../../language/contributions/snippets.ts');
  const separator = (label: string): Pick => ({ label, kind: vscode.QuickPickItemKind.Separator });
  const offer = (offered: OfferedRequest): Pick => ({
    label: requestTitle(offered),
    description: offered.type.kind === 'parameters' ? '' : wordsOf(offered.type.name),
    detail: `POST ${offered.route.path}`,
    chosen: offered,
  });
  const picks: readonly Pick[] = [
    separator(t('Run states')),
    ...entityTypes.map((type) => ({ label: type.name, detail: type.description, chosen: type })),
    separator(t('Scripts')),
    ...scriptRequests.map(offer),
    separator(t('All of Intune, from Microsoft’s SDK, not checked by hand')),
    ...compiledRequests().map(offer),
  ];
  const [title, placeHolder] = [
    t('New Request'),
    t('Choose what to create, or type words such as “compliance policy”'),
  ];
  const options = { title, placeHolder, matchOnDetail: true, matchOnDescription: true };
  return (await vscode.window.showQuickPick(picks, options))?.chosen;
}

interface Pick extends vscode.QuickPickItem {
  /** Undefined: this is a separator. */
  readonly chosen?: EntityType | OfferedRequest;
}

/** With only one route, there is nothing to ask. */
async function askForRoute(entityType: EntityType): Promise<Route | undefined> {
  const picks = routeChoicesOf(entityType).map(({ note, ...choice }) => ({ ...choice, description: note }));
  if (picks.length <= 1) return picks[0]?.route;
  return (
    await vscode.window.showQuickPick(picks, {
      title: t`New Request: ${entityType.name}`,
      placeHolder: t('Choose the collection to create it in'),
      matchOnDetail: true,
    })
  )?.route;
}

/** The active editor if it shows a request file, else one with a new, empty file. */
async function requestEditor(): Promise<vscode.TextEditor> {
  const active = vscode.window.activeTextEditor;
  return active?.document.languageId === httpLanguage ? active : newFile();
}

/** An editor with a new, unsaved file. */
async function newFile(): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument({ language: httpLanguage, content: '' });
  return vscode.window.showTextDocument(document);
}
