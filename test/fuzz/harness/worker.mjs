// A thread does not inherit what loads TypeScript.
import { register } from 'tsx/esm/api';

register();
await import('./worker.ts');
