import { element } from './element.ts';
import type { Field } from './protocol.ts';
import { field, identifier, rowsInSteps } from './show-more.ts';

/** Names and values, one pair per line. */
export function renderFields(fields: readonly Field[]): HTMLElement {
  const list = element('dl', { class: 'fields' });
  const shown = element('div', {}, list);
  rowsInSteps(shown, fields, list, ({ name, value }) =>
    element('div', {}, element('dt', {}, identifier(name)), element('dd', {}, field(value))),
  );
  return shown;
}
