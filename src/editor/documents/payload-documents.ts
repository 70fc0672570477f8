import * as vscode from 'vscode';
import type { EntityType } from '../../catalog/index.ts';
import { requestLimit } from '../../language/limits.ts';
import { entityTypeOfPayloadFile } from '../../language/payload-file.ts';

/** The entity type of a payload file that can be edited; undefined for the old revision in a diff, and for any other file. */
export const payloadTypeOf = ({ uri }: vscode.TextDocument): EntityType | undefined =>
  vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false ? undefined : entityTypeOfPayloadFile(uri.path);

/** The payload files that are open now. */
export const openPayloads = (): readonly vscode.TextDocument[] =>
  vscode.workspace.textDocuments.filter((document) => payloadTypeOf(document) !== undefined);

/** Whether reading a payload would take too long for what VS Code asks for at each edit and each move of the cursor. */
export const isLargePayload = (document: vscode.TextDocument): boolean =>
  document.lineCount > requestLimit.lines ||
  document.offsetAt(new vscode.Position(document.lineCount, 0)) > requestLimit.characters;
