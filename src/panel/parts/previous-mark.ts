import { t } from '@vscode/l10n';
import { element } from './element.ts';

/** In milliseconds: what arrives sooner replaces what is there without a flicker in between. */
const shownAfter = 150;

/** Marks what is on the page as that of an earlier request, while a later one is under way or asked about. */
export class PreviousMark {
  readonly #content: HTMLElement;
  readonly #note = element('p', { class: 'previous-note', 'data-testid': 'previous' }, t('Previous result'));
  #timer: number | undefined;

  /** @param content what is marked */
  constructor(content: HTMLElement) {
    this.#content = content;
  }

  show(isPrevious: boolean): void {
    window.clearTimeout(this.#timer);
    this.#timer = undefined;
    if (isPrevious) {
      this.#timer = window.setTimeout(() => {
        this.#content.classList.add('previous');
        this.#content.prepend(this.#note);
      }, shownAfter);
    } else {
      this.#content.classList.remove('previous');
      this.#note.remove();
    }
  }
}
