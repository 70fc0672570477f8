import { t } from '@vscode/l10n';
import { button, relabel } from '../parts/controls.ts';
import { element } from '../parts/element.ts';
import { pageAt } from '../parts/text/pages.ts';
import type { BodyPart } from '../protocol/protocol.ts';
import { byteLength, sizeText } from '../protocol/size-text.ts';

/** The number of characters that are drawn at once, in well under 100 ms with their colours. */
const drawnAtOnce = 20_000;

interface PagedTextOptions {
  /** The id of the text; that of the button ends with `-more`. */
  readonly id: string;
  /** The name of the text, for screen readers. */
  readonly label: string;
  /** Asks for a part. */
  readonly ask: (index: number) => void;
  /** Draws text whose invisible characters are written out. @returns the added element, which may get the focus */
  readonly draw: (visible: string, place: HTMLElement) => HTMLElement;
  /** Called with the number of parts that the user has asked for. */
  readonly wanted?: (parts: number) => void;
  /** Called when something was drawn. */
  readonly drawn?: () => void;
}

/** A text that is loaded part by part: the host sends the next one when the user wants to read on. */
export class PagedText {
  readonly element: HTMLElement;
  readonly pre: HTMLElement;
  readonly #options: PagedTextOptions;
  readonly #more: HTMLElement;
  /** The part that was asked for last, and the rest of it that isn't drawn yet. */
  #index = 0;
  #rest = '';
  /** The number of bytes that aren't drawn yet, in this part and after it. */
  #left = 0;
  /** The number of parts to load again, as before the page was reloaded. */
  #wanted = 1;

  constructor(options: PagedTextOptions) {
    const { id, label } = options;
    this.#options = options;
    this.pre = element('pre', { class: id, 'data-testid': id, tabindex: '-1', 'aria-label': label, role: 'group' });
    this.#more = button(
      '',
      () => {
        this.readOn();
      },
      { id: id === 'body' ? 'more' : `${id}-more` },
    );
    this.element = element('div', {}, this.pre, this.#more);
  }

  /** Whether there is more than what is drawn. */
  get hasMore(): boolean {
    return !this.#more.hidden;
  }

  /** Starts again. @param first the first part; undefined to ask for it */
  begin(first: BodyPart | undefined, wanted = 1): void {
    this.#wanted = wanted;
    this.#index = 0;
    this.#more.hidden = true;
    if (first) this.#show(first);
    else this.#ask(0);
  }

  /** A part has arrived, possibly one that is no longer needed. */
  receive(index: number, part: BodyPart | undefined): void {
    if (index === this.#index) this.#show(part ?? { text: '', left: 0 });
  }

  readOn(): void {
    if (this.#rest !== '') {
      const added = this.#draw();
      if (this.#more.hidden && added) focusOn(added);
    } else if (this.#more.getAttribute('aria-busy') !== 'true') {
      this.#wanted = this.#index + 2;
      this.#options.wanted?.(this.#wanted);
      this.#ask(this.#index + 1);
    }
  }

  #ask(index: number): void {
    this.#index = index;
    this.#more.setAttribute('aria-busy', 'true');
    this.#options.ask(index);
  }

  #show({ text, left }: BodyPart): void {
    this.#more.removeAttribute('aria-busy');
    this.#rest = text;
    this.#left = left + byteLength(text);
    this.#draw();
    if (this.#index + 1 >= this.#wanted || left === 0) return;
    // The user had read on before.
    while (this.#rest !== '') this.#draw();
    this.#ask(this.#index + 1);
  }

  /** Draws the next piece. A part with many characters to write out can have several pieces. */
  #draw(): HTMLElement | undefined {
    const hadFocus = document.activeElement === this.#more;
    let added: HTMLElement | undefined;
    if (this.#rest !== '') {
      const { end, visible } = pageAt(this.#rest, 0, drawnAtOnce);
      this.#left -= byteLength(this.#rest.slice(0, end));
      this.#rest = this.#rest.slice(end);
      added = this.#options.draw(visible, this.pre);
    }
    const isAll = this.#left <= 0;
    this.#more.hidden = isAll;
    relabel(this.#more, t`Show More (${sizeText(this.#left)} left)`);
    // Hiding the button would lose the keyboard focus.
    if (hadFocus && isAll && added) focusOn(added);
    this.#options.drawn?.();
    return added;
  }
}

function focusOn(added: HTMLElement): void {
  added.tabIndex = -1;
  added.focus({ preventScroll: true });
}
