// Bundled by test/ui/drawing/drawing.test.ts, and run in a page that contains nothing else.
import { element } from '../../../../src/panel/parts/element.ts';
import { drawings, type Prepare } from './drawings.ts';

/** Milliseconds that the processor has spent on the page's thread: the test provides it. */
declare function threadTime(): Promise<number>;

/** Milliseconds that are worth a second look. */
const worth = 4;
/**
 * How many short texts are compared with one that is as long as all of them, and how much longer that may take: n log n gives
 * up to 1.5, quadratic growth as much as there are short texts.
 */
const comparisons = [
  { parts: 16, most: 5 },
  { parts: 4, most: 2.4 },
] as const;
/** How often that must be seen: caches and the collection of garbage slow down one attempt, but not the same one each time. */
const attempts = 5;

/** Texts of one kind, by their length. */
interface Texts {
  readonly name: string;
  /** As long as all short ones of a comparison together: `parts` texts, each like `short[parts]`. */
  readonly long: string;
  readonly short: Readonly<Record<number, string>>;
}

const kinds = new Map<string, Texts>();
const root = document.getElementById('root') ?? document.body;

/** Proves that quadratic growth is detected. */
const quadratic: Prepare = (text) => () => {
  const made = element('p');
  for (const piece of text.match(/[^]{1,4}/gu) ?? []) {
    made.append(piece);
    let length = 0;
    // Three times, so that this and not the appending is most of the work, in a short text as well.
    for (let round = 0; round < 3; round++)
      for (const child of made.childNodes) length += child.textContent?.length ?? 0;
    made.title = String(length);
  }
  return made;
};

const prepareOf = (file: string, name: string): Prepare | undefined => {
  if (file === 'control') return quadratic;
  return (drawings as Readonly<Record<string, Readonly<Record<string, Prepare>>>>)[file]?.[name];
};

/**
 * Draws a text a number of times and lays it out.
 *
 * @param enough an attempt ends once it has taken that long: how much longer doesn't matter
 * @returns milliseconds of the thread's time, the least of some attempts: the clock shows what else the machine does, too
 */
async function leastTimeOf(
  prepare: Prepare,
  text: string,
  { times = 1, tries = 1, enough = Infinity }: { times?: number; tries?: number; enough?: number },
): Promise<number> {
  let least = Infinity;
  for (let attempt = 0; attempt < tries; attempt++) {
    CSS.highlights.clear();
    const draws = Array.from({ length: times }, () => prepare(text));
    const started = await threadTime();
    let [elapsed, seen] = [0, performance.now()];
    for (const [index, draw] of draws.entries()) {
      root.replaceChildren();
      const made = draw();
      for (const one of made instanceof Node ? [made] : made) root.append(one);
      await Promise.all(Array.from(root.querySelectorAll('vscode-button'), (component) => component.updateComplete));
      root.getBoundingClientRect();
      // The thread's time takes a while to read, and is no longer than the clock's.
      const isLast = index === draws.length - 1;
      if (!isLast && elapsed + performance.now() - seen <= enough) continue;
      [elapsed, seen] = [(await threadTime()) - started, performance.now()];
      if (elapsed > enough) break;
    }
    root.replaceChildren();
    least = Math.min(least, elapsed);
  }
  return least;
}

/** What is wrong with a drawing of texts: a long one takes longer than the short ones together, each time. */
async function faultOf(prepare: Prepare, { name, long, short }: Texts): Promise<string | undefined> {
  const seen: string[] = [];
  // The first look clears most of them, but it is at what was never drawn before, so it proves nothing.
  for (let attempt = 0; attempt <= attempts; attempt++) {
    const tries = Math.max(1, attempt);
    const atOnce = await leastTimeOf(prepare, long, { tries });
    if (atOnce < worth) return undefined;
    for (const { parts, most } of comparisons) {
      const inParts = await leastTimeOf(prepare, short[parts] ?? '', { times: parts, tries, enough: atOnce / most });
      if (atOnce < inParts * most) return undefined;
      seen.push(
        `${long.length} characters at once ${atOnce.toFixed(1)} ms, in ${parts} parts ${inParts.toFixed(1)} ms`,
      );
    }
  }
  return `${name}: ${seen.join('; ')}`;
}

/** What the test calls. */
const calls = {
  /** The functions that have a drawing, by file. */
  known: (): Readonly<Record<string, readonly string[]>> =>
    Object.fromEntries(Object.entries(drawings).map(([file, names]) => [file, Object.keys(names)])),
  parts: (): readonly number[] => comparisons.map(({ parts }) => parts),
  add: (texts: Texts): void => {
    kinds.set(texts.name, texts);
  },
  faultOf: (file: string, name: string, kind: string): Promise<string | undefined> => {
    const [prepare, texts] = [prepareOf(file, name), kinds.get(kind)];
    if (!prepare || !texts) throw new Error(`There is no drawing ${file} ${name}, or no text ${kind}`);
    return faultOf(prepare, texts);
  },
};

Object.assign(globalThis, { drawing: calls });
