import * as vscode from 'vscode';
import { copyAsShown } from '../clipboard.ts';
import { entityView } from '../../response/view/entity-view.ts';
import { itemsFrom, itemSource } from '../../response/view/list-view.ts';
import { referencePageUrl } from '../../response/view/reference-page.ts';
import type { ReadExchange } from '../../response/read-exchange.ts';
import type { AskFor, KnownExchanges } from './panel-action.ts';
import type { Asked, PanelPage } from './panel-page.ts';
import { doResponseAction } from './response-action.ts';
import type { ResponseDocuments } from './response-documents.ts';

type AboutResponse = Exclude<
  Asked,
  { type: 'cancel' | 'stopAll' | 'history' | 'pin' | 'back' | 'row' | 'sendRest' | 'export' }
>;

/** Gives the page what it asks for about the response that it shows. What it asks about another one comes too late. */
export function handlePageMessage(
  page: PanelPage,
  message: AboutResponse,
  ask: AskFor,
  known: KnownExchanges,
  documents: ResponseDocuments,
): void {
  switch (message.type) {
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
  message: Exclude<AboutResponse, { type: 'copy' | 'openPage' | 'do' }>,
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
      page.post({ ...message, part: read.pages[message.layout]?.page(message.index) });
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
