import { t } from '@vscode/l10n';
import { iconButton, link } from '../parts/controls.ts';
import { count } from '../parts/text/count.ts';
import { element } from '../parts/element.ts';
import type { Host } from '../host.ts';
import type { EntityView, Origin, PropertyRow } from '../protocol/protocol.ts';
import { renderValue } from './render-value.ts';
import { roving } from '../parts/roving.ts';
import { field, identifier, rowsInSteps } from '../parts/show-more.ts';
import { withElements } from '../parts/text/with-elements.ts';

/** A section with the entity in the response. */
export function renderEntity(entity: EntityView, sandbox: boolean, host: Host): HTMLElement {
  const section = element(
    'section',
    { 'aria-labelledby': 'entity-heading' },
    element(
      'div',
      { class: 'section-line' },
      element('h2', { id: 'entity-heading' }, identifier(entity.typeName)),
      element('p', { class: 'muted' }, count(entity.rows.length, 'property')),
      ...documentation(entity, host),
    ),
  );
  section.append(entityTable(entity, sandbox, 'entity-heading', host));
  return section;
}

export const documentation = ({ page }: Pick<EntityView, 'page'>, host: Host): Node[] =>
  page === ''
    ? []
    : [
        link(t('API reference'), () => {
          host.post({ type: 'openPage', page });
        }),
      ];

/**
 * The properties of an entity as a table. The roles repeat what the elements mean, because narrow panels lay the table out differently, and
 * assistive technology then doesn't see it as a table.
 *
 * @param sandbox whether changes are shown as those of the sandbox or of the service
 * @param labelledBy id of the heading
 */
export function entityTable(
  { rows }: Pick<EntityView, 'rows'>,
  sandbox: boolean,
  labelledBy: string,
  host: Host,
): HTMLElement {
  const heading = (name: string) => element('th', { role: 'columnheader', scope: 'col' }, name);
  const body = element('tbody', { role: 'rowgroup' });
  const table = element(
    'table',
    { class: 'entity', role: 'table', 'aria-labelledby': labelledBy, 'data-testid': 'entity' },
    element(
      'thead',
      { role: 'rowgroup' },
      element('tr', { role: 'row' }, ...[t('Name'), t('Value'), t('Type'), t('Description')].map(heading)),
    ),
    body,
  );
  const place = element('div', {}, table);
  rowsInSteps(place, rows, body, (row) => renderRow(row, sandbox, host));
  roving(table);
  return place;
}

const renderRow = (row: PropertyRow, sandbox: boolean, host: Host): HTMLElement =>
  element(
    'tr',
    { role: 'row', class: row.origin },
    element('th', { role: 'rowheader', scope: 'row' }, identifier(row.name)),
    element(
      'td',
      { role: 'cell', class: 'value' },
      ...copyValue(row, host),
      ...renderValue(row),
      ...renderOrigin(row, sandbox),
    ),
    element('td', { role: 'cell', class: 'type muted' }, renderType(row, host)),
    element('td', { role: 'cell', class: 'description muted' }, field(row.description)),
  );

function copyValue({ name, value, kind, omitted }: PropertyRow, host: Host): Node[] {
  if (omitted > 0 || value === '' || kind === 'nothing') return [];
  const label = name.slice(0, 60);
  const button = iconButton(t`Copy ${label}`, 'copy', () => {
    host.copy(button, label, { type: 'copy', text: value });
  });
  return [button];
}

function renderType({ type, page }: PropertyRow, host: Host): Node {
  if (page === '') return identifier(type);
  return link(identifier(type), () => {
    host.post({ type: 'openPage', page });
  });
}

const originTexts: Readonly<Record<Origin, (sandbox: boolean) => string>> = {
  read: () => '',
  sent: () => '',
  rewritten: (sandbox) => (sandbox ? t('Reformatted by the sandbox') : t('Reformatted by the service')),
  changed: (sandbox) => (sandbox ? t('Changed by the sandbox') : t('Changed by the service')),
  set: (sandbox) => (sandbox ? t('Set by the sandbox') : t('Set by the service')),
  missing: () => t('Sent, but not in the response'),
};

function renderOrigin({ origin, sent }: PropertyRow, sandbox: boolean): Node[] {
  const text = originTexts[origin](sandbox);
  if (text === '') return [];
  const was =
    sent === undefined ? [] : [' ', element('span', { class: 'muted' }, ...withElements(t('Sent: {0}'), field(sent)))];
  return [element('div', { class: 'note' }, element('span', { class: 'origin' }, text), ...was)];
}
