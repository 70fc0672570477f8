import { t } from '@vscode/l10n';
import { colouredCode } from './coloured-code.ts';
import { button, relabel } from '../parts/controls.ts';
import { count } from '../parts/count.ts';
import { element } from '../parts/element.ts';
import type { Host } from '../host.ts';
import { tokenKinds } from './json-tokens.ts';
import type { BodyLayout, BodyPart, BodyView, FromPanel, ResponseAction } from '../protocol/protocol.ts';
import { pageAt } from '../parts/text-pages.ts';

/** Characters that are drawn at once, in well under 100 ms with their colours. */
const drawnAtOnce = 20_000;

/** The body as text, part by part: the host sends the next one when somebody wants to read on. */
export class BodySection {
  readonly element: HTMLElement;
  readonly #id: string;
  readonly #view: BodyView;
  readonly #host: Host;
  readonly #pre = element('pre', { 'data-testid': 'body', tabindex: '-1' });
  readonly #more = button(
    '',
    () => {
      this.#showMore();
    },
    { id: 'more' },
  );
  #layout: BodyLayout;
  /** The part that was asked for last, and what of it is not drawn yet. */
  #index = 0;
  #rest = '';
  #left = 0;
  /** Parts to come back to, from an earlier life of the page. */
  #wanted: number;

  constructor(id: string, view: BodyView, actions: readonly ResponseAction[], host: Host) {
    this.#id = id;
    this.#view = view;
    this.#host = host;
    this.#layout = view.isJson ? host.state.layout : 'received';
    this.#wanted = host.state.parts;
    const isEmpty = view.length === 0;
    this.element = element(
      'section',
      { 'aria-labelledby': 'body-heading' },
      element(
        'div',
        { class: 'section-line' },
        element('h2', { id: 'body-heading' }, t('Body')),
        element('p', { class: 'muted' }, isEmpty ? t('The body is empty.') : count(view.length, 'character')),
        element('div', { class: 'buttons' }, ...this.#buttons(actions)),
      ),
      ...(isEmpty ? [] : [this.#pre, this.#more]),
    );
    this.#begin();
  }

  /** A part has come, maybe one that nobody waits for any more. */
  receive(layout: BodyLayout, index: number, part: BodyPart | undefined): void {
    if (layout === this.#layout && index === this.#index) this.#show(part ?? { text: '', left: 0 });
  }

  #buttons(actions: readonly ResponseAction[]): HTMLElement[] {
    const buttons: HTMLElement[] = [];
    if (this.#view.isJson && this.#view.length > 0) {
      const label = () => (this.#layout === 'formatted' ? t('Show as Received') : t('Show Formatted'));
      const toggle = button(
        label(),
        () => {
          this.#layout = this.#layout === 'formatted' ? 'received' : 'formatted';
          this.#wanted = 1;
          this.#host.keep({ layout: this.#layout, parts: 1 });
          relabel(toggle, label());
          this.#begin();
        },
        { id: 'layout' },
      );
      buttons.push(toggle);
    }
    const offered = (
      [
        ['copyBody', t('Copy Body'), 'copy'],
        ['openBody', t('Open as Document'), 'document'],
        ['compareRequest', t('Compare with Request'), 'compare'],
        ['comparePrevious', t('Compare with Previous'), 'compare'],
        ['saveBody', t('Save…'), 'save'],
      ] as const
    ).filter(([action]) => actions.includes(action));
    for (const [action, label, drawing] of offered) {
      const message: FromPanel = { type: 'do', id: this.#id, action };
      const made = button(
        label,
        () => {
          if (action === 'copyBody') this.#host.copy(made, t('Body'), message);
          else this.#host.post(message);
        },
        { id: action, icon: drawing },
      );
      buttons.push(made);
    }
    return buttons;
  }

  #begin(): void {
    for (const kind of tokenKinds) CSS.highlights.delete(kind);
    this.#pre.replaceChildren();
    this.#index = 0;
    this.#more.hidden = true;
    // What came with the response is laid out if it is JSON.
    if (this.#layout === 'formatted' || !this.#view.isJson) this.#show(this.#view.first);
    else this.#ask(0);
  }

  #ask(index: number): void {
    this.#index = index;
    this.#more.setAttribute('aria-busy', 'true');
    this.#host.post({ type: 'bodyPart', id: this.#id, layout: this.#layout, index });
  }

  #show({ text, left }: BodyPart): void {
    this.#more.removeAttribute('aria-busy');
    this.#rest = text;
    this.#left = left;
    this.#draw();
    if (this.#index + 1 >= this.#wanted || left === 0) return;
    // The reader had read on before.
    while (this.#rest !== '') this.#draw();
    this.#ask(this.#index + 1);
  }

  #showMore(): void {
    if (this.#rest !== '') {
      const added = this.#draw();
      if (this.#more.hidden && added) focusOn(added);
    } else if (this.#more.getAttribute('aria-busy') !== 'true') {
      this.#wanted = this.#index + 2;
      this.#host.keep({ parts: this.#wanted });
      this.#ask(this.#index + 1);
    }
  }

  /** Draws the next piece. Much of it may have to be written out, so a part can be several pieces. */
  #draw(): HTMLElement | undefined {
    const hadFocus = document.activeElement === this.#more;
    let added: HTMLElement | undefined;
    if (this.#rest !== '') {
      const { end, visible } = pageAt(this.#rest, 0, drawnAtOnce);
      this.#rest = this.#rest.slice(end);
      added = colouredCode(visible, this.#view.isJson);
      this.#pre.append(added);
    }
    const left = this.#left + this.#rest.length;
    this.#more.hidden = left === 0;
    relabel(this.#more, t`Show More (${count(left, 'character')} left)`);
    // With the button, the keyboard would lose its place.
    if (hadFocus && left === 0 && added) focusOn(added);
    return added;
  }
}

function focusOn(added: HTMLElement): void {
  added.tabIndex = -1;
  added.focus({ preventScroll: true });
}
