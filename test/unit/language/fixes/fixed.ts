import assert from 'node:assert/strict';
import { parseHttpFile } from '../../../../src/http/file.ts';
import type { CheckContext } from '../../../../src/language/checks/file.ts';
import { fixAll } from '../../../../src/language/fixes/fix-all.ts';
import { applyEdits } from '../problems/problems-in.ts';

export const now = (): Date => new Date('2025-01-31T08:30:00.123Z');

/** The text after all preferred fixes, in the whole text or in one block. */
export function fixed(text: string, within?: number, context: CheckContext = {}): string {
  const edits = fixAll(parseHttpFile(text), { ...context, now }, within);
  edits.reduce((end, edit) => {
    assert.ok(end <= edit.start && edit.start <= edit.end, 'edits are in order and don’t overlap');
    return edit.end;
  }, 0);
  return applyEdits(text, edits);
}
