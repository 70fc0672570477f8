import * as vscode from 'vscode';
import type { Redacted } from '../secrets/redacted.ts';

/** Copies what the user picked, as it is shown: a value, a body, a request in the syntax of another tool. */
export const copyAsShown = (text: string): Thenable<void> => vscode.env.clipboard.writeText(text);

/** Copies what is meant to be shared with others, such as support. */
export const copyForOthers = (text: Redacted): Thenable<void> => vscode.env.clipboard.writeText(text);
