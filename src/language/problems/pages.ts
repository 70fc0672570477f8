// Pages that rules of several families are read on.

export const graphApi = 'https://learn.microsoft.com/graph/use-the-api';

// How the tools that read the same files do it.
export const restClient = 'https://github.com/Huachao/vscode-restclient#readme';
export const httpYac = 'https://httpyac.github.io/guide/request.html';
