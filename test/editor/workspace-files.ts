import * as vscode from 'vscode';

/** A folder of the workspace for the files of a test, deleted after the suite. Call it in a `describe`. */
export function workspaceFolder(name: string): {
  /** Of a file in it, or of the folder itself. */
  readonly uri: (path?: string) => vscode.Uri;
  readonly write: (path: string, text: string | Uint8Array) => Promise<vscode.Uri>;
  /** Writes and opens a file that isn't open yet. */
  readonly open: (path: string, text: string) => Promise<vscode.TextDocument>;
} {
  const uri = (path = ''): vscode.Uri => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    if (folder === undefined) throw new Error('The tests need a workspace folder.');
    return vscode.Uri.joinPath(folder.uri, name, path);
  };
  const write = async (path: string, text: string | Uint8Array): Promise<vscode.Uri> => {
    await vscode.workspace.fs.writeFile(uri(path), typeof text === 'string' ? new TextEncoder().encode(text) : text);
    return uri(path);
  };
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(uri(), { recursive: true });
  });
  return {
    uri,
    write,
    open: async (path, text) => {
      const isOpen = vscode.workspace.textDocuments.some(
        (document) => document.uri.toString() === uri(path).toString(),
      );
      if (isOpen) throw new Error(`${path} is open: VS Code may read it while it is being written, and find nothing.`);
      const document = await vscode.workspace.openTextDocument(await write(path, text));
      await vscode.window.showTextDocument(document);
      return document;
    },
  };
}
