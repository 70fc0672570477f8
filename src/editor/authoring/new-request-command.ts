import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { clouds, entityTypes } from '../../catalog/index.ts';
import type { EntityType, Route } from '../../catalog/index.ts';
import { routeChoicesOf } from '../../language/route-choices.ts';
import { httpLanguage, type HttpDocuments } from '../documents/documents.ts';
import type { TargetStatus } from '../send-target/target-status.ts';
import { registerCommands } from '../commands.ts';

/** What a keyboard shortcut may answer beforehand; the rest is asked for. */
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
    // Who answers none of the questions keeps the file, and finds in it how else to begin.
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
  const entityType = entityTypes.find(({ name }) => name === answers?.entityType) ?? (await askForEntityType());
  const route =
    entityType?.routes.find(({ path }) => path === answers?.route) ?? (entityType && (await askForRoute(entityType)));
  if (entityType === undefined || route === undefined) return;
  const editor = await requestEditor();
  const { newRequest } = await import('../../language/insert-request.ts');
  const { document } = editor;
  const chosen = target.current;
  const cloud = chosen.kind === 'cloud' ? chosen.cloud : clouds[0];
  const offset = document.offsetAt(editor.selection.active);
  const edit = newRequest(documents.fileOf(document), offset, entityType, route, cloud);
  const range = new vscode.Range(document.positionAt(edit.start), document.positionAt(edit.end));
  // Not indented along with the line above, which belongs to another request.
  const options = { undoStopBefore: true, undoStopAfter: true, keepWhitespace: true };
  await editor.insertSnippet(new vscode.SnippetString(edit.text), range, options);
  editor.revealRange(new vscode.Range(editor.selection.active, editor.selection.active));
}

async function askForEntityType(): Promise<EntityType | undefined> {
  const picks = entityTypes.map((entityType) => ({
    label: entityType.name,
    detail: entityType.description,
    entityType,
  }));
  const [title, placeHolder] = [t('New Request'), t('Choose the entity type to create')];
  return (await vscode.window.showQuickPick(picks, { title, placeHolder, matchOnDetail: true }))?.entityType;
}

/** There is nothing to ask where there is one route only. */
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

/** An editor with a file that was never saved. */
async function newFile(): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument({ language: httpLanguage, content: '' });
  return vscode.window.showTextDocument(document);
}
