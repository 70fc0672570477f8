// A worker doesn't inherit what lets Node load TypeScript.
import { register } from 'tsx/esm/api';

register();
await import('./measure.ts');
