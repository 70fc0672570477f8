/** The entry of a command in package.json, which `npm run build` writes. */
interface ContributedCommand {
  readonly title: string;
  /** For menus that already say what it is about. */
  readonly shortTitle?: string;
  /** One of VS Code's icons. */
  readonly icon?: string;
  /** What has to be in the editor for the Command Palette to offer it; if omitted: anything. `never`: only a menu or a view offers it. */
  readonly palette?: 'requests' | 'requests and payload files' | 'never';
}

/** The commands of this extension. `commands.ts` registers them. */
export const commands = {
  sendRequest: { title: 'Send Request', icon: 'send' },
  sendAll: { title: 'Send All in File…', icon: 'run-all', palette: 'requests' },
  sendSelected: { title: 'Send Selected Requests…', palette: 'requests' },
  sendFailedAgain: { title: 'Send Failed Requests Again' },
  sendAgain: { title: 'Send Again', icon: 'debug-restart' },
  findRequest: { title: 'Find Request…', icon: 'search' },
  showHistory: { title: 'Show History', icon: 'history' },
  clearHistory: { title: 'Clear History' },
  exportHistory: { title: 'Export History…' },
  getStarted: { title: 'Get Started', icon: 'mortar-board' },
  openExample: { title: 'Open Example Intune Request' },
  newRequest: { title: 'New Intune Run State Request…', icon: 'add' },
  newRequestFile: { title: 'New Graph Request File…', shortTitle: 'Graph Request', palette: 'never' },
  insertScriptFile: { title: 'Insert Script File as Base64…', palette: 'requests and payload files' },
  pickByName: { title: 'Insert Id by Name…', palette: 'requests' },
  openDecodedScript: { title: 'Open Decoded Script', palette: 'requests and payload files' },
  openSchema: { title: 'Open JSON Schema of a Type…' },
  importRequests: { title: 'Import Requests…' },
  selectTarget: { title: 'Select Target' },
  signIn: { title: 'Sign In…', icon: 'sign-in' },
  signOut: { title: 'Sign Out…', icon: 'sign-out' },
  switchAccount: { title: 'Switch Account…', icon: 'account' },
  setUpAppRegistration: { title: 'Set Up App Registration…', icon: 'checklist' },
  setCredential: { title: 'Set Client Secret or Certificate…', icon: 'key' },
  focusResponse: { title: 'Focus Response' },
  pinResponse: { title: 'Pin or Unpin Response', icon: 'pin' },
  selectEnvironment: { title: 'Select Environment' },
  revokeEnvironmentVariables: { title: 'Revoke Access to Environment Variables…' },
  previewRequest: { title: 'Preview Request', icon: 'preview', palette: 'requests and payload files' },
  copyRequestAs: { title: 'Copy Request As…', palette: 'requests and payload files' },
  copyRequestAsCurl: { title: 'Copy Request as cURL', palette: 'requests and payload files' },
  copyRequestAsPowerShell: { title: 'Copy Request as PowerShell', palette: 'requests and payload files' },
  copyRequestAsHttpie: { title: 'Copy Request as HTTPie', palette: 'requests and payload files' },
  fixAllInRequest: { title: 'Fix All in This Request', palette: 'requests' },
  fixAllInFile: { title: 'Fix All in This File', palette: 'requests' },
  createEnvironmentFile: { title: 'Create Environment File' },
  refreshView: { title: 'Refresh', icon: 'refresh', palette: 'never' },
  searchHistory: { title: 'Search History…', icon: 'search', palette: 'never' },
  openViewRequest: { title: 'Open Request', icon: 'go-to-file', palette: 'never' },
  sendViewRequest: { title: 'Send Request', icon: 'send', palette: 'never' },
  sendViewFile: { title: 'Send All in File…', icon: 'run-all', palette: 'never' },
  showViewResponse: { title: 'Show Response', icon: 'preview', palette: 'never' },
  sendViewRequestAgain: { title: 'Send Again', icon: 'debug-restart', palette: 'never' },
  removeFromHistory: { title: 'Remove from History', icon: 'trash', palette: 'never' },
  useViewEnvironment: { title: 'Use This Environment', icon: 'check', palette: 'never' },
  useViewTarget: { title: 'Use This Target', icon: 'check', palette: 'never' },
  signInViewTarget: { title: 'Sign In…', icon: 'sign-in', palette: 'never' },
  signOutViewTarget: { title: 'Sign Out…', icon: 'sign-out', palette: 'never' },
} as const satisfies Readonly<Record<string, ContributedCommand>>;

export type CommandName = keyof typeof commands;

/** The id of a command in VS Code. */
export const commandId = (name: CommandName): string => `graphRunStates.${name}`;

export const commandNames = Object.keys(commands) as readonly CommandName[];

/** The commands by name, for everything outside their own files. */
export const contributedCommands = Object.entries(commands) as readonly (readonly [CommandName, ContributedCommand])[];
