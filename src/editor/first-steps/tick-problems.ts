import * as vscode from 'vscode';
import { diagnosticSource } from '../problems/diagnostic-source.ts';
import { tick } from './steps.ts';

/** Ticks that a problem was on the screen, and that one was fixed: a visible document no longer has one that it had. */
export function tickSeenAndFixed(): vscode.Disposable {
  const seen = new Set<string>();
  return vscode.Disposable.from(
    vscode.languages.onDidChangeDiagnostics(() => {
      for (const { document } of vscode.window.visibleTextEditors) {
        const uri = document.uri.toString();
        if (hasProblem(document.uri)) {
          if (!seen.has(uri)) tick('see');
          seen.add(uri);
        } else if (seen.delete(uri) && document.getText().trim() !== '') tick('fix');
      }
    }),
    // What is opened by its name later, such as the next Untitled-1, has no problems before it is checked.
    vscode.workspace.onDidCloseTextDocument((document) => {
      seen.delete(document.uri.toString());
    }),
  );
}

/** Whether something is underlined that this extension has found. */
const hasProblem = (uri: vscode.Uri): boolean =>
  vscode.languages
    .getDiagnostics(uri)
    .some(({ source, severity }) => source === diagnosticSource && severity <= vscode.DiagnosticSeverity.Warning);
