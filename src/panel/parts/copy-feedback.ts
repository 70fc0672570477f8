import { t } from '@vscode/l10n';
import { icon } from './icons.ts';

const shownMs = 2_000;

/** Shows on a button for a moment that it has copied something. */
export class CopyFeedback {
  #asked: { readonly button: HTMLElement; readonly what: string } | undefined;
  /** The timers that end it, by the buttons that show it now. */
  readonly #timers = new Map<HTMLElement, number>();
  readonly #announce: (text: string) => void;

  constructor(announce: (text: string) => void) {
    this.#announce = announce;
  }

  /** A button has asked to copy something. */
  asked(button: HTMLElement, what: string): void {
    this.#asked = { button, what };
  }

  /** The last text that was asked for is on the clipboard. */
  copied(): void {
    if (!this.#asked) return;
    const { button, what } = this.#asked;
    this.#announce(t`${what} copied`);
    window.clearTimeout(this.#timers.get(button));
    if (!this.#timers.has(button)) button.append(checkMarkFor(button));
    button.classList.add('copied');
    const end = (): void => {
      this.#timers.delete(button);
      button.classList.remove('copied');
      button.querySelector('.done')?.remove();
    };
    this.#timers.set(button, window.setTimeout(end, shownMs));
  }
}

/** A check mark, which replaces the button's own icon: the style sheet hides that in the meantime. */
function checkMarkFor(button: HTMLElement): SVGElement {
  const done = icon('done');
  done.classList.add('done');
  const slot = button.querySelector('svg')?.getAttribute('slot');
  if (slot) done.setAttribute('slot', slot);
  return done;
}
