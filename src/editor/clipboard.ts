import * as vscode from 'vscode';
import type { Redacted } from '../secrets/redacted.ts';

/** Puts on the clipboard what the user points at, as it is shown: a value, a body, a request in the words of another tool. */
export const copyAsShown = (text: string): Thenable<void> => vscode.env.clipboard.writeText(text);

/** Puts on the clipboard what is made to be given to others, such as support. */
export const copyForOthers = (text: Redacted): Thenable<void> => vscode.env.clipboard.writeText(text);
