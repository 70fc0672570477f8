import { t } from '@vscode/l10n';
import { button } from './controls.ts';
import { element } from './element.ts';
import type { SendingView } from '../protocol/protocol.ts';
import { shortRequest } from './text/short-request.ts';
import { field, identifier } from './show-more.ts';

/** A response that arrives sooner replaces the previous one without a flicker in between. */
const shownAfterMs = 150;

interface Callbacks {
  readonly announce: (...sentences: readonly string[]) => void;
  readonly cancel: (id: string) => void;
}

/** The requests in progress, above the content of the page: a line for each, with what it is waiting for and its own Cancel button. */
export class UnderWayBar {
  readonly element: HTMLElement;
  readonly #callbacks: Callbacks;
  readonly #list = element('ul');
  readonly #lines = new Map<string, SendingLine>();

  constructor(callbacks: Callbacks) {
    this.#callbacks = callbacks;
    this.element = element(
      'section',
      { class: 'under-way', 'aria-label': t('Under way'), 'data-testid': 'sending' },
      element('vscode-progress-bar', { indeterminate: '', 'aria-label': t('Sending') }),
      this.#list,
    );
    this.element.hidden = true;
  }

  /** Shows exactly the requests that are in progress now. */
  show(requests: readonly SendingView[]): void {
    const now = new Set(requests.map(({ id }) => id));
    for (const [id, line] of this.#lines) if (!now.has(id)) this.#remove(id, line);
    for (const request of requests) {
      const line = this.#lines.get(request.id) ?? this.#add(request);
      line.progress(request.progress);
    }
  }

  #add(request: SendingView): SendingLine {
    const line = new SendingLine(request, this.#callbacks, (shown) => {
      this.#list.append(shown);
      this.element.hidden = false;
    });
    this.#lines.set(request.id, line);
    return line;
  }

  #remove(id: string, line: SendingLine): void {
    // Removing the button would lose the keyboard focus; on the button of another request, a key press would cancel that one.
    if (line.element.contains(document.activeElement)) document.getElementById('status')?.focus();
    line.remove();
    this.#lines.delete(id);
    this.element.hidden = this.#list.childElementCount === 0;
  }
}

/** One request in progress. */
class SendingLine {
  readonly element: HTMLElement;
  readonly #announce: Callbacks['announce'];
  readonly #progress = element('span', { 'data-testid': 'progress' });
  readonly #timer: number;
  #announced = '';

  constructor({ id, name, target }: SendingView, { announce, cancel }: Callbacks, show: (line: HTMLElement) => void) {
    this.#announce = announce;
    const cancelButton = button(
      t('Cancel'),
      () => {
        cancel(id);
      },
      { id: `cancel-${id}`, icon: 'stop' },
    );
    cancelButton.setAttribute('aria-label', t`Cancel ${name}`);
    this.element = element(
      'li',
      { class: 'section-line' },
      element(
        'div',
        { class: 'words' },
        element('div', {}, element('strong', {}, t('Sending…')), ' ', identifier(shortRequest(name))),
        element('div', { class: 'muted' }, field(target), this.#progress),
      ),
      cancelButton,
    );
    this.#timer = window.setTimeout(() => {
      show(this.element);
      announce(t`Sending… ${name}`, target);
    }, shownAfterMs);
  }

  /** Shows what the request is waiting for. A countdown isn't announced second by second. */
  progress(text: string): void {
    if (text === '') return;
    this.#progress.replaceChildren(' · ', field(text));
    const spoken = text.replace(/\d+/g, '');
    if (spoken !== this.#announced) this.#announce(text);
    this.#announced = spoken;
  }

  remove(): void {
    window.clearTimeout(this.#timer);
    this.element.remove();
  }
}
