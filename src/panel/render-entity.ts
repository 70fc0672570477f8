import { count, element } from './element.ts';
import type { PropertyRow, ResponseView } from './protocol.ts';
import { field, identifier, rowsInSteps } from './show-more.ts';

/**
 * The entity that came back as a table. The roles repeat what the elements mean, because narrow panels lay the table out
 * in another way, and assistive technology then takes it for no table.
 */
export function renderEntity({ typeName, rows }: NonNullable<ResponseView['entity']>, sandbox: boolean): HTMLElement {
  const by = sandbox ? 'by the sandbox' : 'by the service';
  const heading = (name: string) => element('th', { role: 'columnheader', scope: 'col' }, name);
  const body = element('tbody', { role: 'rowgroup' });
  const section = element(
    'section',
    { 'aria-labelledby': 'entity-heading' },
    element(
      'div',
      { class: 'section-line' },
      element('h2', { id: 'entity-heading' }, identifier(typeName)),
      element('p', { class: 'muted' }, summary(rows, by)),
    ),
    element(
      'table',
      { role: 'table', 'aria-labelledby': 'entity-heading', 'data-testid': 'entity' },
      element(
        'thead',
        { role: 'rowgroup' },
        element('tr', { role: 'row' }, ...['Name', 'Value', 'Type', 'Description'].map(heading)),
      ),
      body,
    ),
  );
  rowsInSteps(section, rows, body, (row) => renderRow(row, by));
  return section;
}

const renderRow = (row: PropertyRow, by: string): HTMLElement =>
  element(
    'tr',
    { role: 'row', class: row.origin },
    element('th', { role: 'rowheader', scope: 'row' }, identifier(row.name)),
    element('td', { role: 'cell', class: 'value' }, field(row.value), ...renderOrigin(row, by)),
    element('td', { role: 'cell', class: 'type muted' }, identifier(row.type)),
    element('td', { role: 'cell', class: 'description muted' }, field(row.description)),
  );

function renderOrigin({ origin, sent }: PropertyRow, by: string): (Node | string)[] {
  switch (origin) {
    case 'sent':
      return [];
    case 'set':
      return [' ', element('span', { class: 'origin' }, `Set ${by}`)];
    case 'changed':
      return [
        ' ',
        element('span', { class: 'origin' }, `Changed ${by}`),
        ...(sent === undefined ? [] : [element('div', { class: 'muted' }, 'Sent: ', field(sent))]),
      ];
    default:
      return origin satisfies never;
  }
}

function summary(rows: readonly PropertyRow[], by: string): string {
  const having = (wanted: PropertyRow['origin']) => rows.filter(({ origin }) => origin === wanted).length;
  const [set, changed] = [having('set'), having('changed')];
  const marked = [...(set > 0 ? [`${set} set`] : []), ...(changed > 0 ? [`${changed} changed`] : [])];
  return [
    count(rows.length, 'property', 'properties'),
    ...(marked.length > 0 ? [`${marked.join(' and ')} ${by}`] : []),
  ].join(', ');
}
