import { t } from '@vscode/l10n';
import { byteLength, sizeText } from '../protocol/size-text.ts';
import { showMoreOf } from './text/count.ts';
import { element } from './element.ts';
import { pageAt } from './text/pages.ts';

/** The number of characters of a text that a table cell or a paragraph shows before its button is used. */
const SHOWN_OF_A_FIELD = 2_000;

const ROWS_PER_STEP = 200;

interface Steps {
  /** Adds the next step, from an offset on. Returns the offset after it, and the added element. */
  readonly add: (from: number) => { readonly end: number; readonly added: HTMLElement };
  readonly total: number;
  /** The label of the button, for what is left from an offset on. */
  readonly showMore: (from: number) => string;
}

/** Adds the first step, and a button that adds the next one while there is one: the page never lays out content of any length at once. */
export function inSteps(buttonPlace: HTMLElement, { add, total, showMore }: Steps): void {
  let from = add(0).end;
  if (from >= total) return;
  const button = element('button', { type: 'button', class: 'link' });
  const label = (): void => {
    button.textContent = showMore(from);
  };
  button.addEventListener('click', () => {
    const { end, added } = add(from);
    from = end;
    if (from < total) {
      label();
      return;
    }
    // Removing the button would lose the keyboard focus.
    added.tabIndex = -1;
    added.focus({ preventScroll: true });
    button.remove();
  });
  label();
  buttonPlace.append(button);
}

/** As `inSteps`, for rows. */
export function rowsInSteps<Row>(
  place: HTMLElement,
  rows: readonly Row[],
  list: HTMLElement,
  render: (row: Row) => HTMLElement,
): void {
  inSteps(place, {
    total: rows.length,
    showMore: (from) => showMoreOf(rows.length - from, 'line'),
    add: (from) => {
      const end = Math.min(rows.length, from + ROWS_PER_STEP);
      const added = rows.slice(from, end).map(render);
      list.append(...added);
      return { end, added: added[0] ?? list };
    },
  });
}

/** A text from outside, of any length, which can't change the direction of the text around it (`bdi`). */
export function field(text: string): HTMLElement {
  const shown = element('bdi');
  const pages = element('span');
  shown.append(pages);
  let [counted, bytes] = [0, text.length > SHOWN_OF_A_FIELD ? byteLength(text) : 0];
  inSteps(shown, {
    total: text.length,
    showMore: (from) => {
      bytes -= byteLength(text.slice(counted, from));
      counted = from;
      return t`Show More (${sizeText(bytes)} left)`;
    },
    add: (from) => {
      const { end, visible } = pageAt(text, from, from === 0 ? SHOWN_OF_A_FIELD : SHOWN_OF_A_FIELD * 20);
      const added = element('span', {}, visible);
      pages.append(added);
      return { end, added };
    },
  });
  return shown;
}

/** A name, a type or an address, which wraps between its parts rather than within a word. */
export function identifier(text: string): HTMLElement {
  if (text.length > SHOWN_OF_A_FIELD) return field(text);
  const parts = text.split(text.includes('/') ? /(?<=[/?&])/ : /(?<=\.)|(?<=[a-z])(?=[A-Z])/);
  return element('bdi', {}, ...parts.flatMap((part, index) => (index === 0 ? [part] : [element('wbr'), part])));
}
