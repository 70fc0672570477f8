import { editHttpFile } from '../../http/file.ts';
import type { StructuredType } from '../../catalog/model.ts';
import type { Edit, HttpFile } from '../../http/model.ts';
import { readBodyJson } from '../body-json.ts';
import { FileChecker, type BlockProblems, type CheckContext } from '../checks/file.ts';
import { ComposedEdits } from './composed-edits.ts';
import { editOnPage, isProse, parseMarkdown, writtenText } from '../markdown/blocks.ts';
import { fixesInFile } from '../payload-file/payload-file.ts';
import { type Fix, fixesFor, type Problem } from '../problems/problem.ts';
import { applySeverities, type SeveritySettings } from '../problems/severity-setting.ts';
import { checkPayloadFile } from '../payload-file/schema-property.ts';
import { replaced } from '../text/replaced.ts';
import { SourceText } from '../text/source-text.ts';

/** What fixing depends on besides the file: what checking depends on, and the time that a fix may write. */
export interface FixContext extends CheckContext {
  readonly now: () => Date;
}

/** A fix may cause a problem that the next one fixes. More rounds than this mean that two of them undo each other. */
const mostRounds = 50;

/**
 * The edits that apply every preferred fix, repeatedly until none is left; what has no preferred fix stays as it is.
 *
 * @param within index of the one block to fix; undefined for all of them
 * @returns in offsets of the file, in order, without overlaps
 */
export function fixAll(file: HttpFile, context: FixContext, within?: number): Edit[] {
  const checker = new FileChecker(context);
  const composed = new ComposedEdits(file.blocks.map(writtenText).join(''));
  const from = within === undefined ? 0 : (file.starts[within] ?? 0);
  let to = within === undefined ? file.length : from + (file.blocks[within]?.text.length ?? 0);
  let current = file;
  for (let round = 0; round < mostRounds; round++) {
    const edits = preferredEdits(current, checker.check(current), from, to, context.now);
    if (edits.length === 0) break;
    composed.apply(edits);
    to += edits.reduce((sum, { start, end, text }) => sum + text.length - (end - start), 0);
    current = edited(current, edits);
  }
  return composed.edits();
}

/** The same for a payload file. Valid JSON stays valid: a round of fixes that would break it is not applied. */
export function fixAllInPayload(text: string, type: StructuredType, severities: SeveritySettings): Edit[] {
  const composed = new ComposedEdits(text);
  let current = text;
  for (let round = 0; round < mostRounds; round++) {
    const problems = applySeverities(checkPayloadFile(current, type), severities);
    const edits = compatibleEdits(problems, new SourceText(current, undefined, false), fixesInFile);
    const after = replaced(current, edits);
    if (edits.length === 0 || (isJson(current) && !isJson(after))) break;
    composed.apply(edits);
    current = after;
  }
  return composed.edits();
}

const isJson = (text: string): boolean =>
  readBodyJson(text, { start: 0, end: text.length, text }, undefined).faults.length === 0;

/** Whether a problem has a fix that may be applied without asking. */
export const isFixable = (problem: Problem, text: string | SourceText): boolean =>
  fixesFor(problem, text).some(({ preferred }) => preferred);

/** The preferred fixes that can be applied together, for the blocks of a part of the file. If two overlap, the first is applied. */
function preferredEdits(
  file: HttpFile,
  found: readonly BlockProblems[],
  from: number,
  to: number,
  now: () => Date,
): Edit[] {
  const taken: Edit[] = [];
  const fixes = (problem: Problem, source: SourceText): Fix[] => fixesFor(problem, source, now);
  for (const { index, problems } of found) {
    const block = file.blocks[index];
    const start = file.starts[index] ?? 0;
    if (block === undefined || start < from || start >= to) continue;
    const edits = compatibleEdits(problems, new SourceText(block.text, block.lineStarts), fixes);
    for (const edit of edits) {
      const { start: editStart, end, text } = editOnPage(edit, block);
      taken.push({ start: editStart + start, end: end + start, text });
    }
  }
  return taken;
}

/** The preferred fixes of a block, or of a payload, that can be applied together, in order. */
function compatibleEdits(
  problems: readonly Problem[],
  source: SourceText,
  fixesOf: (problem: Problem, source: SourceText) => readonly Fix[],
): Edit[] {
  // Every offset that an edit touches: the order of two insertions at the same place would be arbitrary.
  const touched = new Uint8Array(source.text.length + 1);
  const taken: Edit[] = [];
  for (const problem of problems) {
    const fix = fixesOf(problem, source).find(({ preferred }) => preferred);
    if (fix?.edits.every(({ start, end }) => !touched.subarray(start, end + 1).includes(1)) !== true) continue;
    for (const edit of fix.edits) {
      touched.fill(1, edit.start, edit.end + 1);
      taken.push(edit);
    }
  }
  return taken.sort((a, b) => a.start - b.start);
}

/** The file after edits, applied as one, so that the blocks between them are parsed only once. */
function edited(file: HttpFile, edits: readonly Edit[]): HttpFile {
  const [start, end] = [edits[0]?.start ?? 0, edits.at(-1)?.end ?? 0];
  const text = file.blocks.map(writtenText).join('');
  const after = replaced(text, edits);
  return file.blocks.some(isProse)
    ? parseMarkdown(after, file)
    : editHttpFile(file, { start, end, text: after.slice(start, after.length - (text.length - end)) });
}
