import assert from 'node:assert/strict';
import { acceptedAt, labelsAt } from './complete-at.ts';

/** Where the cursor is, what is taken, and the text after it. */
export type Acceptance = readonly [text: string, label: string, after: string];

/** One test for each row: the text after the proposal is taken. */
export function itAccepts(rows: readonly Acceptance[]): void {
  for (const [text, label, after] of rows)
    it(`${JSON.stringify(text)} + ${label}`, async () => {
      assert.equal(await acceptedAt(text, label), after);
    });
}

/** One test for each row: all that is proposed, in its order. */
export function itProposes(rows: readonly (readonly [text: string, labels: readonly string[]])[]): void {
  for (const [text, labels] of rows)
    it(`${JSON.stringify(text)} → ${labels.join(' ') || 'nothing'}`, async () => {
      assert.deepEqual(await labelsAt(text), labels);
    });
}
