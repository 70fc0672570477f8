import { element } from '../parts/element.ts';
import { escapeTokens, jsonTokens } from './json-tokens.ts';
import { pageEnd } from '../parts/text/pages.ts';

/**
 * The number of characters in one text node. Chromium goes through all ranges of a text node for each of its lines: 20,000 characters of
 * JSON on one line take it 111 to 248 ms to paint in a single node, and about 40 ms in ten.
 */
const charactersPerNode = 2_000;

/**
 * A part of a body, coloured by ranges: a single element, however many tokens it has.
 *
 * @param visible text with its invisible characters written out, see visible-text.ts
 */
export function colouredCode(visible: string, isJson: boolean): HTMLElement {
  const code = element('code');
  colourInto(code, visible, isJson);
  return code;
}

/** The same in an existing element. */
export function colourInto(place: HTMLElement, visible: string, isJson: boolean): void {
  const nodes: Text[] = [];
  const ends: number[] = [];
  for (let start = 0; start < visible.length; start = ends.at(-1) ?? visible.length) {
    const end = pageEnd(visible, start, charactersPerNode);
    const node = document.createTextNode(visible.slice(start, end));
    place.append(node);
    nodes.push(node);
    ends.push(end);
  }
  /** The node that has the character before this offset, and the offset in it. */
  const nodeAt = (offset: number): readonly [Node, number] => {
    let [index, beyond] = [0, ends.length - 1];
    while (index < beyond) {
      const middle = (index + beyond) >> 1;
      if (offset <= (ends[middle] ?? 0)) beyond = middle;
      else index = middle + 1;
    }
    return [nodes[index] ?? place, offset - (ends[index - 1] ?? 0)];
  };
  for (const { kind, start, end } of isJson ? jsonTokens(visible) : escapeTokens(visible)) {
    const highlight = CSS.highlights.get(kind) ?? new Highlight();
    const [[startContainer, startOffset], [endContainer, endOffset]] = [nodeAt(start), nodeAt(end)];
    highlight.add(new StaticRange({ startContainer, startOffset, endContainer, endOffset }));
    CSS.highlights.set(kind, highlight);
  }
}
