/** How many problems or requests are printed at once. */
const atOnce = 1000;

/** A list in pieces, each short enough to be printed at once. */
export function* piecesOf<T>(items: readonly T[]): Generator<readonly T[], void> {
  for (let start = 0; start < items.length; start += atOnce) yield items.slice(start, start + atOnce);
}
