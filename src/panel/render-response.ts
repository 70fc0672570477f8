import { element } from './element.ts';
import type { PageState } from './page-state.ts';
import type { ResponseView } from './protocol.ts';
import { renderBody } from './render-body.ts';
import { renderEntity } from './render-entity.ts';
import { renderFields } from './render-fields.ts';
import { field, identifier } from './show-more.ts';
import { toneIcon } from './tone-icon.ts';

interface ResponseOptions {
  readonly state: PageState;
  readonly onState: (change: Partial<PageState>) => void;
  readonly onCopy: () => void;
}

/** One response, what matters first on top. */
export function renderResponse(view: ResponseView, { state, onState, onCopy }: ResponseOptions): HTMLElement {
  // What stopped before an answer came has neither headers nor a body to speak of.
  const answered = view.headers.length > 0 || view.body !== '' || view.bodyOmitted > 0;
  return element(
    'article',
    { 'aria-labelledby': 'status', class: view.tone },
    renderTop(view),
    ...(view.error.length > 0
      ? [
          element(
            'section',
            { 'aria-labelledby': 'error-heading', 'data-testid': 'error' },
            element('h2', { id: 'error-heading' }, 'Error'),
            renderFields(view.error),
          ),
        ]
      : []),
    ...(view.entity === undefined ? [] : [renderEntity(view.entity, view.sandbox)]),
    ...(answered
      ? [
          renderHeaders(view, state.headersOpen, (headersOpen) => {
            onState({ headersOpen });
          }),
          renderBody({
            body: view.body,
            omitted: view.bodyOmitted,
            asReceived: state.asReceived,
            onAsReceived: (asReceived) => {
              onState({ asReceived });
            },
            onCopy,
          }),
        ]
      : []),
  );
}

const renderTop = (view: ResponseView): HTMLElement =>
  element(
    'header',
    {},
    element(
      'div',
      { class: 'status-line' },
      toneIcon(view.tone),
      element('h1', { id: 'status', 'data-testid': 'status' }, field(view.headline)),
      ...(view.milliseconds === undefined
        ? []
        : [
            element(
              'p',
              { class: 'muted', 'data-testid': 'time' },
              `${Math.round(view.milliseconds).toLocaleString('en')} ms`,
            ),
          ]),
    ),
    ...(view.explanation === ''
      ? []
      : [element('p', { class: 'explanation', 'data-testid': 'explanation' }, field(view.explanation))]),
    renderTarget(view.target, view.sandbox),
    element('p', { class: 'request', 'data-testid': 'request' }, identifier(view.request)),
  );

/** Where it went, or that it went nowhere: the sandbox is a box, a cloud is a line. */
export const renderTarget = (target: string, sandbox: boolean): HTMLElement =>
  element('p', { class: sandbox ? 'target sandbox' : 'target', 'data-testid': 'target' }, field(target));

function renderHeaders({ headers }: ResponseView, open: boolean, onToggle: (open: boolean) => void): HTMLElement {
  const details = element(
    'details',
    { 'data-testid': 'headers', ...(open ? { open: '' } : {}) },
    element(
      'summary',
      { id: 'headers-summary' },
      element('h2', {}, 'Headers'),
      ' ',
      element('span', { class: 'muted' }, headers.length.toLocaleString('en')),
    ),
    renderFields(headers),
  );
  details.addEventListener('toggle', () => {
    onToggle(details.open);
  });
  return details;
}
