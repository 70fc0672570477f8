import { t } from '@vscode/l10n';
import { numberText } from '../../texts/number-text.ts';
import { button, relabel } from '../parts/controls.ts';
import { count } from '../parts/text/count.ts';
import { element } from '../parts/element.ts';
import type { Host } from '../host.ts';
import type { ResultRow, ResultsProgress, ResultsView } from '../protocol/protocol.ts';
import { renderTarget } from '../response/render-facts.ts';
import { panelTools } from '../parts/panel-tools.ts';
import { ResultsTable } from './results-table.ts';
import { field } from '../parts/show-more.ts';

const filters: readonly {
  readonly id: string;
  readonly label: () => string;
  readonly states: readonly ResultRow['state'][];
}[] = [
  { id: '', label: () => t('All'), states: ['waiting', 'sending', 'success', 'failure', 'uncertain', 'notice'] },
  { id: 'success', label: () => t('Succeeded'), states: ['success'] },
  { id: 'failure', label: () => t('Failed'), states: ['failure'] },
  { id: 'uncertain', label: () => t('Uncertain'), states: ['uncertain'] },
  { id: 'notice', label: () => t('Not Sent'), states: ['notice'] },
  { id: 'waiting', label: () => t('Under Way'), states: ['waiting', 'sending'] },
];

/** The results of requests that are sent together. */
export class ResultsSection {
  readonly element: HTMLElement;
  readonly #host: Host;
  readonly #rows: Map<number, ResultRow>;
  /** How many rows there are in each state. */
  readonly #amounts = new Map<ResultRow['state'], number>();
  readonly #table: ResultsTable;
  readonly #summary: HTMLElement;
  readonly #progress = element('vscode-progress-bar', { 'aria-label': t('Requests sent') });
  readonly #stop: HTMLElement;
  readonly #rest: HTMLElement;
  readonly #exports: readonly HTMLElement[];
  readonly #search: HTMLInputElement;
  readonly #matching = element('p', { class: 'muted', 'aria-live': 'polite', 'data-testid': 'matching' });
  readonly #filters: readonly HTMLElement[];
  #filter: string;
  /** Words that a row must contain, in lower case. */
  #words: readonly string[];

  constructor(view: ResultsView, host: Host) {
    this.#host = host;
    this.#filter = filters.some(({ id }) => id === host.state.filter) ? host.state.filter : '';
    this.#words = wordsOf(host.state.query);
    this.#rows = new Map(view.rows.map((row) => [row.id, row]));
    for (const { state } of view.rows) this.#amounts.set(state, this.#amount([state]) + 1);
    this.#table = new ResultsTable(view.rows, this.#isWanted, host);
    this.#summary = element('p', { class: 'summary', 'data-testid': 'summary' });
    this.#stop = button(
      t('Stop'),
      () => {
        host.post({ type: 'stopAll' });
      },
      { id: 'stop', icon: 'stop' },
    );
    this.#rest = button(
      '',
      () => {
        host.post({ type: 'sendRest' });
      },
      { id: 'send-rest', icon: 'again', primary: true },
    );
    this.#exports = (
      [
        ['csv', t('Export as CSV…')],
        ['json', t('Export as JSON…')],
      ] as const
    ).map(([format, label]) =>
      button(
        label,
        () => {
          host.post({ type: 'export', format });
        },
        { id: `export-${format}`, icon: 'save' },
      ),
    );
    this.#search = element('input', {
      ...{ type: 'search', id: 'search-rows', class: 'text-input', spellcheck: 'false', autocomplete: 'off' },
      'aria-label': t('Find in the results'),
      placeholder: t('Find in name, id, status or result'),
    });
    this.#search.value = host.state.query;
    this.#search.addEventListener('input', () => {
      host.keep({ query: this.#search.value });
      this.#words = wordsOf(this.#search.value);
      this.#table.filter();
      this.#announceMatches();
    });
    this.#filters = filters.map(({ id, label }) => this.#filterButton(id, label()));
    this.element = element(
      'article',
      { 'aria-labelledby': 'status' },
      element(
        'header',
        {},
        element(
          'div',
          { class: 'status-line' },
          element('h1', { id: 'status', 'data-testid': 'status', tabindex: '-1' }, field(view.title)),
          panelTools(host),
        ),
        element('p', { class: 'target', 'data-testid': 'target' }, renderTarget(view.target, view.sandbox)),
        this.#summary,
        this.#progress,
        element('div', { class: 'buttons' }, this.#stop, this.#rest, ...this.#exports),
      ),
      element(
        'div',
        { class: 'filters' },
        element('div', { class: 'buttons', role: 'group', 'aria-label': t('Show') }, ...this.#filters),
        this.#search,
        this.#matching,
      ),
      this.#table.element,
    );
    this.update([], view);
    this.#announceMatches();
  }

  /** The current rows. */
  get rows(): readonly ResultRow[] {
    return [...this.#rows.values()];
  }

  update(rows: readonly ResultRow[], { summary, running, rest }: ResultsProgress): void {
    for (const row of rows) {
      const before = this.#rows.get(row.id);
      if (before === undefined) continue;
      this.#rows.set(row.id, row);
      this.#amounts.set(before.state, this.#amount([before.state]) - 1);
      this.#amounts.set(row.state, this.#amount([row.state]) + 1);
    }
    this.#table.update(rows);
    this.#summary.replaceChildren(field(summary));
    this.#progress.max = Math.max(1, this.#rows.size);
    this.#progress.value = this.#rows.size - this.#amount(['waiting', 'sending']);
    this.#progress.hidden = !running;
    // Hiding the button would lose the keyboard focus.
    const hidesFocused = document.activeElement === (running ? this.#rest : this.#stop);
    if (hidesFocused) this.element.querySelector('h1')?.focus({ preventScroll: true });
    this.#stop.hidden = !running;
    this.#rest.hidden = running || rest === '';
    relabel(this.#rest, rest);
    for (const made of this.#exports) made.hidden = running;
    for (const [index, { label, states }] of filters.entries()) {
      const filter = this.#filters[index];
      if (!filter) continue;
      const amount = this.#amount(states);
      relabel(filter, `${label()} ${numberText(amount)}`);
      // A state that no row has isn't offered, unless it is the chosen filter.
      filter.hidden = amount === 0 && index > 0 && filter.getAttribute('aria-pressed') !== 'true';
    }
  }

  readonly #amount = (states: readonly ResultRow['state'][]): number =>
    states.reduce((sum, state) => sum + (this.#amounts.get(state) ?? 0), 0);

  readonly #isWanted = (row: ResultRow): boolean =>
    (filters.find(({ id }) => id === this.#filter)?.states.includes(row.state) ?? true) &&
    (this.#words.length === 0 || hasAll(row, this.#words));

  #announceMatches(): void {
    const amount = this.#words.length === 0 ? undefined : this.rows.filter(this.#isWanted).length;
    this.#matching.textContent = amount === undefined ? '' : count(amount, 'row');
  }

  #filterButton(id: string, label: string): HTMLElement {
    const made = button(
      label,
      () => {
        this.#filter = id;
        this.#host.keep({ filter: id });
        for (const other of this.#filters) other.setAttribute('aria-pressed', String(other === made));
        this.#table.filter();
        this.#announceMatches();
      },
      { id: `filter-${id}` },
    );
    made.setAttribute('aria-pressed', String(id === this.#filter));
    return made;
  }
}

const wordsOf = (query: string): readonly string[] => query.toLowerCase().split(/\s+/).filter(Boolean);

const hasAll = ({ name, request, key, status, detail, note }: ResultRow, words: readonly string[]): boolean => {
  const text = [name, request, key, status, detail, note].join('\n').toLowerCase();
  return words.every((word) => text.includes(word));
};
