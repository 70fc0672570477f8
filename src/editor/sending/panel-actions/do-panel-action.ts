import type { Exchange } from '../../../send/exchange.ts';
import type { FollowUpMethod } from '../../../send/prepare/follow-up.ts';
import type { NextAction } from '../../../response/explain/words.ts';
import { runCommand } from '../../commands.ts';
import { askForFormat, copyAs } from '../../preparing/copy-as.ts';
import type { PanelAction } from '../../response-panel/panel-action.ts';
import { addFollowUp, type FollowUpPorts, readingOf } from './follow-up.ts';
import { revealSource } from './reveal-source.ts';
import type { ToSend } from '../to-send.ts';

/** What the actions of the panel need. */
export interface PanelActionPorts {
  readonly send: (what: ToSend) => Promise<void>;
  readonly cancel: (id: string) => void;
  readonly stopAll: () => void;
  readonly showHistory: () => Promise<void>;
  readonly preparing: FollowUpPorts;
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
    case 'send-rest':
      return ports.send({ kind: 'failed-again', row: action.row });
    case 'show-history':
      return ports.showHistory();
    case 'reveal-source':
      return revealSource(action.source, action.sent, ports.preparing.documents);
    case 'follow-up':
      return followUp(action.exchange, action.method, ports);
    case 'copy-as':
      return copyExchangeAs(action.exchange);
    default:
      action satisfies never;
  }
}

/** A GET changes nothing and is sent at once; a write is added to the file, for the user to check first. */
async function followUp(exchange: Exchange, method: FollowUpMethod, ports: PanelActionPorts): Promise<void> {
  if (method !== 'GET') return addFollowUp(exchange, method, ports.preparing);
  const request = readingOf(exchange);
  if (request) await ports.send({ kind: 'find-out', exchange, request });
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
