/** The id of the response panel in VS Code and package.json (`onWebviewPanel`). */
export const viewType = 'graphRunStates.response';
