import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Omitted } from '../../language/paste/omitted.ts';
import { someOf } from '../../texts/list-text.ts';
import { showInformation } from '../messages/messages.ts';

/** Milliseconds for which the status bar shows that something unimportant was left out. */
const shownFor = 10_000;

/** Reports what was on the clipboard but isn't in the file. Secrets, and anything that couldn't be read, are worth a notification. */
export function showWhatIsOmitted(omitted: Omitted): void {
  const sentences = omittedSentences(omitted);
  if (sentences.length === 0) return;
  if (omitted.secrets.length > 0 || omitted.unread.length > 0) void showInformation(sentences.join(' '));
  else vscode.window.setStatusBarMessage(sentences.join(' '), shownFor);
}

/** One sentence for each kind of thing that was left out. */
export function omittedSentences({ secrets, headers, unread }: Omitted): string[] {
  const sentences: string[] = [];
  if (secrets.length > 0) sentences.push(t`Secrets were left out: ${someOf(secrets, shownNames)}.`);
  if (headers.length > 0)
    sentences.push(t`Headers of the browser or connection were left out: ${someOf(headers, shownNames)}.`);
  if (unread.length > 0) sentences.push(t`These parts couldn’t be read: ${someOf(unread, shownNames)}.`);
  return sentences;
}

/** As many names as a notification has room for. */
const shownNames = 6;
