import { editHttpFile, parseHttpFile } from '../../src/http/file.ts';
import { FileChecker } from '../../src/language/checks/file.ts';
import { requestFile, typingOffset } from './request-file.ts';

const keystrokes = 200;

/** The median time of keystrokes that type a letter and delete it again, for files of growing size. */
export function keystrokeTable(): Record<string, Record<string, number>> {
  const table: Record<string, Record<string, number>> = {};
  for (const requests of [10, 100, 1000, 10_000]) {
    const text = requestFile(requests);
    const offset = typingOffset(text);
    table[`${requests} requests`] = {
      'incremental (what the extension does)': incremental(text, offset),
      'everything from scratch': fromScratch(text, offset),
    };
  }
  return table;
}

function incremental(text: string, offset: number): number {
  const checker = new FileChecker();
  let file = parseHttpFile(text);
  checker.check(file);
  return median((index) => {
    const typed =
      index % 2 === 0 ? { start: offset, end: offset, text: 'x' } : { start: offset, end: offset + 1, text: '' };
    file = editHttpFile(file, typed);
    checker.check(file);
  });
}

function fromScratch(text: string, offset: number): number {
  const edited = `${text.slice(0, offset)}x${text.slice(offset)}`;
  const run = (index: number): void => {
    new FileChecker().check(parseHttpFile(index % 2 === 0 ? edited : text));
  };
  return median(run, text.length > 1_000_000 ? 4 : 20);
}

/** Microseconds, after a warm-up of the same length. */
function median(run: (index: number) => void, count = keystrokes): number {
  for (let index = 0; index < count; index++) run(index);
  const times = Array.from({ length: count }, (_, index) => {
    const start = performance.now();
    run(index);
    return performance.now() - start;
  });
  return Math.round((times.sort((a, b) => a - b)[count >> 1] ?? 0) * 1000);
}
