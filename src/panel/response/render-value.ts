import { t } from '@vscode/l10n';
import { element } from '../parts/element.ts';
import type { PropertyRow } from '../protocol/protocol.ts';
import { sizeText } from '../protocol/size-text.ts';
import { field, identifier } from '../parts/show-more.ts';
import { relativeTimeElement } from '../parts/text/relative-time.ts';
import { localTime, relativeTime, utcTime } from '../parts/text/times.ts';

/** A value with what the catalog says about it: an enum member with its meaning, a time with how long ago it is. */
export function renderValue({
  value,
  kind,
  meaning,
  omitted,
}: Pick<PropertyRow, 'value' | 'kind' | 'meaning'> & { readonly omitted?: number }): (Node | string)[] {
  return [
    kind === 'nothing' ? element('span', { class: 'muted' }, 'null') : renderText(value, kind),
    ...(meaning === '' ? [] : [element('div', { class: 'muted note' }, meaning)]),
    ...(kind === 'time' ? renderTime(value) : []),
    ...(omitted === undefined || omitted === 0
      ? []
      : [element('div', { class: 'muted note' }, t`${sizeText(omitted)} more: see the body`)]),
  ];
}

function renderText(value: string, kind: PropertyRow['kind']): HTMLElement {
  if (value === '' && kind === 'text') return element('span', { class: 'muted' }, t('empty'));
  const shown = kind === 'identifier' ? identifier(value) : field(value);
  shown.classList.add('code');
  return shown;
}

function renderTime(value: string): Node[] {
  const milliseconds = Date.parse(value);
  if (Number.isNaN(milliseconds)) return [];
  const utc = /[zZ]$/.test(value) ? [] : [`${utcTime(milliseconds)} · `];
  const ago = relativeTime(milliseconds, Date.now()) === '' ? [] : [' · ', relativeTimeElement(milliseconds)];
  return [element('div', { class: 'muted note' }, ...utc, localTime(milliseconds), ...ago)];
}
