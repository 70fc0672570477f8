import { t } from '@vscode/l10n';
import { element } from './element.ts';

/** In milliseconds: a response that arrives sooner replaces the previous content without a flicker in between. */
const shownAfter = 150;

/** Marks the content of the page as the result of an earlier request, while a later one is in progress or the user is asked about it. */
export class PreviousMark {
  readonly #content: HTMLElement;
  readonly #note = element('p', { class: 'previous-note', 'data-testid': 'previous' }, t('Previous result'));
  #timer: number | undefined;

  /** @param content the element to mark */
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
