import type { Redacted } from '../secrets/redacted.ts';

/** Writes a line to the log of the extension host, which VS Code keeps on disk. The only place that does. */
export function logWarning(line: Redacted): void {
  console.warn(`Graph Run States: ${line}`);
}
