// Pages for rules of several families.

export const graphApi = 'https://learn.microsoft.com/graph/use-the-api';

/** The id of this extension in VS Code: its publisher and its name. */
export const ownId = 'graph-run-states.graph-run-states';

/** This extension's README, in VS Code: the comments that only this extension reads are documented there. */
export const ownReadme = `vscode:extension/${ownId}`;

// The documentation of tools that read the same files.
export const restClient = 'https://github.com/Huachao/vscode-restclient#readme';
export const httpYac = 'https://httpyac.github.io/guide/request.html';
