import { t } from '@vscode/l10n';
import { button } from '../parts/controls.ts';
import { element } from '../parts/element.ts';
import type { Host } from '../host.ts';
import type { BodyPart, BodyView, FilteredView, FromPanel, ResponseAction } from '../protocol/protocol.ts';
import { colouredCode } from './coloured-code.ts';
import { FindInText } from './find-in-text.ts';
import { JsonLines } from './json-lines.ts';
import { tokenKinds } from './json-tokens.ts';
import { PagedText } from './paged-text.ts';

/** In milliseconds: a path is applied when typing pauses for as long. */
const pause = 300;

/** The body: all of it, or the values at a path; formatted and foldable if it is JSON. */
export class BodySection {
  readonly element: HTMLElement;
  readonly #id: string;
  readonly #view: BodyView;
  readonly #host: Host;
  readonly #text: PagedText;
  readonly #find: FindInText;
  readonly #path: HTMLInputElement;
  readonly #matches = element('p', {
    class: 'muted path-result',
    id: 'path-result',
    'aria-live': 'polite',
    'data-testid': 'path-result',
  });
  #lines = new JsonLines();
  /** The path whose values are shown; empty if all of the body is shown. */
  #query = '';
  #timer: number | undefined;

  constructor(id: string, view: BodyView, actions: readonly ResponseAction[], host: Host) {
    this.#id = id;
    this.#view = view;
    this.#host = host;
    this.#text = new PagedText({
      id: 'body',
      label: t('Body'),
      ask: (index) => {
        const layout = this.#query !== '' ? 'filtered' : view.isJson ? 'formatted' : 'received';
        host.post({ type: 'bodyPart', id, layout, index });
      },
      draw: (visible, place) => {
        if (view.isJson) return this.#lines.append(visible);
        const added = colouredCode(visible, false);
        place.append(added);
        return added;
      },
      wanted: (parts) => {
        if (this.#query === '') host.keep({ parts });
      },
      drawn: () => {
        this.#find.update();
      },
    });
    this.#find = new FindInText(this.#text);
    this.#path = element('input', {
      ...{ type: 'search', id: 'path', class: 'text-input code', spellcheck: 'false', autocomplete: 'off' },
      ...{
        'aria-label': t('Filter by JSONPath'),
        placeholder: 'JSONPath: $.value[*].id',
        'aria-describedby': 'path-result',
      },
    });
    this.#path.addEventListener('input', () => {
      window.clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => {
        this.#filter();
      }, pause);
    });
    const isEmpty = view.length === 0;
    this.element = element(
      'div',
      {},
      element(
        'div',
        { class: 'section-line' },
        element('p', { class: 'muted' }, isEmpty ? t('The body is empty.') : view.size),
        element('div', { class: 'buttons' }, ...this.#buttons(actions)),
      ),
      ...(isEmpty
        ? []
        : [
            element(
              'div',
              { class: 'text-tools' },
              ...(view.isJson ? [this.#path, this.#matches] : []),
              this.#find.element,
              ...(view.isJson ? this.#foldButtons() : []),
            ),
            this.#text.element,
          ]),
    );
    this.#begin(view.first, host.state.parts);
  }

  /** A part of the body has arrived, possibly one that is no longer needed. */
  receive(layout: 'formatted' | 'received' | 'filtered', index: number, part: BodyPart | undefined): void {
    const isFiltered = layout === 'filtered';
    if (isFiltered === (this.#query !== '') && (isFiltered || (layout === 'formatted') === this.#view.isJson))
      this.#text.receive(index, part);
  }

  /** The values at a path have arrived, possibly those at an earlier path. */
  receiveFiltered(query: string, filtered: FilteredView): void {
    if (query !== this.#path.value.trim()) return;
    const isFault = filtered.kind === 'fault';
    this.#path.setAttribute('aria-invalid', String(isFault));
    this.#matches.textContent = isFault ? filtered.message : filtered.count;
    if (filtered.kind === 'fault') return;
    this.#query = query;
    this.#begin(filtered.first);
  }

  #filter(): void {
    const query = this.#path.value.trim();
    if (query !== '') {
      this.#host.post({ type: 'filter', id: this.#id, query });
      return;
    }
    this.#path.removeAttribute('aria-invalid');
    this.#matches.textContent = '';
    if (this.#query === '') return;
    this.#query = '';
    this.#begin(this.#view.first);
  }

  #begin(first: BodyPart, wanted = 1): void {
    for (const kind of tokenKinds) CSS.highlights.delete(kind);
    this.#lines = new JsonLines();
    this.#text.pre.replaceChildren(...(this.#view.isJson ? [this.#lines.element] : []));
    this.#text.begin(first, wanted);
  }

  #foldButtons(): HTMLElement[] {
    return [
      button(
        t('Fold All'),
        () => {
          this.#lines.foldAll(true);
        },
        { id: 'fold-all' },
      ),
      button(
        t('Unfold All'),
        () => {
          this.#lines.foldAll(false);
        },
        { id: 'unfold-all' },
      ),
    ];
  }

  #buttons(actions: readonly ResponseAction[]): HTMLElement[] {
    const offered = (
      [
        ['copyBody', t('Copy Body'), 'copy'],
        ['openBody', t('Open as Document'), 'document'],
        ['compareRequest', t('Compare with Request'), 'compare'],
        ['comparePrevious', t('Compare with Previous'), 'compare'],
        ['saveBody', t('Save…'), 'save'],
      ] as const
    ).filter(([action]) => actions.includes(action));
    return offered.map(([action, label, drawing]) => {
      const message: FromPanel = { type: 'do', id: this.#id, action };
      const made = button(
        label,
        () => {
          if (action === 'copyBody') this.#host.copy(made, t('Body'), message);
          else this.#host.post(message);
        },
        { id: action, icon: drawing },
      );
      return made;
    });
  }
}
