/** The commands of this extension, as package.json contributes them and `commands.ts` registers them: a test compares. */
export const commandNames = [
  'sendRequest',
  'sendAll',
  'sendSelected',
  'sendFailedAgain',
  'sendAgain',
  'showHistory',
  'clearHistory',
  'newRequest',
  'selectTarget',
  'signIn',
  'signOut',
  'switchAccount',
  'setUpAppRegistration',
  'setCredential',
  'focusResponse',
  'pinResponse',
  'selectEnvironment',
  'revokeEnvironmentVariables',
  'previewRequest',
  'copyRequestAs',
  'copyRequestAsCurl',
  'copyRequestAsPowerShell',
  'copyRequestAsHttpie',
  'fixAllInRequest',
  'fixAllInFile',
] as const;

export type CommandName = (typeof commandNames)[number];

/** The id of a command, as VS Code knows it. */
export const commandId = (name: CommandName): string => `graphRunStates.${name}`;
