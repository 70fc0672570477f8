import * as vscode from 'vscode';
import { diagnosticSource } from '../problems/diagnostic-source.ts';
import { tick } from './steps.ts';

/** Ticks the steps for seeing a problem and for fixing one: a visible document that had problems no longer has any. */
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
    // A document that is opened under its name later, such as the next Untitled-1, has no problems until it is checked.
    vscode.workspace.onDidCloseTextDocument((document) => {
      seen.delete(document.uri.toString());
    }),
  );
}

/** Whether a problem that this extension found is underlined. */
const hasProblem = (uri: vscode.Uri): boolean =>
  vscode.languages
    .getDiagnostics(uri)
    .some(({ source, severity }) => source === diagnosticSource && severity <= vscode.DiagnosticSeverity.Warning);
