import * as vscode from 'vscode';

/**
 * Opens an address in the system browser, exactly as it is written. A `Uri` would not do: it keeps the query decoded, and what
 * VS Code makes of it again has lost the difference between `%2B` and `+`, or `%26` and `&`.
 *
 * @returns false: it could not be opened, or the user did not want it
 */
export async function openInBrowser(url: string): Promise<boolean> {
  try {
    // VS Code hands a string on untouched; only its types do not say so (microsoft/vscode issues 85930 and 173239).
    return await vscode.env.openExternal(url as unknown as vscode.Uri);
  } catch {
    return false;
  }
}
