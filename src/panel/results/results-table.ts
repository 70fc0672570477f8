import { t } from '@vscode/l10n';
import { button, relabel } from '../parts/controls.ts';
import { showMoreOf } from '../parts/text/count.ts';
import { element } from '../parts/element.ts';
import type { Host } from '../host.ts';
import { icon } from '../parts/icons.ts';
import type { Sorting } from '../page-state.ts';
import type { ResultRow } from '../protocol/protocol.ts';
import { roving } from '../parts/roving.ts';
import { shortRequest } from '../parts/text/short-request.ts';
import { field, identifier } from '../parts/show-more.ts';

interface Column {
  readonly name: () => string;
  readonly compare: (one: ResultRow, other: ResultRow) => number;
}

const byText = new Intl.Collator('en', { numeric: true }).compare;

const columns: readonly Column[] = [
  { name: () => t('Line'), compare: (one, other) => one.line - other.line },
  { name: () => t('Request'), compare: (one, other) => byText(one.name, other.name) },
  { name: () => t('Status'), compare: (one, other) => byText(one.status, other.status) },
  { name: () => t('Id'), compare: (one, other) => byText(one.key, other.key) },
  { name: () => t('Result'), compare: (one, other) => byText(one.detail, other.detail) },
  {
    name: () => t('Time'),
    compare: (one, other) => (one.milliseconds ?? Infinity) - (other.milliseconds ?? Infinity) || 0,
  },
];

/** The number of rows that are drawn at first, and with each "Show More": a browser takes seconds to lay out ten thousand. */
const rowsPerStep = 500;

interface Line {
  row: ResultRow;
  /** Undefined if it was never on the page. */
  element: HTMLElement | undefined;
}

/**
 * The rows of results: each is drawn when it is first shown, and again when it changes. The roles repeat what the elements
 * mean, as in the table of an entity.
 */
export class ResultsTable {
  readonly element: HTMLElement;
  readonly #host: Host;
  readonly #body = element('tbody', { role: 'rowgroup' });
  readonly #table: HTMLElement;
  readonly #more: HTMLElement;
  readonly #lines: ReadonlyMap<number, Line>;
  /** In the order in which they are sorted. */
  #order: readonly Line[];
  readonly #headings: readonly HTMLElement[];
  readonly #isWanted: (row: ResultRow) => boolean;

  /** @param isWanted whether a row matches the current filter */
  constructor(rows: readonly ResultRow[], isWanted: (row: ResultRow) => boolean, host: Host) {
    this.#host = host;
    this.#isWanted = isWanted;
    this.#headings = columns.map(({ name }, column) => {
      const button = element('button', { type: 'button', class: 'sort', id: `sort-${column}` }, name());
      button.addEventListener('click', () => {
        this.#sortBy(column);
      });
      return element('th', { role: 'columnheader', scope: 'col' }, button);
    });
    this.#lines = new Map(rows.map((row) => [row.id, { row, element: undefined }]));
    this.#order = [...this.#lines.values()];
    const head = element(
      'thead',
      { role: 'rowgroup' },
      element('tr', { role: 'row', 'data-label': t('Sort by') }, ...this.#headings),
    );
    this.#table = element(
      'table',
      { class: 'results', role: 'table', 'aria-labelledby': 'status', 'data-testid': 'results' },
      head,
      this.#body,
    );
    // Its column is as wide as its longest number.
    const lastLine = rows.reduce((last, { line }) => Math.max(last, line), 0);
    this.#table.style.setProperty('--line-digits', String(String(lastLine).length));
    this.#more = button(
      '',
      () => {
        this.#showMore();
      },
      { id: 'more-rows' },
    );
    this.element = element('div', {}, this.#table, this.#more);
    this.#sort();
    roving(this.#table);
  }

  update(rows: readonly ResultRow[]): void {
    let hasMoved = false;
    for (const row of rows) {
      const line = this.#lines.get(row.id);
      if (!line) continue;
      if (this.#isWanted(row) !== this.#isWanted(line.row)) hasMoved = true;
      line.row = row;
      if (line.element) this.#refill(line.element, row);
    }
    if (hasMoved) this.#arrange();
  }

  /** Shows the rows that match the filter now. */
  filter(): void {
    this.#host.keep({ resultsSteps: 1 });
    this.#arrange();
  }

  /** Puts the wanted rows on the page, and leaves those that are already there: one of them may have the focus. */
  #arrange(): void {
    const most = this.#host.state.resultsSteps * rowsPerStep;
    const wanted = this.#order.filter(({ row }) => this.#isWanted(row));
    const seen = wanted.slice(0, most).map((line) => (line.element ??= this.#draw(line.row)));
    const isSeen = new Set<Element>(seen);
    for (const child of [...this.#body.children]) if (!isSeen.has(child)) child.remove();
    let next = this.#body.firstElementChild;
    for (const line of seen)
      if (line === next) next = next.nextElementSibling;
      else this.#body.insertBefore(line, next);
    const left = wanted.length - seen.length;
    this.#more.hidden = left === 0;
    relabel(this.#more, showMoreOf(left, 'row'));
  }

  #showMore(): void {
    const hadFocus = document.activeElement === this.#more;
    const shown = this.#body.childElementCount;
    this.#host.keep({ resultsSteps: this.#host.state.resultsSteps + 1 });
    this.#arrange();
    // Hiding the button would lose the keyboard focus.
    const added = this.#body.children[shown];
    if (hadFocus && this.#more.hidden) added?.querySelector<HTMLElement>('button')?.focus({ preventScroll: true });
  }

  #draw(row: ResultRow): HTMLElement {
    const line = element('tr', { role: 'row' });
    this.#fill(line, row);
    return line;
  }

  #refill(line: HTMLElement, row: ResultRow): void {
    const focused = line.contains(document.activeElement) ? document.activeElement?.className : undefined;
    this.#fill(line, row);
    if (focused !== undefined) line.querySelector<HTMLElement>(`button.${focused.split(' ')[0] ?? ''}`)?.focus();
  }

  #fill(line: HTMLElement, row: ResultRow): void {
    line.className = row.state;
    const name = shortRequest(row.name);
    const route = shortRequest(row.request);
    line.replaceChildren(
      element('td', { role: 'cell', class: 'line muted' }, row.line > 0 ? String(row.line) : ''),
      element(
        'th',
        { role: 'rowheader', scope: 'row' },
        ...(row.line > 0 ? [this.#button('source', row, identifier(name), t`Go to ${row.name}`)] : [identifier(name)]),
        ...(route === name
          ? []
          : [element('div', { class: 'muted note code route', title: row.request }, field(route))]),
      ),
      element(
        'td',
        { role: 'cell', class: 'state' },
        element(
          'div',
          {},
          icon(row.state, 'tone-icon'),
          row.exchange !== ''
            ? this.#button('response', row, field(row.status), t`Response of ${row.name}: ${row.status}`)
            : field(row.status),
        ),
      ),
      element('td', { role: 'cell', class: 'key code' }, field(row.key)),
      element(
        'td',
        { role: 'cell', class: 'result' },
        element('div', { class: row.exchange === '' ? 'detail' : 'cut-detail' }, identifier(row.detail)),
        ...(row.note === '' ? [] : [element('div', { class: 'muted note' }, identifier(row.note))]),
      ),
      element('td', { role: 'cell', class: 'time muted' }, row.duration),
    );
  }

  #button(wanted: 'source' | 'response', { id }: ResultRow, label: Node, spoken: string): HTMLElement {
    const button = element('button', { type: 'button', class: `${wanted} link`, 'aria-label': spoken }, label);
    button.addEventListener('click', () => {
      this.#host.post({ type: 'row', rowId: id, wanted });
    });
    return button;
  }

  /** Each click on a column changes the order: ascending, descending, then as in the file. */
  #sortBy(column: number): void {
    const { sorting } = this.#host.state;
    const next: Sorting | undefined =
      sorting?.column !== column
        ? { column, descending: false }
        : sorting.descending
          ? undefined
          : { column, descending: true };
    this.#host.keep({ sorting: next });
    this.#sort();
  }

  #sort(): void {
    const { sorting } = this.#host.state;
    const lines = [...this.#lines.values()];
    const compare = sorting && columns[sorting.column]?.compare;
    if (compare) lines.sort((one, other) => compare(one.row, other.row) * (sorting.descending ? -1 : 1));
    this.#order = lines;
    this.#arrange();
    for (const [column, heading] of this.#headings.entries()) {
      const isSorted = sorting?.column === column;
      const direction = sorting?.descending === true ? 'descending' : 'ascending';
      if (isSorted) heading.setAttribute('aria-sort', direction);
      else heading.removeAttribute('aria-sort');
      heading.querySelector('svg')?.remove();
      if (isSorted) heading.firstElementChild?.append(icon(direction));
    }
  }
}
