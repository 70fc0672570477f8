import type * as vscode from 'vscode';
import type { AfterTrouble, Trouble } from '../../send/many/after-trouble.ts';
import { askInDialog } from '../messages.ts';

interface Choice extends vscode.MessageItem {
  readonly answer: AfterTrouble;
}

/**
 * Asks whether to go on after requests have failed, or may have been carried out without anybody knowing. To stop is what
 * happens if the question is closed.
 *
 * @param nameOf what a request is called, by its place
 * @param summary how all of them stand: `12 created, 1 failed, 3 left`
 */
export async function askAfterTrouble(
  { kind, places, left }: Trouble,
  nameOf: (place: number) => string,
  summary: string,
): Promise<AfterTrouble> {
  const first = nameOf(places[0] ?? 0);
  const which = places.length === 1 ? `"${first}"` : `"${first}" and ${places.length - 1} more`;
  const rest = left === 1 ? 'Send the one that is left?' : `Send the ${left} that are left?`;
  const what =
    kind === 'failed'
      ? `${which} failed. ${rest}`
      : `Nobody knows whether ${which} ${places.length === 1 ? 'was' : 'were'} carried out. ${rest}`;
  const detail =
    kind === 'failed'
      ? summary
      : `${summary}\n\nWhat is uncertain is not sent again by itself. It helps to look first, if the others build on it.`;
  const goOn: Choice = { title: 'Go On', answer: 'go on' };
  const all: Choice = {
    title: kind === 'failed' ? 'Go On After Any Failure' : 'Go On After Any Uncertain One',
    answer: 'go on for all',
  };
  const stop: Choice = { title: 'Stop', answer: 'stop', isCloseAffordance: true };
  const choice = await askInDialog('warning', what, detail, goOn, all, stop);
  return choice?.answer ?? 'stop';
}
