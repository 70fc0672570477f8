// Key bindings of the windows under test, for what a test does between its steps: a search in the command palette takes VS Code
// longer than everything that the test is about.

/** Closes open editors without saving, many with one press. */
export const CLOSE_EDITORS = 'Control+Alt+Shift+W';

/** Send Request, as a user who sends often may have it. */
export const SEND_REQUEST = 'Control+Alt+Shift+R';

/** Opens the file that a test names, if the extension for that is installed: see ../vscode/open-file.ts. */
export const OPEN_FILE = 'Control+Alt+Shift+O';

/** The text of VS Code's keybindings.json. */
export const keybindings = JSON.stringify([
  { key: 'ctrl+alt+shift+r', command: 'graphRunStates.sendRequest' },
  { key: 'ctrl+alt+shift+o', command: 'graphRunStatesTest.openFile' },
  {
    key: 'ctrl+alt+shift+w',
    command: 'runCommands',
    args: { commands: Array.from({ length: 6 }, () => 'workbench.action.revertAndCloseActiveEditor') },
  },
]);
