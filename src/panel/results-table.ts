import { element } from './element.ts';
import type { Host } from './host.ts';
import { icon } from './icons.ts';
import type { Sorting } from './page-state.ts';
import type { ResultRow } from './protocol.ts';
import { roving } from './roving.ts';
import { shortRequest } from './short-request.ts';
import { field, identifier } from './show-more.ts';

interface Column {
  readonly name: string;
  readonly compare: (one: ResultRow, other: ResultRow) => number;
}

const byText = new Intl.Collator('en', { numeric: true }).compare;

const columns: readonly Column[] = [
  { name: 'Line', compare: (one, other) => one.line - other.line },
  { name: 'Request', compare: (one, other) => byText(one.name, other.name) },
  { name: 'Status', compare: (one, other) => byText(one.status, other.status) },
  { name: 'Result', compare: (one, other) => byText(one.detail, other.detail) },
  { name: 'Time', compare: (one, other) => (one.milliseconds ?? Infinity) - (other.milliseconds ?? Infinity) || 0 },
];

interface Shown {
  row: ResultRow;
  readonly element: HTMLElement;
}

/**
 * The rows of results: each is drawn once, and then only what changes of it. The roles repeat what the elements mean, as in
 * the table of an entity.
 */
export class ResultsTable {
  readonly element: HTMLElement;
  readonly #host: Host;
  readonly #body = element('tbody', { role: 'rowgroup' });
  readonly #shown: ReadonlyMap<number, Shown>;
  readonly #headings: readonly HTMLElement[];
  readonly #isWanted: (row: ResultRow) => boolean;

  /** @param isWanted whether a row passes the filter that is chosen now */
  constructor(rows: readonly ResultRow[], isWanted: (row: ResultRow) => boolean, host: Host) {
    this.#host = host;
    this.#isWanted = isWanted;
    this.#headings = columns.map(({ name }, column) => {
      const button = element('button', { type: 'button', class: 'sort', id: `sort-${column}` }, name);
      button.addEventListener('click', () => {
        this.#sortBy(column);
      });
      return element('th', { role: 'columnheader', scope: 'col' }, button);
    });
    this.#shown = new Map(rows.map((row) => [row.id, this.#draw(row)]));
    const head = element('thead', { role: 'rowgroup' }, element('tr', { role: 'row' }, ...this.#headings));
    this.element = element(
      'table',
      { class: 'results', role: 'table', 'aria-labelledby': 'status', 'data-testid': 'results' },
      head,
      this.#body,
    );
    this.#sort();
    roving(this.element);
  }

  update(rows: readonly ResultRow[]): void {
    for (const row of rows) {
      const shown = this.#shown.get(row.id);
      if (!shown) continue;
      const focused = shown.element.contains(document.activeElement) ? document.activeElement?.className : undefined;
      shown.row = row;
      this.#fill(shown.element, row);
      if (focused !== undefined)
        shown.element.querySelector<HTMLElement>(`button.${focused.split(' ')[0] ?? ''}`)?.focus();
    }
  }

  /** Shows the rows that are wanted now. */
  filter(): void {
    for (const { row, element: line } of this.#shown.values()) line.hidden = !this.#isWanted(row);
  }

  #draw(row: ResultRow): Shown {
    const line = element('tr', { role: 'row' });
    this.#fill(line, row);
    return { row, element: line };
  }

  #fill(line: HTMLElement, row: ResultRow): void {
    line.className = row.state;
    line.hidden = !this.#isWanted(row);
    const name = shortRequest(row.name);
    const route = shortRequest(row.request);
    line.replaceChildren(
      element('td', { role: 'cell', class: 'line muted' }, row.line > 0 ? String(row.line) : ''),
      element(
        'th',
        { role: 'rowheader', scope: 'row' },
        ...(row.line > 0 ? [this.#button('source', row, identifier(name), `Go to ${row.name}`)] : [identifier(name)]),
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
            ? this.#button('response', row, field(row.status), `Response of ${row.name}: ${row.status}`)
            : field(row.status),
        ),
      ),
      element(
        'td',
        { role: 'cell', class: 'result' },
        element('div', { class: row.exchange === '' ? 'detail' : 'detail more' }, identifier(row.detail)),
      ),
      element(
        'td',
        { role: 'cell', class: 'time muted' },
        row.milliseconds === undefined ? '' : `${Math.round(row.milliseconds).toLocaleString('en')} ms`,
      ),
    );
  }

  #button(wanted: 'source' | 'response', { id }: ResultRow, label: Node, spoken: string): HTMLElement {
    const button = element('button', { type: 'button', class: `${wanted} link`, 'aria-label': spoken }, label);
    button.addEventListener('click', () => {
      this.#host.post({ type: 'row', rowId: id, wanted });
    });
    return button;
  }

  /** Once by a column, then the other way round, then as they stand in the file. */
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
    const rows = [...this.#shown.values()];
    const compare = sorting && columns[sorting.column]?.compare;
    if (compare) rows.sort((one, other) => compare(one.row, other.row) * (sorting.descending ? -1 : 1));
    this.#body.append(...rows.map(({ element: line }) => line));
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
