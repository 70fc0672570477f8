// Pages that rules of several families are read on.

export const graphApi = 'https://learn.microsoft.com/graph/use-the-api';

/** What VS Code calls this extension: its publisher and its name. */
export const ownId = 'graph-run-states.graph-run-states';

/** Our own README, in VS Code: the comments that only this extension reads are documented there. */
export const ownReadme = `vscode:extension/${ownId}`;

// How the tools that read the same files do it.
export const restClient = 'https://github.com/Huachao/vscode-restclient#readme';
export const httpYac = 'https://httpyac.github.io/guide/request.html';
