import * as vscode from 'vscode';
import { copyAsShown } from '../clipboard.ts';
import { BodyPages } from '../../response/view/body-pages.ts';
import { entityView } from '../../response/view/entity-view.ts';
import { countText, filterBody } from '../../response/view/filter-body.ts';
import { itemsFrom, itemSource } from '../../response/view/list-view.ts';
import { referencePageUrl } from '../../response/view/reference-page.ts';
import type { ReadExchange } from '../../response/read-exchange.ts';
import { finishInSlices } from '../in-slices.ts';
import type { AskFor, KnownExchanges } from './panel-action.ts';
import type { Asked, PanelPage } from './panel-page.ts';
import { doResponseAction } from './response-action.ts';
import type { ResponseDocuments } from './response-documents.ts';
import { saveResults } from './save-results.ts';

/** Messages that `handlePageMessage` handles; `ResponsePanel` itself handles the others. */
type OfOnePage = Exclude<Asked, { type: 'pin' | 'back' | 'row' }>;

type AboutResponse = Exclude<
  OfOnePage,
  { type: 'cancel' | 'stopAll' | 'history' | 'sendRest' | 'export' | 'copy' | 'openPage' }
>;

/** Does what a page asks for. Ignores messages about a response that the page no longer shows. */
export function handlePageMessage(
  page: PanelPage,
  message: OfOnePage,
  ask: AskFor,
  known: KnownExchanges,
  documents: ResponseDocuments,
): void {
  switch (message.type) {
    case 'cancel':
      ask({ kind: 'cancel', id: message.id });
      return;
    case 'stopAll':
      ask({ kind: 'stop-all' });
      return;
    case 'history':
      ask({ kind: 'show-history' });
      return;
    case 'sendRest': {
      const [row] = page.results?.view.rows ?? [];
      if (row) ask({ kind: 'send-rest', row: row.id });
      return;
    }
    case 'export':
      if (page.results) void saveResults(page.results.view, message.format, known.get);
      return;
    case 'copy':
      void copyAsShown(message.text).then(() => {
        page.post({ type: 'copied' });
      });
      return;
    case 'openPage': {
      const url = referencePageUrl(message.page);
      if (url !== undefined) void vscode.env.openExternal(vscode.Uri.parse(url));
      return;
    }
    default:
  }
  const { response } = page;
  if (response?.read && response.id === message.id) {
    if (message.type === 'do')
      void doResponseAction(message.action, { ...response, read: response.read }, ask, known, documents).then(
        (copied) => {
          if (copied) page.post({ type: 'copied' });
        },
      );
    else handleResponseMessage(page, message, response.read, ask);
  }
}

function handleResponseMessage(
  page: PanelPage,
  message: Exclude<AboutResponse, { type: 'do' }>,
  read: ReadExchange,
  ask: AskFor,
): void {
  switch (message.type) {
    case 'next': {
      const next = read.explanation.actions[message.index];
      if (next) ask({ kind: 'next', exchange: read.exchange, next });
      break;
    }
    case 'bodyPart':
      page.post({
        ...message,
        part: (message.layout === 'filtered' ? page.filtered : read.pages[message.layout])?.page(message.index),
      });
      break;
    case 'filter':
      void filter(page, message, read);
      break;
    case 'items': {
      if (read.list) page.post({ ...message, items: itemsFrom(read.list, message.from) });
      break;
    }
    case 'item': {
      const item = read.list && itemSource(read.list, message.index);
      if (item) page.post({ ...message, entity: entityView(item) });
      break;
    }
    default:
      message satisfies never;
  }
}

/** Shows what a JSONPath query finds, unless another response is shown by then. */
async function filter(
  page: PanelPage,
  { id, query }: { id: string; query: string },
  read: ReadExchange,
): Promise<void> {
  const isOutdated = (): boolean => page.response?.id !== id;
  const filtered = await finishInSlices(await filterBody(read.response?.body ?? '', query), isOutdated);
  if (filtered === undefined || isOutdated()) return;
  if (filtered.kind === 'fault') {
    page.post({ type: 'filtered', id, query, filtered });
    return;
  }
  page.filtered = new BodyPages(filtered.text, 'formatted');
  const first = page.filtered.page(0) ?? { text: '', left: 0 };
  page.post({ type: 'filtered', id, query, filtered: { kind: 'found', count: countText(filtered), first } });
}
