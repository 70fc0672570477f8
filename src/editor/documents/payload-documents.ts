import * as vscode from 'vscode';
import { requestLimit } from '../../language/limits.ts';
import { type PayloadFile, payloadFileOf } from '../../language/payload-file/payload-file.ts';

/** What an editable payload file is the body of; undefined for the old revision in a diff, and for any other file. */
export const payloadIn = ({ uri }: vscode.TextDocument): PayloadFile | undefined =>
  vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false ? undefined : payloadFileOf(uri.path);

/** Whether a document is a payload file that can be sent: there is a known collection to create such entities in. */
export const isSentPayload = (document: vscode.TextDocument): boolean =>
  (payloadIn(document)?.routes().length ?? 0) > 0;

/** The payload files that are open now. */
export const openPayloads = (): readonly vscode.TextDocument[] =>
  vscode.workspace.textDocuments.filter((document) => payloadIn(document) !== undefined);

/** Whether reading a payload would take too long for what VS Code requests at each edit and each move of the cursor. */
export const isLargePayload = (document: vscode.TextDocument): boolean =>
  document.lineCount > requestLimit.lines ||
  document.offsetAt(new vscode.Position(document.lineCount, 0)) > requestLimit.characters;
