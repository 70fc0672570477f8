import { t } from '@vscode/l10n';
import { numberText } from '../../texts/number-text.ts';
import { badge, iconButton } from '../parts/controls.ts';
import { count } from '../parts/text/count.ts';
import { element } from '../parts/element.ts';
import type { Host } from '../host.ts';
import type { Field, Origin, ResponseView } from '../protocol/protocol.ts';
import { field, identifier } from '../parts/show-more.ts';
import { relativeTimeElement } from '../parts/text/relative-time.ts';
import { localTime, utcTime } from '../parts/text/times.ts';
import { withElements } from '../parts/text/with-elements.ts';

/** What was created, where, by which account, and how it differs from what was sent: the facts that users look for first. */
export function renderFacts(view: ResponseView, host: Host): HTMLElement {
  const changes = renderChanges(view);
  return element(
    'dl',
    { class: 'fields facts' },
    ...(view.property === undefined ? [] : [fact('property', t('Property'), renderProperty(view.property))]),
    ...(view.key === '' ? [] : [fact('id', t('Id'), withCopy(view.key, t('Id'), host))]),
    fact('target', t('Where'), renderWhere(view)),
    ...renderAccount(view, host),
    ...(changes.length === 0 ? [] : [fact('changes', t('Changes'), ...changes)]),
    fact('request', t('Request'), ...renderRequest(view)),
    fact('time', view.attempts === 0 ? t('Started') : t('Sent'), ...renderTime(view)),
  );
}

const fact = (testId: string, name: string, ...value: readonly (Node | string)[]): HTMLElement =>
  element('div', {}, element('dt', {}, name), element('dd', { 'data-testid': testId }, ...value));

function renderProperty({ name, value }: Field): Node {
  const text = value === '' ? t('{0} wasn’t sent') : t('{0} was sent as {1}');
  const elements = [
    element('strong', { class: 'code' }, identifier(name)),
    element('span', { class: 'code' }, field(value)),
  ];
  return element('span', { class: 'muted' }, ...withElements(text, ...elements));
}

/** A value that is copied with one click. */
export function withCopy(value: string, what: string, host: Host): HTMLElement {
  const button = iconButton(t`Copy ${what}`, 'copy', () => {
    host.copy(button, what, { type: 'copy', text: value });
  });
  return element('span', { class: 'with-copy' }, element('span', { class: 'code' }, identifier(value)), button);
}

/** The sandbox is a badge, so that it isn't mistaken for a cloud. */
export const renderTarget = (target: string, sandbox: boolean): HTMLElement =>
  sandbox ? badge(target) : element('strong', {}, field(target));

/** What a target means for a request that was sent to it; empty if that is obvious. */
export const targetNote = (sandbox: boolean): string => (sandbox ? t('Nothing was sent to Microsoft Graph.') : '');

function renderWhere({ target, sandbox }: ResponseView): HTMLElement {
  return element('span', { class: 'where' }, renderTarget(target, sandbox), targetNote(sandbox));
}

function renderAccount({ account }: ResponseView, host: Host): Node[] {
  if (!account) return [];
  const { name, tenantId, kind } = account;
  return [
    fact('account', kind === 'app' ? t('App') : t('Account'), element('strong', {}, field(name))),
    fact('tenant', t('Tenant'), withCopy(tenantId, t('Tenant'), host)),
  ];
}

/** The request by its name, if it has one, and in full. */
const renderRequest = ({ source, request }: ResponseView): Node[] => [
  ...(source === '' ? [] : [element('div', {}, field(source))]),
  element('span', { class: 'code' }, identifier(request)),
];

const groups: readonly (readonly [Origin, (sandbox: boolean) => string])[] = [
  ['changed', (sandbox) => (sandbox ? t('changed by the sandbox') : t('changed by the service'))],
  ['missing', () => t('not in the response')],
  ['rewritten', () => t('reformatted')],
  ['set', (sandbox) => (sandbox ? t('set by the sandbox') : t('set by the service'))],
];

const namesShown = 6;

/** The first names, and how many more there are. */
function renderNames(names: readonly string[]): readonly (Node | string)[] {
  const shown = names.slice(0, namesShown).flatMap((name, index) => [...(index === 0 ? [] : [', ']), identifier(name)]);
  const left = names.length - namesShown;
  if (left <= 0) return shown;
  const text = left === 1 ? t('{0} and 1 other') : t('{0} and {1} others');
  return withElements<Node | string>(text, element('span', {}, ...shown), numberText(left));
}

/** The differences between the request and the response, by property name. */
function renderChanges({ entity, sandbox }: ResponseView): Node[] {
  const rows = entity?.rows ?? [];
  if (rows.every(({ origin }) => origin === 'read')) return [];
  const lines = groups.flatMap(([origin, words]) => {
    const names = rows.filter((row) => row.origin === origin).map(({ name }) => name);
    if (names.length === 0) return [];
    const heading = element('span', { class: 'origin' }, words(sandbox));
    return [element('div', { class: origin }, heading, ' ', ...renderNames(names))];
  });
  return lines.length > 0 ? lines : [element('span', {}, t('None. Stored exactly as sent.'))];
}

function renderTime({ startedAt, duration, attempts, timing }: ResponseView): (Node | string)[] {
  // If the local time is UTC, it is already there.
  const isUtc = new Date(startedAt).getTimezoneOffset() === 0;
  const note = [...(isUtc ? [] : [utcTime(startedAt)]), ...(timing === '' ? [] : [timing])].join(' · ');
  return [
    relativeTimeElement(startedAt),
    ` · ${localTime(startedAt)}`,
    ...(duration === '' ? [] : [` · ${t`took ${duration}`}`]),
    ...(attempts > 1 ? [` · ${count(attempts, 'attempt')}`] : []),
    ...(note === '' ? [] : [element('div', { class: 'muted note' }, note)]),
  ];
}
