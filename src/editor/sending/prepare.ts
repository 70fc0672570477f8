import * as vscode from 'vscode';
import type { HttpFile } from '../../http/model.ts';
import { fileVariables } from '../../http/variables.ts';
import { entityTypeOfPayloadFile } from '../../language/payload-file.ts';
import { requestAt, type PlacedRequest } from '../../language/request-at.ts';
import { placeholdersOf, prepareRequest } from '../../send/prepare/prepare-request.ts';
import { refusalMessage } from '../../send/prepare/refusal-message.ts';
import type { PreparedRequest } from '../../send/prepared-request.ts';
import type { Target } from '../../send/target.ts';
import type { HttpDocuments } from '../documents.ts';
import type { Problems } from '../problems.ts';
import { askForPlaceholders } from './ask-for-placeholders.ts';
import { confirmProblems } from './confirm-problems.ts';
import { askForPayload } from './payload-files-send.ts';

/** What preparing needs to know about the window. */
export interface Preparing {
  readonly documents: HttpDocuments;
  readonly problems: Problems;
}

/**
 * Prepares the request at a place, or the payload that the file is, after asking for what it still needs.
 *
 * @returns undefined: there is nothing to send, and the user knows why
 */
export async function prepareAt(
  document: vscode.TextDocument,
  position: vscode.Position,
  target: Target,
  { documents, problems }: Preparing,
): Promise<PreparedRequest | undefined> {
  const entityType = entityTypeOfPayloadFile(document.uri.path);
  if (entityType) return askForPayload(document, entityType, target);
  const file = documents.fileOf(document);
  const placed = requestAt(file, document.offsetAt(position));
  if (!placed) {
    void vscode.window.showInformationMessage('There is no request at the cursor. Put it on a request and send again.');
    return undefined;
  }
  if (!(await confirmProblems(document, file, placed, problems))) return undefined;
  return askForRequest(file, placed, target);
}

/** Undefined: the user left one of the questions, or was told why the request cannot be sent. */
async function askForRequest(
  file: HttpFile,
  { block, request }: PlacedRequest,
  target: Target,
): Promise<PreparedRequest | undefined> {
  const variables = fileVariables(file);
  const values = await askForPlaceholders(request.method?.text ?? 'GET', placeholdersOf(request, variables));
  if (values === undefined) return undefined;
  const prepared = prepareRequest(block, request, variables, values, target);
  if (!('reason' in prepared)) return prepared;
  void vscode.window.showErrorMessage(`Not sent. ${refusalMessage(prepared)}`);
  return undefined;
}
