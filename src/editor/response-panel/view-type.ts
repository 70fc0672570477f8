/** The response panel, as VS Code and package.json (`onWebviewPanel`) know it. */
export const viewType = 'graphRunStates.response';
