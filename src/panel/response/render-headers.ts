import { t } from '@vscode/l10n';
import { count } from '../parts/count.ts';
import { element } from '../parts/element.ts';
import type { Host } from '../host.ts';
import type { Field, ResponseView } from '../protocol/protocol.ts';
import { field, identifier, rowsInSteps } from '../parts/show-more.ts';

/** The headers: how many there are, and on demand all of them, those that matter first. */
export function renderHeaders({ headers, importantHeaders }: ResponseView, { state, keep }: Host): HTMLElement {
  const details = element(
    'details',
    { 'data-testid': 'headers', ...(state.headersOpen ? { open: '' } : {}) },
    element(
      'summary',
      { id: 'headers-summary' },
      element('h2', {}, t('Headers')),
      ' ',
      element('span', { class: 'muted' }, headers.length.toLocaleString('en')),
    ),
    ...(importantHeaders > 0 ? [renderFields(headers.slice(0, importantHeaders))] : []),
    ...(importantHeaders > 0 && importantHeaders < headers.length
      ? [element('p', { class: 'muted others' }, count(headers.length - importantHeaders, 'other'))]
      : []),
    renderFields(headers.slice(importantHeaders)),
  );
  details.addEventListener('toggle', () => {
    keep({ headersOpen: details.open });
  });
  return details;
}

/** Names and values, one pair per line. */
function renderFields(fields: readonly Field[]): HTMLElement {
  const list = element('dl', { class: 'fields' });
  const shown = element('div', {}, list);
  rowsInSteps(shown, fields, list, ({ name, value }) =>
    element('div', {}, element('dt', {}, identifier(name)), element('dd', { class: 'code' }, field(value))),
  );
  return shown;
}
