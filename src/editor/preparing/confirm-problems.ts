import * as vscode from 'vscode';
import { blockAt } from '../../http/file.ts';
import type { HttpFile } from '../../http/model.ts';
import { problemMessage } from '../../language/problems/problem-message.ts';
import type { Problem } from '../../language/problems/problem.ts';
import type { PlacedRequest } from '../../language/request-at.ts';
import type { Problems } from '../problems.ts';
import { withoutLinks } from '../sign-in/without-links.ts';

/** The errors of a request, as the editor shows them. */
export function errorsOf(
  document: vscode.TextDocument,
  file: HttpFile,
  { request, block, start }: PlacedRequest,
  problems: Problems,
): Problem[] {
  const next = block.requests.find((other) => other.start > request.start)?.start ?? Infinity;
  return problems
    .ofBlock(document, blockAt(file, start))
    .filter((problem) => problem.severity === 'error' && request.start <= problem.start && problem.start < next);
}

/**
 * Asks before something with errors is sent; without errors there is nothing to ask. Warnings never hold a request back, and
 * neither do errors if it is meant.
 *
 * @param subject what has them: `this request`
 */
export async function confirmErrors(errors: readonly Problem[], subject: string): Promise<boolean> {
  const [first] = errors;
  if (first === undefined) return true;
  const [send, show] = ['Send Anyway', 'Show Problems'];
  const count = errors.length === 1 ? '1 problem' : `${errors.length} problems`;
  const choice = await vscode.window.showWarningMessage(
    withoutLinks(`${count} in ${subject}. ${problemMessage(first)}`),
    send,
    show,
  );
  if (choice === show) await vscode.commands.executeCommand('workbench.actions.view.problems');
  return choice === send;
}
