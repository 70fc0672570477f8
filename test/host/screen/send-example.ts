import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Editor } from './editor.ts';

const REQUEST_LINE = /^(GET|POST|PUT|PATCH|DELETE) /;

export interface ShownResponse {
  /** "201 Created" */
  readonly status: string;
  readonly body: string;
}

/**
 * Opens a request file, sends its first request with the command palette and reads the response from the response panel.
 *
 * @param relativePath in the folder of the window
 */
export async function sendExample(editor: Editor, relativePath: string): Promise<ShownResponse> {
  const lines = (await readFile(path.join(editor.folder, relativePath), 'utf8')).split('\n');
  const requestLine = lines.findIndex((line) => REQUEST_LINE.test(line)) + 1;
  if (requestLine === 0) throw new Error(`${relativePath} has no request.`);
  await editor.openFile(relativePath);
  await editor.goTo(requestLine, 1);
  await editor.runCommand('Graph Run States: Send Request');
  return { status: await editor.webviewText('status'), body: await editor.webviewText('body') };
}
