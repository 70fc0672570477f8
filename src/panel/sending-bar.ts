import { button } from './controls.ts';
import { element } from './element.ts';
import { field, identifier } from './show-more.ts';

/** An answer that comes sooner replaces the one before without a flicker in between. */
const shownAfterMs = 150;

/** Says that a request is under way, above what is on the page. */
export class SendingBar {
  readonly element: HTMLElement;
  readonly #content: HTMLElement;
  readonly #announce: (...sentences: readonly string[]) => void;
  readonly #words = element('div', { class: 'words' });
  readonly #progress = element('p', { class: 'muted', 'data-testid': 'progress' });
  #timer: number | undefined;
  #announced = '';

  /** @param content what is shown meanwhile */
  constructor(content: HTMLElement, announce: (...sentences: readonly string[]) => void, onCancel: () => void) {
    this.#content = content;
    this.#announce = announce;
    this.element = element(
      'div',
      { class: 'sending', 'data-testid': 'sending' },
      element('vscode-progress-bar', { indeterminate: '', 'aria-label': 'Sending' }),
      element(
        'div',
        { class: 'section-line' },
        this.#words,
        button('Cancel', onCancel, { id: 'cancel', icon: 'stop' }),
      ),
    );
    this.element.hidden = true;
  }

  show(request: string, target: string): void {
    this.hide();
    this.#announced = '';
    this.#content.setAttribute('aria-busy', 'true');
    this.#progress.replaceChildren();
    this.#timer = window.setTimeout(() => {
      this.#words.replaceChildren(
        element('strong', {}, 'Sending…'),
        ' ',
        element('span', { class: 'code' }, identifier(request)),
        element('div', { class: 'muted' }, field(target)),
        this.#progress,
      );
      this.element.hidden = false;
      this.#announce('Sending…', target);
    }, shownAfterMs);
  }

  /** Says what is being waited for. A countdown is not announced second by second. */
  progress(text: string): void {
    this.#progress.replaceChildren(field(text));
    const spoken = text.replace(/\d+/g, '');
    if (spoken !== this.#announced) this.#announce(text);
    this.#announced = spoken;
  }

  hide(): void {
    window.clearTimeout(this.#timer);
    this.#content.removeAttribute('aria-busy');
    // With the button, the keyboard would lose its place.
    if (this.element.contains(document.activeElement)) document.getElementById('status')?.focus();
    this.element.hidden = true;
  }
}
