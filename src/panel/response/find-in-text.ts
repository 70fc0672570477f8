import { t } from '@vscode/l10n';
import { iconButton } from '../parts/controls.ts';
import { element } from '../parts/element.ts';
import { unfoldAround } from './json-lines.ts';
import type { PagedText } from './paged-text.ts';

/** The maximum number of marked matches: more than a user goes through one by one. */
const mostMatches = 2_000;

/** In milliseconds: the text is searched when typing pauses for as long. */
const pause = 120;

/** Finds words in the part of a text that is drawn, and loads more if they aren't found there. Marks are ranges: they don't change the text. */
export class FindInText {
  readonly element: HTMLElement;
  readonly #text: PagedText;
  readonly #input: HTMLInputElement;
  readonly #count = element('span', { class: 'muted find-count', 'aria-live': 'polite', 'data-testid': 'find-count' });
  #matches: Range[] = [];
  #current = 0;
  /** If set, more text is loaded until there are more matches than these. */
  #seeking: number | undefined;
  #timer: number | undefined;

  constructor(text: PagedText) {
    this.#text = text;
    this.#input = element('input', {
      ...{ type: 'search', id: 'find', class: 'text-input', spellcheck: 'false', autocomplete: 'off' },
      'aria-label': t('Find in the body'),
      placeholder: t('Find'),
    });
    this.#input.addEventListener('input', () => {
      window.clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => {
        this.#current = 0;
        this.#seeking = undefined;
        this.update();
        this.#go(0, false);
      }, pause);
    });
    this.#input.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter') return;
      event.preventDefault();
      this.#step(event.shiftKey ? -1 : 1);
    });
    this.element = element(
      'div',
      { class: 'find', role: 'search', 'aria-label': t('Find in the body') },
      this.#input,
      iconButton(t('Previous match'), 'ascending', () => {
        this.#step(-1);
      }),
      iconButton(t('Next match'), 'descending', () => {
        this.#step(1);
      }),
      this.#count,
    );
  }

  /** Searches again: the text has changed, or more of it is drawn. */
  update(): void {
    const before = this.#matches.length;
    this.#matches = this.#find();
    this.#mark();
    if (this.#seeking === undefined) return;
    if (this.#matches.length > before) {
      const found = this.#seeking;
      this.#seeking = undefined;
      this.#go(found, true);
    } else this.#seek(this.#seeking);
  }

  #step(by: 1 | -1): void {
    if (this.#input.value === '') return;
    const next = this.#matches.length === 0 ? 0 : this.#current + by;
    if (by === 1 && next >= this.#matches.length && this.#text.hasMore && this.#matches.length < mostMatches)
      this.#seek(this.#matches.length);
    else this.#go((next + this.#matches.length) % Math.max(1, this.#matches.length), true);
  }

  #seek(from: number): void {
    this.#seeking = this.#text.hasMore ? from : undefined;
    this.#showCount();
    if (this.#seeking !== undefined) this.#text.readOn();
    else if (this.#matches.length > 0) this.#go(0, true);
  }

  #go(index: number, scroll: boolean): void {
    this.#current = index;
    const match = this.#matches[index];
    if (match && scroll) {
      const inner = match.startContainer.parentElement;
      if (inner) unfoldAround(inner);
      inner?.scrollIntoView({ block: 'nearest' });
      const { top, bottom } = match.getBoundingClientRect();
      if (top < 0 || bottom > window.innerHeight) window.scrollBy(0, top - window.innerHeight / 2);
    }
    this.#mark();
  }

  #find(): Range[] {
    const query = this.#input.value;
    if (query === '') return [];
    const pattern = new RegExp(query.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&'), 'gi');
    const found: Range[] = [];
    for (const line of this.#text.pre.querySelectorAll('.line,code:not(.lines)')) {
      const nodes = [...line.childNodes].filter((node): node is Text => node instanceof Text);
      const text = nodes.map(({ data }) => data).join('');
      let [index, before] = [0, 0];
      for (const match of text.matchAll(pattern)) {
        const range = new Range();
        for (const [offset, set] of [
          [match.index, range.setStart.bind(range)],
          [match.index + match[0].length, range.setEnd.bind(range)],
        ] as const) {
          for (let node = nodes[index]; node && offset > before + node.length; node = nodes[++index])
            before += node.length;
          const node = nodes[index];
          if (node) set(node, offset - before);
        }
        if (found.push(range) >= mostMatches) return found;
      }
    }
    return found;
  }

  #mark(): void {
    const current = this.#matches[this.#current];
    CSS.highlights.set('found', new Highlight(...this.#matches));
    const ofCurrent = new Highlight(...(current ? [current] : []));
    ofCurrent.priority = 1;
    CSS.highlights.set('found-current', ofCurrent);
    this.#showCount();
  }

  #showCount(): void {
    const total = this.#matches.length;
    const isEmpty = this.#input.value === '';
    const more = this.#text.hasMore || total >= mostMatches ? '+' : '';
    this.#count.textContent = isEmpty
      ? ''
      : this.#seeking !== undefined
        ? t('Searching…')
        : total === 0
          ? more === ''
            ? t('No matches')
            : t('No matches so far; Enter searches on')
          : t`${this.#current + 1} of ${total}${more}`;
  }
}
