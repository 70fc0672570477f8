import { cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { repository } from '../folders.ts';

/** VS Code's own Microsoft account in a test. */
export interface MicrosoftAccount {
  /** Outside the folders that the editor writes to: it contains a token. */
  readonly file: string;
}

/** Sets who signs in next. */
export const signsInAs = ({ file }: MicrosoftAccount, label: string, accessToken: string): Promise<void> =>
  writeFile(file, JSON.stringify({ label, accessToken }));

/** The scopes of each sign-in so far. */
export async function askedScopes({ file }: MicrosoftAccount): Promise<readonly (readonly string[])[]> {
  const lines = (await readFile(`${file}.asked`, 'utf8')).split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as string[]);
}

/** What the extension that stands in for the account reads from its environment. */
export const accountEnvironment = ({ file }: MicrosoftAccount): Record<string, string> => ({
  GRAPH_RUN_STATES_ACCOUNT: file,
});

/** Installs that extension in place of VS Code's own, in a data folder that no server has used yet. */
export async function installAccount(dataFolder: string): Promise<void> {
  const name = 'vscode.microsoft-authentication-99.0.0';
  await cp(path.join(repository, 'test/host/vscode/account-extension'), path.join(dataFolder, 'extensions', name), {
    recursive: true,
  });
}
