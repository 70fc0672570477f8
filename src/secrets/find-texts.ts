/**
 * A function that finds several texts in one pass, however they overlap and however repetitive the text is (Aho and Corasick,
 * "Efficient string matching", 1975): its time grows with the text that it reads, not with the length of the texts to find or the
 * number of near matches.
 *
 * @param texts what to look for; none of them may be empty
 * @returns calls `found` where texts end, in order, with the index of the longest that ends there, and the end; and `begun` where a
 * text began but doesn't continue, with the index of a text that has that beginning, the length of the beginning, and its end
 */
export function textFinder(
  texts: readonly string[],
): (
  units: Uint16Array,
  found: (index: number, end: number) => void,
  begun?: (index: number, length: number, end: number) => void,
) => void {
  const { unit, child, sibling, text, depth, owner } = trieOf(texts);
  const next = (node: number, wanted: number): number => {
    let at = child[node] ?? root;
    while (at !== root && unit[at] !== wanted) at = sibling[at] ?? root;
    return at;
  };
  /** Where the longest text that began within another one continues. */
  const rest = new Int32Array(unit.length);
  const step = (from: number, read: number): number => {
    let node = from;
    for (;;) {
      const to = next(node, read);
      if (to !== root || node === root) return to;
      node = rest[node] ?? root;
    }
  };
  const starts = new Uint8Array(0x1_00_00);
  for (const first of childrenOf(root)) starts[unit[first] ?? 0] = 1;
  // Breadth first, because a node falls back to a shorter one.
  for (let level = childrenOf(root); level.length > 0;) {
    const below: number[] = [];
    for (const node of level)
      for (const at of childrenOf(node)) {
        const back = step(rest[node] ?? root, unit[at] ?? 0);
        rest[at] = back;
        if (text[at] === none) text[at] = text[back] ?? none;
        below.push(at);
      }
    level = below;
  }

  function childrenOf(node: number): number[] {
    const all: number[] = [];
    for (let at = child[node] ?? root; at !== root; at = sibling[at] ?? root) all.push(at);
    return all;
  }

  return (units, found, begun) => {
    let node = root;
    const stopped = (end: number): void => begun?.(owner[node] ?? none, depth[node] ?? 0, end);
    for (let at = 0; at < units.length; at++) {
      const read = units[at] ?? 0;
      if (node === root && starts[read] === 0) continue;
      const to = step(node, read);
      if (depth[to] !== (depth[node] ?? 0) + 1) stopped(at);
      node = to;
      const index = text[node] ?? none;
      if (index !== none) found(index, at + 1);
    }
    if (node !== root) stopped(units.length);
  };
}

const root = 0;
const none = -1;

/** The texts as a tree with a node for each beginning, stored in columns because a text may be long. */
interface Trie {
  /** The UTF-16 unit that leads to a node. */
  readonly unit: Uint16Array;
  readonly child: Int32Array;
  readonly sibling: Int32Array;
  /** Which text ends there. */
  readonly text: Int32Array;
  /** How many units lead there, and the first of the texts that they begin. */
  readonly depth: Int32Array;
  readonly owner: Int32Array;
}

function trieOf(texts: readonly string[]): Trie {
  const most = texts.reduce((sum, { length }) => sum + length, 1);
  const [unit, child, sibling] = [new Uint16Array(most), new Int32Array(most), new Int32Array(most)];
  const text = new Int32Array(most).fill(none);
  const [depth, owner] = [new Int32Array(most), new Int32Array(most)];
  let nodes = 1;
  for (const [index, wanted] of texts.entries()) {
    let node = root;
    for (let at = 0; at < wanted.length; at++) {
      const read = wanted.charCodeAt(at);
      let to = child[node] ?? root;
      while (to !== root && unit[to] !== read) to = sibling[to] ?? root;
      if (to === root) {
        to = nodes++;
        unit[to] = read;
        depth[to] = at + 1;
        owner[to] = index;
        sibling[to] = child[node] ?? root;
        child[node] = to;
      }
      node = to;
    }
    text[node] = index;
  }
  return { unit, child, sibling, text, depth, owner };
}
