import { t } from '@vscode/l10n';
import { element } from '../parts/element.ts';
import { icon } from '../parts/icons.ts';
import { colourInto } from './coloured-code.ts';

/** The number of levels that fold. Deeper ones don't, because each level is an element in another one. */
const deepestFold = 40;

/** The maximum number of characters of a name in the label of what a line folds. */
const longestLabel = 60;

/**
 * Formatted JSON, line by line: a line that wraps keeps its indentation, and a line that ends in a bracket folds what it opens. Accepts the
 * JSON piece by piece; a piece may end within a line.
 */
export class JsonLines {
  readonly element = element('code', { class: 'lines' });
  /** The open elements, the outermost first: lines are added to the last one. */
  readonly #open: HTMLElement[] = [this.element];
  /** The number of open levels that are too deep to fold. */
  #unfolded = 0;
  /** The last line, while it continues in the next piece. */
  #line: HTMLElement | undefined;

  constructor() {
    this.element.addEventListener('keydown', (event) => {
      this.#move(event);
    });
    this.element.addEventListener('focusin', ({ target }) => {
      if (target instanceof HTMLElement && target.matches('.fold')) this.#enter(target);
    });
  }

  /** @param visible text with its invisible characters written out. @returns the first line that was added */
  append(visible: string): HTMLElement {
    let first: HTMLElement | undefined;
    for (let start = 0; start < visible.length;) {
      const end = visible.indexOf('\n', start);
      const isWhole = end !== -1;
      const line = this.#add(visible.slice(start, isWhole ? end : visible.length), isWhole);
      first ??= line;
      start = isWhole ? end + 1 : visible.length;
    }
    return first ?? this.element;
  }

  /** Folds or unfolds all levels. Doesn't fold the outermost, which would leave nothing to see. */
  foldAll(folded: boolean): void {
    for (const [index, toggle] of this.#toggles().entries()) if (index > 0 || !folded) fold(toggle, folded);
  }

  #add(text: string, isWhole: boolean): HTMLElement {
    const isNew = this.#line === undefined;
    const indent = text.length - text.trimStart().length;
    if (isNew && /[}\]]/.test(text.charAt(indent))) this.#close();
    const line = this.#line ?? element('div', { class: 'line' });
    if (isNew) {
      line.style.setProperty('--indent', String(indent));
      this.#open.at(-1)?.append(line);
    }
    if (isWhole && /[{[]$/.test(text)) this.#fold(line, text, isNew);
    colourInto(line, text, true);
    this.#line = isWhole ? undefined : line;
    return line;
  }

  #fold(line: HTMLElement, text: string, isNew: boolean): void {
    if (this.#open.length > deepestFold) {
      this.#unfolded++;
      return;
    }
    const body = element('div', { class: 'fold-body' });
    const name = isNew ? /^\s*"((?:[^"\\]|\\.)*)"/.exec(text)?.[1]?.slice(0, longestLabel) : undefined;
    const isObject = text.endsWith('{');
    const toggle = element(
      'button',
      {
        ...{ type: 'button', class: 'fold', 'aria-expanded': 'true' },
        'aria-label': isObject ? objectLabel(name) : listLabel(name),
        tabindex: this.element.querySelector('.fold') === null ? '0' : '-1',
      },
      icon('open'),
    );
    toggle.addEventListener('click', () => {
      fold(toggle, toggle.getAttribute('aria-expanded') === 'true');
    });
    line.prepend(toggle);
    line.after(body);
    this.#open.push(body);
  }

  #close(): void {
    if (this.#unfolded > 0) this.#unfolded--;
    else if (this.#open.length > 1) this.#open.pop();
  }

  #toggles(): HTMLElement[] {
    return [...this.element.querySelectorAll<HTMLElement>('.fold')];
  }

  /** All of them are a single tab stop. */
  #enter(toggle: HTMLElement): void {
    for (const other of this.element.querySelectorAll<HTMLElement>('.fold[tabindex="0"]')) other.tabIndex = -1;
    toggle.tabIndex = 0;
  }

  #move(event: KeyboardEvent): void {
    const { target } = event;
    if (!(target instanceof HTMLElement) || !target.matches('.fold')) return;
    const isFolded = target.getAttribute('aria-expanded') === 'false';
    if ((event.key === 'ArrowRight' && isFolded) || (event.key === 'ArrowLeft' && !isFolded)) {
      event.preventDefault();
      fold(target, !isFolded);
      return;
    }
    const seen = this.#toggles().filter((toggle) => toggle.checkVisibility());
    const at = seen.indexOf(target);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: seen.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    seen[to]?.focus();
  }
}

const objectLabel = (name: string | undefined): string => (name === undefined ? t('object') : t`${name}, object`);

const listLabel = (name: string | undefined): string => (name === undefined ? t('list') : t`${name}, list`);

function fold(toggle: HTMLElement, folded: boolean): void {
  toggle.setAttribute('aria-expanded', String(!folded));
  const body = toggle.parentElement?.nextElementSibling;
  if (body instanceof HTMLElement && body.matches('.fold-body')) body.hidden = folded;
}

/** Unfolds everything that an element is in. */
export function unfoldAround(inner: Element): void {
  for (
    let body = inner.closest<HTMLElement>('.fold-body');
    body;
    body = body.parentElement?.closest('.fold-body') ?? null
  ) {
    const toggle = body.previousElementSibling?.querySelector<HTMLElement>('.fold');
    if (toggle) fold(toggle, false);
  }
}
