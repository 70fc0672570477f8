import { element } from './element.ts';
import type { Field } from './protocol.ts';
import { field, identifier, inSteps } from './show-more.ts';

const ROWS_PER_STEP = 200;

/** Names and values, one pair per line. */
export function renderFields(fields: readonly Field[]): HTMLElement {
  const list = element('dl', { class: 'fields' });
  const shown = element('div', {}, list);
  inSteps(shown, {
    total: fields.length,
    unit: 'line',
    add: (from) => {
      const end = Math.min(fields.length, from + ROWS_PER_STEP);
      const added = fields
        .slice(from, end)
        .map(({ name, value }) =>
          element('div', {}, element('dt', {}, identifier(name)), element('dd', {}, field(value))),
        );
      list.append(...added);
      return { end, added: added[0] ?? list };
    },
  });
  return shown;
}
