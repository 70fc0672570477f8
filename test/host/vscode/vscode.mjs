#!/usr/bin/env node
// Stands in for the executable of a desktop VS Code: accepts the same arguments, and ends with the same exit code. See vscode.ts.
import { register } from 'tsx/esm/api';

register();
await import('./vscode.ts');
