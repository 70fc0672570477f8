import { t } from '@vscode/l10n';
import { numberText } from '../../texts/number-text.ts';
import { button } from '../parts/controls.ts';
import { element } from '../parts/element.ts';
import type { Host } from '../host.ts';
import { icon } from '../parts/icons.ts';
import type { ResponseAction, ResponseView } from '../protocol/protocol.ts';
import type { BodySection } from './body-section.ts';
import { renderEntity } from './render-entity.ts';
import { renderFacts, withCopy } from './render-facts.ts';
import type { RawSection } from './raw-section.ts';
import { renderHeaders } from './render-headers.ts';
import type { ListSection } from './list-section.ts';
import { tabs } from '../parts/tabs.ts';
import { panelTools } from '../parts/panel-tools.ts';
import { field, identifier } from '../parts/show-more.ts';

interface Parts {
  readonly id: string;
  /** The name of the results that the response is a row of; empty if there are none. */
  readonly results: string;
  readonly list: ListSection | undefined;
  readonly body: BodySection | undefined;
  readonly raw: RawSection | undefined;
}

/** One response, with the most important parts on top. */
export function renderResponse(view: ResponseView, { id, results, list, body, raw }: Parts, host: Host): HTMLElement {
  const act = (action: ResponseAction) => () => {
    host.post({ type: 'do', id, action });
  };
  return element(
    'article',
    { 'aria-labelledby': 'status', class: view.tone },
    ...(results === ''
      ? []
      : [
          button(
            t`Back to ${results}`,
            () => {
              host.post({ type: 'back' });
            },
            { id: 'back', icon: 'back' },
          ),
        ]),
    element(
      'header',
      {},
      element(
        'div',
        { class: 'status-line' },
        icon(view.tone, 'tone-icon'),
        element(
          'div',
          { class: 'words' },
          element('h1', { id: 'status', 'data-testid': 'status', tabindex: '-1' }, field(view.headline)),
          ...(view.action === ''
            ? []
            : [element('p', { class: 'action', 'data-testid': 'action' }, identifier(view.action))]),
        ),
        panelTools(host),
      ),
      ...renderMeaning(view),
      ...renderNext(view, id, act, host),
      ...(view.request === '' ? [] : [renderFacts(view, host)]),
      ...renderActions(view, act),
    ),
    ...(view.error.length > 0 ? [renderSupport(view, id, host)] : []),
    ...(view.entity === undefined ? [] : [renderEntity(view.entity, view.sandbox, host)]),
    ...(list === undefined ? [] : [list.element]),
    ...renderTabs(view, body, raw, host),
  );
}

/** The parts of what was received, as tabs; empty if nothing was. */
function renderTabs(
  view: ResponseView,
  body: BodySection | undefined,
  raw: RawSection | undefined,
  { state, keep }: Host,
): Node[] {
  const all = [
    ...(body === undefined ? [] : [{ id: 'body', label: t('Body'), content: body.element }]),
    ...(view.headers.length === 0
      ? []
      : [
          {
            id: 'headers',
            label: t`Headers (${numberText(view.headers.length)})`,
            content: renderHeaders(view),
          },
        ]),
    ...(raw === undefined ? [] : [{ id: 'raw', label: t('Raw'), content: raw.element }]),
  ];
  if (all.length === 0) return [];
  const isThere = all.some(({ id }) => id === state.tab);
  if (isThere && state.tab === 'raw') raw?.show();
  return [
    tabs(t('Response'), all, state.tab, (id) => {
      keep({ tab: id });
      if (id === 'raw') raw?.show();
    }),
  ];
}

function renderMeaning({ explanation, notKept, nextSteps }: ResponseView): Node[] {
  return [
    ...(explanation === ''
      ? []
      : [element('p', { class: 'explanation', 'data-testid': 'explanation' }, field(explanation))]),
    ...(notKept === '' ? [] : [element('p', { class: 'muted', 'data-testid': 'not-kept' }, field(notKept))]),
    ...(nextSteps.length === 0
      ? []
      : [
          element(
            'div',
            { class: 'next-steps' },
            element('h2', {}, t('What to do')),
            element('ul', { 'data-testid': 'next-steps' }, ...nextSteps.map((step) => element('li', {}, field(step)))),
          ),
        ]),
  ];
}

/** The buttons for what to do next, before all other actions. */
function renderNext(
  { next, linkLabel, actions }: ResponseView,
  id: string,
  act: (action: ResponseAction) => () => void,
  host: Host,
): Node[] {
  const buttons = next.map(({ label }, index) =>
    button(
      label,
      () => {
        host.post({ type: 'next', id, index });
      },
      { id: `next-${index}`, primary: index === 0 },
    ),
  );
  if (actions.includes('openLink')) buttons.push(button(linkLabel, act('openLink'), { id: 'open-link' }));
  return buttons.length === 0 ? [] : [element('div', { class: 'buttons' }, ...buttons)];
}

function renderActions({ actions, action }: ResponseView, act: (action: ResponseAction) => () => void): Node[] {
  const offered = (
    [
      ['resend', t('Send Again'), 'again'],
      ['source', t('Go to Request'), 'source'],
      ['GET', 'GET', undefined],
      ['PATCH', t('Add PATCH Request'), undefined],
      ['DELETE', t('Add DELETE Request'), undefined],
      ['copyAs', t('Copy Request As…'), 'copy'],
    ] as const
  ).filter(([action]) => actions.includes(action));
  const buttons = offered.map(([action, label, drawing]) =>
    button(label, act(action), { id: action, ...(drawing && { icon: drawing }) }),
  );
  const label = action === '' ? t('Actions') : t('Response actions');
  return buttons.length === 0
    ? []
    : [element('div', { class: 'buttons', role: 'group', 'aria-label': label }, ...buttons)];
}

/** All details that support asks for, to copy with one click. There is no support for responses of the sandbox. */
function renderSupport({ error, actions, sandbox }: ResponseView, id: string, host: Host): HTMLElement {
  const copyAll = button(
    sandbox ? t('Copy All') : t('Copy All for Support'),
    () => {
      host.copy(copyAll, sandbox ? t('Error details') : t('Details for support'), {
        type: 'do',
        id,
        action: 'copySupport',
      });
    },
    { id: 'copySupport', icon: 'copy' },
  );
  return element(
    'section',
    { 'aria-labelledby': 'error-heading', 'data-testid': 'error' },
    element(
      'div',
      { class: 'section-line' },
      element('h2', { id: 'error-heading' }, sandbox ? t('Error details') : t('Details for Microsoft support')),
      ...(actions.includes('copySupport') ? [element('div', { class: 'buttons' }, copyAll)] : []),
    ),
    element(
      'dl',
      { class: 'fields' },
      ...error.map(({ name, value }) =>
        element('div', {}, element('dt', {}, identifier(name)), element('dd', {}, withCopy(value, name, host))),
      ),
    ),
  );
}
