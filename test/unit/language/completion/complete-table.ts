import assert from 'node:assert/strict';
import { acceptedAt, labelsAt } from './complete-at.ts';

/** The text with its cursor, the proposal that is accepted, and the text after that. */
export type Acceptance = readonly [text: string, label: string, after: string];

/** One test per row: the text after the proposal is accepted. */
export function itAccepts(rows: readonly Acceptance[]): void {
  for (const [text, label, after] of rows)
    it(`${JSON.stringify(text)} + ${label}`, async () => {
      assert.equal(await acceptedAt(text, label), after);
    });
}

/** One test per row: all proposals, in their order. */
export function itProposes(rows: readonly (readonly [text: string, labels: readonly string[]])[]): void {
  for (const [text, labels] of rows)
    it(`${JSON.stringify(text)} → ${labels.join(' ') || 'nothing'}`, async () => {
      assert.deepEqual(await labelsAt(text), labels);
    });
}
