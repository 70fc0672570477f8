import { countMistakes } from '../unit/language/checks/injected-mistakes.ts';
import type { Table } from './in-vscode/report.ts';

/** How many mistakes the checks find: one of each kind in the example of each type that is created, in three random rounds. */
export function mistakesTable(): Table {
  const table: Record<string, Record<string, number>> = {};
  for (const seed of [1, 2, 3])
    for (const { kind, standing, made, found, elsewhere, missed } of countMistakes(seed)) {
      const name = `${kind}, ${standing}`;
      const before = table[name];
      table[name] = {
        made: (before?.['made'] ?? 0) + made,
        found: (before?.['found'] ?? 0) + found,
        'found only elsewhere': (before?.['found only elsewhere'] ?? 0) + elsewhere,
        missed: (before?.['missed'] ?? 0) + missed,
      };
    }
  return table;
}
