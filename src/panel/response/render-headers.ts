import { count } from '../parts/text/count.ts';
import { element } from '../parts/element.ts';
import type { Field, ResponseView } from '../protocol/protocol.ts';
import { field, identifier, rowsInSteps } from '../parts/show-more.ts';

/** The headers, the important ones first. */
export const renderHeaders = ({ headers, importantHeaders }: ResponseView): HTMLElement =>
  element(
    'div',
    { 'data-testid': 'headers' },
    ...(importantHeaders > 0 ? [renderFields(headers.slice(0, importantHeaders))] : []),
    ...(importantHeaders > 0 && importantHeaders < headers.length
      ? [element('p', { class: 'muted others' }, count(headers.length - importantHeaders, 'other'))]
      : []),
    renderFields(headers.slice(importantHeaders)),
  );

/** Names and values, one pair per line. */
function renderFields(fields: readonly Field[]): HTMLElement {
  const list = element('dl', { class: 'fields' });
  const shown = element('div', {}, list);
  rowsInSteps(shown, fields, list, ({ name, value }) =>
    element('div', {}, element('dt', {}, identifier(name)), element('dd', { class: 'code' }, field(value))),
  );
  return shown;
}
