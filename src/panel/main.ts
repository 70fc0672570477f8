import { t } from '@vscode/l10n';
import { BodySection } from './response/body-section.ts';
import { button } from './parts/controls.ts';
import { CopyFeedback } from './parts/copy-feedback.ts';
import { element } from './parts/element.ts';
import type { Host } from './host.ts';
import { ListSection } from './response/list-section.ts';
import { keepable, pageStateFrom, type PageState } from './page-state.ts';
import { isToPanel, type ResponseView, type ResultsView, type ToPanel } from './protocol/protocol.ts';
import { PreviousMark } from './parts/previous-mark.ts';
import { showPinnedOn } from './parts/panel-tools.ts';
import { RawSection } from './response/raw-section.ts';
import { targetNote } from './response/render-facts.ts';
import { renderResponse } from './response/render-response.ts';
import { ResultsSection } from './results/results-section.ts';
import { UnderWayBar } from './parts/under-way-bar.ts';
import { useTranslation } from './translation.ts';
import type {} from './vscode-api.ts';

const spokenCharacters = 300;
const millisecondsToSettle = 100;

useTranslation(document.getElementById('root'));

const vscode = acquireVsCodeApi();
let state: PageState = pageStateFrom(vscode.getState());

const announcement = element('p', { class: 'announcement', role: 'status', 'aria-live': 'polite' });
const content = element('div', { class: 'content' });
const feedback = new CopyFeedback(announce);
const previous = new PreviousMark(content);

const host: Host = {
  get state() {
    return state;
  },
  keep: (change) => {
    state = { ...state, ...change };
    vscode.setState(state);
  },
  post: (message) => {
    vscode.postMessage(message);
  },
  copy: (from, what, message) => {
    feedback.asked(from, what);
    vscode.postMessage(message);
  },
};

const underWayBar = new UnderWayBar({
  announce,
  cancel: (id) => {
    vscode.postMessage({ type: 'cancel', id });
  },
});

/** What is on the page now. */
let shown:
  | { readonly kind: 'nothing' }
  | {
      readonly kind: 'response';
      readonly id: string;
      readonly list?: ListSection;
      readonly body?: BodySection;
      readonly raw?: RawSection;
    }
  | { readonly kind: 'results'; readonly view: ResultsView; readonly section: ResultsSection } = { kind: 'nothing' };

function receive(message: ToPanel): void {
  switch (message.type) {
    case 'underWay':
      underWayBar.show(message.requests);
      break;
    case 'old':
      previous.show(message.old && shown.kind !== 'nothing');
      break;
    case 'response':
      showResponse(message.id, message.view, message.results);
      break;
    case 'results':
      showResults(message.id, message.view);
      break;
    case 'resultRows':
      if (shown.kind === 'results') updateResults(shown.section, shown.view, message);
      break;
    case 'bodyPart':
      if (shown.kind === 'response' && shown.id === message.id) {
        shown.body?.receive(message.layout, message.index, message.part);
        if (message.layout === 'received') shown.raw?.receive(message.index, message.part);
        settle();
      }
      break;
    case 'filtered':
      if (shown.kind === 'response' && shown.id === message.id)
        shown.body?.receiveFiltered(message.query, message.filtered);
      break;
    case 'items':
      if (shown.kind === 'response' && shown.id === message.id) shown.list?.receive(message.from, message.items);
      break;
    case 'item':
      if (shown.kind === 'response' && shown.id === message.id) shown.list?.receiveItem(message.index, message.entity);
      break;
    case 'copied':
      feedback.copied();
      break;
    case 'pinned':
      showPinned(message.pinned);
      break;
    default:
      message satisfies never;
  }
}

function showResponse(id: string, view: ResponseView, results: string): void {
  const isNew = id !== state.id;
  if (isNew) host.keep({ id, scrollY: 0, parts: 1 });
  if (results === '') host.keep({ results: undefined, resultsId: '' });
  const list = view.list && new ListSection(id, view.list, host);
  const body = view.body && new BodySection(id, view.body, view.actions, host);
  const raw = view.statusLine === '' ? undefined : new RawSection(id, view, host);
  shown = { kind: 'response', id, ...(list && { list }), ...(body && { body }), ...(raw && { raw }) };
  replaceContent(renderResponse(view, { id, results, list, body, raw }, host));
  restoreScroll(state.scrollY);
  if (isNew) announce(view.headline, view.action, view.explanation, view.target, targetNote(view.sandbox));
}

function showResults(id: string, view: ResultsView): void {
  const isNew = id !== state.resultsId;
  if (isNew) host.keep({ resultsScrollY: 0, resultsSteps: 1, filter: '', query: '', sorting: undefined });
  host.keep({ id, resultsId: id, results: keepable(view) });
  const section = new ResultsSection(view, host);
  shown = { kind: 'results', view, section };
  replaceContent(section.element);
  restoreScroll(state.resultsScrollY);
  if (isNew) announce(view.title, view.target);
}

let keepTimer: number | undefined;

function updateResults(
  section: ResultsSection,
  view: ResultsView,
  { rows, ...progress }: ToPanel & { readonly type: 'resultRows' },
): void {
  const { summary, running, rest } = progress;
  section.update(rows, progress);
  shown = { kind: 'results', view: { ...view, summary, running, rest }, section };
  window.clearTimeout(keepTimer);
  keepTimer = window.setTimeout(() => {
    host.keep({ results: keepable({ ...view, rows: section.rows, summary, running, rest }) });
  }, millisecondsToSettle);
  if (view.running && !running) announce(view.title, summary);
}

/** A focused control keeps the focus if it is on the page before and after the change. */
function replaceContent(made: HTMLElement): void {
  const focused = document.activeElement?.id;
  const hadFocus = content.contains(document.activeElement);
  previous.show(false);
  content.replaceChildren(made);
  if (!hadFocus) return;
  const again = focused === undefined || focused === '' ? null : document.getElementById(focused);
  (again ?? document.getElementById('status'))?.focus({ preventScroll: true });
}

function showPinned(pinned: boolean): void {
  host.keep({ pinned });
  const pin = document.getElementById('pin');
  if (pin) showPinnedOn(pin, pinned);
}

/** For screen readers; everything in it is on the page as well. */
function announce(...sentences: readonly string[]): void {
  const said = sentences.filter((sentence) => sentence !== '').join('\n');
  announcement.replaceChildren(element('span', {}, said.slice(0, spokenCharacters)));
}

function renderEmpty(): HTMLElement {
  return element(
    'div',
    { class: 'empty', 'data-testid': 'empty' },
    element('h1', { id: 'status', tabindex: '-1' }, t('No response yet')),
    element(
      'p',
      { class: 'muted' },
      t('Put the cursor in a request of a .http file and run “Graph Run States: Send Request”.'),
    ),
    element(
      'div',
      { class: 'buttons' },
      button(
        t('History'),
        () => {
          host.post({ type: 'history' });
        },
        { id: 'history', icon: 'history' },
      ),
    ),
  );
}

// ---- The scroll position

let wantedScroll: number | undefined;

/** Restores the scroll position, as soon as the page is long enough again. */
function restoreScroll(scrollY: number): void {
  wantedScroll = scrollY;
  // Components have no size until they are drawn, a moment later.
  const drawn = Array.from(content.querySelectorAll('vscode-button'), (component) => component.updateComplete);
  void Promise.all(drawn).then(settle);
}

function settle(): void {
  if (wantedScroll === undefined) return;
  window.scrollTo(0, wantedScroll);
  if (window.scrollY >= wantedScroll - 1) wantedScroll = undefined;
}

let scrollTimer: number | undefined;
window.addEventListener('scroll', () => {
  window.clearTimeout(scrollTimer);
  scrollTimer = window.setTimeout(() => {
    if (wantedScroll !== undefined) return;
    host.keep(shown.kind === 'results' ? { resultsScrollY: window.scrollY } : { scrollY: window.scrollY });
  }, millisecondsToSettle);
});
window.addEventListener('wheel', () => {
  wantedScroll = undefined;
});

// ---- The start

content.append(renderEmpty());
document.getElementById('root')?.append(announcement, underWayBar.element, content);
window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (isToPanel(data)) receive(data);
});
vscode.postMessage({ type: 'ready' });
