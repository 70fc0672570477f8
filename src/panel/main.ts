import { element } from './element.ts';
import { initialState, pageStateFrom, type PageState } from './page-state.ts';
import { isToPanel, type ResponseView, type ToPanel } from './protocol.ts';
import { COPY_BODY } from './render-body.ts';
import { renderResponse } from './render-response.ts';
import { field, identifier } from './show-more.ts';
import type {} from './vscode-api.ts';

/** An answer that comes sooner replaces the one before without a flicker in between. */
const SENDING_SHOWN_AFTER_MS = 150;
const COPIED_SHOWN_MS = 2_000;
const SPOKEN_CHARACTERS = 300;

const vscode = acquireVsCodeApi();
let state: PageState = pageStateFrom(vscode.getState());

const announcement = element('p', { class: 'announcement', role: 'status', 'aria-live': 'polite' });
const sendingLine = element('div', { class: 'sending', 'data-testid': 'sending' });
const content = element('div', { class: 'content' });
let sendingTimer: number | undefined;
let copiedTimer: number | undefined;
let shownId = initialState.id;

function keep(change: Partial<PageState>): void {
  state = { ...state, ...change };
  vscode.setState(state);
}

function receive(message: ToPanel): void {
  switch (message.type) {
    case 'sending':
      showSending(message.request, message.target);
      break;
    case 'response':
      endSending();
      showResponse(message.id, message.view);
      break;
    case 'copied':
      showCopied();
      break;
    default:
      message satisfies never;
  }
}

function showSending(request: string, target: string): void {
  endSending();
  content.setAttribute('aria-busy', 'true');
  announcement.textContent = '';
  sendingTimer = window.setTimeout(() => {
    sendingLine.replaceChildren(
      element('strong', {}, 'Sending…'),
      ' ',
      element('span', { class: 'request' }, identifier(request)),
      element('div', { class: 'muted' }, field(target)),
    );
    sendingLine.hidden = false;
    announce('Sending…', target);
  }, SENDING_SHOWN_AFTER_MS);
}

function endSending(): void {
  window.clearTimeout(sendingTimer);
  content.removeAttribute('aria-busy');
  sendingLine.hidden = true;
}

function showResponse(id: number, view: ResponseView): void {
  if (id === shownId) return;
  shownId = id;
  const isNew = id !== state.id;
  const focused = document.activeElement?.id;
  content.replaceChildren(
    renderResponse(view, {
      state,
      onState: keep,
      onCopy: () => {
        vscode.postMessage({ type: 'copyBody' });
      },
    }),
  );
  if (focused !== undefined && focused !== '') document.getElementById(focused)?.focus({ preventScroll: true });
  window.scrollTo(0, isNew ? 0 : state.scrollY);
  if (!isNew) return;
  keep({ id, scrollY: 0 });
  announce(view.headline, view.explanation, view.target);
}

function showCopied(): void {
  const button = document.getElementById('copy-body');
  if (button === null) return;
  button.textContent = 'Copied';
  announce('Body copied');
  window.clearTimeout(copiedTimer);
  copiedTimer = window.setTimeout(() => {
    button.textContent = COPY_BODY;
  }, COPIED_SHOWN_MS);
}

/** For screen readers; everything in it is on the page as well. */
function announce(...sentences: readonly string[]): void {
  const said = sentences.filter((sentence) => sentence !== '').join('\n');
  announcement.replaceChildren(element('span', {}, said.slice(0, SPOKEN_CHARACTERS)));
}

function renderEmpty(): HTMLElement {
  return element(
    'div',
    { class: 'empty', 'data-testid': 'empty' },
    element('h1', {}, 'No response yet'),
    element(
      'p',
      { class: 'muted' },
      'Put the cursor in a request of a .http file and run “Graph Run States: Send Request”.',
    ),
  );
}

sendingLine.hidden = true;
if (state.id === initialState.id) content.append(renderEmpty());
document.getElementById('root')?.append(announcement, sendingLine, content);

window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (isToPanel(data)) receive(data);
});
let scrollTimer: number | undefined;
window.addEventListener('scroll', () => {
  window.clearTimeout(scrollTimer);
  scrollTimer = window.setTimeout(() => {
    keep({ scrollY: window.scrollY });
  }, 100);
});
vscode.postMessage({ type: 'ready' });
