/** What VS Code shows beside each problem that this extension has found. */
export const diagnosticSource = 'Graph Run States';
