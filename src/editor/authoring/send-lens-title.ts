import * as vscode from 'vscode';
import { targetName, type Target } from '../../send/target.ts';

/** What a lens says that sends to a target. Where a folder is not trusted it stays, and says why nothing will be sent. */
export const sendLensTitle = (target: Target): string =>
  vscode.workspace.isTrusted
    ? `Send to ${targetName(target)}`
    : '$(workspace-untrusted) Sending is off in Restricted Mode';
