import type { Exchange } from '../../send/exchange.ts';
import type { NextAction } from '../../response/explain/words.ts';
import { runCommand } from '../commands.ts';
import type { HttpDocuments } from '../documents/documents.ts';
import { askForFormat, copyAs } from '../preparing/copy-as.ts';
import type { PanelAction } from '../response-panel/panel-action.ts';
import { insertFollowUp } from './follow-up.ts';
import { revealSource } from './reveal-source.ts';
import type { ToSend } from './to-send.ts';

/** What the clicks in the panel lead to. */
export interface PanelActionPorts {
  readonly send: (what: ToSend) => Promise<void>;
  readonly cancel: (id: string) => void;
  readonly stopAll: () => void;
  readonly showHistory: () => Promise<void>;
  readonly documents: HttpDocuments;
}

/** Does what the panel asks for. */
export async function doPanelAction(action: PanelAction, ports: PanelActionPorts): Promise<void> {
  switch (action.kind) {
    case 'resend':
      return ports.send({ kind: 'again', exchange: action.exchange });
    case 'next':
      return doNext(action.exchange, action.next, ports);
    case 'cancel':
      ports.cancel(action.id);
      return;
    case 'stop-all':
      ports.stopAll();
      return;
    case 'show-history':
      return ports.showHistory();
    case 'reveal-source':
      return revealSource(action.source, action.sent, ports.documents);
    case 'follow-up':
      return insertFollowUp(action.exchange, action.method, ports.documents);
    case 'copy-as':
      return copyExchangeAs(action.exchange);
    default:
      action satisfies never;
  }
}

async function doNext(exchange: Exchange, next: NextAction, { send }: PanelActionPorts): Promise<void> {
  switch (next.kind) {
    case 'find-out':
      return send({ kind: 'find-out', exchange, request: next.request });
    case 'send-again':
      return send({ kind: 'again', exchange });
    case 'sign-in-again':
      await runCommand('signIn');
      return;
    case 'select-target':
      await runCommand('selectTarget');
      return;
    case 'set-up-app':
      await runCommand('setUpAppRegistration');
      return;
    default:
      next satisfies never;
  }
}

async function copyExchangeAs({ outcome }: Exchange): Promise<void> {
  const format = await askForFormat();
  if (format) await copyAs(format, outcome.request, outcome.target);
}
