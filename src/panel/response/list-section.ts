import { t } from '@vscode/l10n';
import { numberText } from '../../texts/number-text.ts';
import { badge, button, iconButton, relabel } from '../parts/controls.ts';
import { count, showMoreOf } from '../parts/text/count.ts';
import { element } from '../parts/element.ts';
import type { Host } from '../host.ts';
import type { EntityView, ItemView, ListView } from '../protocol/protocol.ts';
import { documentation, entityTable } from './render-entity.ts';
import { renderValue } from './render-value.ts';
import { roving } from '../parts/roving.ts';
import { identifier } from '../parts/show-more.ts';
import { relativeTimeElement } from '../parts/text/relative-time.ts';
import { localTime } from '../parts/text/times.ts';

/** Several entities as a table, a line each; a line expands to the whole entity. */
export class ListSection {
  readonly element: HTMLElement;
  readonly #id: string;
  readonly #view: ListView;
  readonly #host: Host;
  readonly #body = element('tbody', { role: 'rowgroup' });
  readonly #more = button(
    '',
    () => {
      this.#host.post({ type: 'items', id: this.#id, from: this.#rows.length });
    },
    { id: 'more-items' },
  );
  readonly #rows: { readonly button: HTMLElement; readonly row: HTMLElement; details?: HTMLElement }[] = [];

  constructor(id: string, view: ListView, host: Host) {
    this.#id = id;
    this.#view = view;
    this.#host = host;
    const heading = (name: string) => element('th', { role: 'columnheader', scope: 'col' }, identifier(name));
    const table = element(
      'table',
      { class: 'list', role: 'table', 'aria-labelledby': 'list-heading', 'data-testid': 'list' },
      element('thead', { role: 'rowgroup' }, element('tr', { role: 'row' }, ...view.columns.map(heading))),
      this.#body,
    );
    this.element = element(
      'section',
      { 'aria-labelledby': 'list-heading' },
      element(
        'div',
        { class: 'section-line' },
        element('h2', { id: 'list-heading' }, identifier(view.typeName)),
        element('p', { class: 'muted' }, this.#count()),
        ...(view.found === '' ? [] : [element('p', { class: 'found', 'data-testid': 'found' }, view.found)]),
        ...documentation(view, host),
      ),
      ...(view.total === 0 ? [] : [table, this.#more]),
    );
    this.receive(0, view.items);
    roving(table);
  }

  /** More items have arrived. */
  receive(from: number, items: readonly ItemView[]): void {
    if (from !== this.#rows.length) return;
    for (const item of items) this.#add(item);
    const left = this.#view.total - this.#rows.length;
    this.#more.hidden = left <= 0 || items.length === 0;
    relabel(this.#more, showMoreOf(left, 'item'));
  }

  /** An item that was expanded has arrived. */
  receiveItem(index: number, entity: EntityView): void {
    const item = this.#rows[index];
    if (!item || item.details || item.button.getAttribute('aria-expanded') !== 'true') return;
    const name = `item-${index}`;
    const cell = element('td', { role: 'cell', colspan: String(this.#view.columns.length) });
    cell.append(
      element('h3', { class: 'announcement', id: name }, t`${this.#view.typeName}, item ${index + 1}`),
      entityTable(entity, false, name, this.#host),
    );
    item.details = element('tr', { role: 'row', class: 'details' }, cell);
    item.row.after(item.details);
  }

  #count(): string {
    const { total, hasNextPage } = this.#view;
    if (total === 0) return t('The list is empty.');
    if (!hasNextPage) return count(total, 'item');
    return total === 1
      ? t('1 item shown; the service has more (@odata.nextLink)')
      : t`${numberText(total)} items shown; the service has more (@odata.nextLink)`;
  }

  #add({ cells, isSought }: ItemView): void {
    const index = this.#rows.length;
    const toggle = iconButton(t`Details of item ${index + 1}`, 'open', () => {
      this.#toggle(index);
    });
    toggle.classList.add('disclosure');
    toggle.setAttribute('aria-expanded', 'false');
    const row = element(
      'tr',
      { role: 'row' },
      ...cells.map((cell, column) => {
        const shown =
          column === 0
            ? [withDisclosure(toggle, [...renderCell(cell), ...(isSought ? [' ', badge(t('As sent'))] : [])])]
            : [labelOf(this.#view.columns[column] ?? ''), ...renderCell(cell)];
        return element('td', { role: 'cell' }, ...shown);
      }),
    );
    this.#rows.push({ button: toggle, row });
    this.#body.append(row);
  }

  #toggle(index: number): void {
    const item = this.#rows[index];
    if (!item) return;
    const open = item.button.getAttribute('aria-expanded') !== 'true';
    item.button.setAttribute('aria-expanded', String(open));
    if (open) this.#host.post({ type: 'item', id: this.#id, index });
    else {
      item.details?.remove();
      delete item.details;
    }
  }
}

/** The name of a column beside its value, for a panel that is too narrow for columns. */
const labelOf = (column: string): HTMLElement =>
  element('span', { class: 'label muted', 'aria-hidden': 'true' }, identifier(column));

/** The value in a line, which is short: a time is shown in the user's time zone, and as how long ago it is. */
const renderCell = (cell: ItemView['cells'][number]): (Node | string)[] =>
  cell.kind === 'time' && !Number.isNaN(Date.parse(cell.value)) ? [renderTimeCell(cell.value)] : renderValue(cell);

const renderTimeCell = (value: string): HTMLElement =>
  element(
    'div',
    { title: value },
    localTime(Date.parse(value)),
    element('div', { class: 'muted note' }, relativeTimeElement(Date.parse(value))),
  );

const withDisclosure = (toggle: HTMLElement, shown: readonly (Node | string)[]): HTMLElement =>
  element('div', { class: 'with-disclosure' }, toggle, element('div', {}, ...shown));
