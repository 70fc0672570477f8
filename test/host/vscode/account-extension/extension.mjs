// Stands in for VS Code's own Microsoft account in tests, without Microsoft: a file says who signs in, and with which token.
import { appendFileSync, readFileSync } from 'node:fs';
import * as vscode from 'vscode';

/** Names the file; see test/host/vscode/account.ts. */
const FILE = 'GRAPH_RUN_STATES_ACCOUNT';

/** @param {vscode.ExtensionContext} context */
export function activate({ subscriptions }) {
  const file = process.env[FILE];
  if (file === undefined) return;
  /** @type {vscode.EventEmitter<vscode.AuthenticationProviderAuthenticationSessionsChangeEvent>} */
  const changed = new vscode.EventEmitter();
  /** @type {vscode.AuthenticationSession[]} */
  const sessions = [];
  /** @type {vscode.AuthenticationProvider} */
  const provider = {
    onDidChangeSessions: changed.event,
    getSessions: (scopes) =>
      Promise.resolve(sessions.filter((session) => scopes === undefined || session.scopes.join() === scopes.join())),
    createSession: (scopes) => {
      appendFileSync(`${file}.asked`, `${JSON.stringify(scopes)}\n`);
      /** @type {unknown} */
      const parsed = JSON.parse(readFileSync(file, 'utf8'));
      const { label, accessToken } = /** @type {{ label: string, accessToken: string }} */ (parsed);
      const session = {
        id: `session ${sessions.length}`,
        account: { id: `account ${label}`, label },
        accessToken,
        scopes,
      };
      sessions.push(session);
      changed.fire({ added: [session], removed: [], changed: [] });
      return Promise.resolve(session);
    },
    removeSession: () => Promise.resolve(),
  };
  const options = { supportsMultipleAccounts: true };
  subscriptions.push(
    changed,
    vscode.authentication.registerAuthenticationProvider('microsoft', 'Microsoft', provider, options),
  );
}
