import type { Exchange } from '../../send/exchange.ts';
import type { Target } from '../../send/target.ts';
import type { NextAction } from '../../response/explain/words.ts';
import type { PanelActions } from '../response-panel/panel-actions.ts';
import { askForFormat, copyAs } from '../preparing/copy-as.ts';
import { insertFollowUp } from './follow-up.ts';
import type { History } from '../history/history.ts';
import type { RequestSender } from './request-sender.ts';
import type { Preparing } from '../preparing/prepare.ts';
import { findOut, sendAgain } from './resend.ts';
import { revealSource } from './reveal-source.ts';
import type { SendAll } from './send-all.ts';
import { showHistory } from '../history/show-history.ts';
import { runCommand } from '../commands.ts';

/** What the clicks in the panel lead to. */
export interface ActionParts {
  readonly requestSender: RequestSender;
  readonly sendAll: SendAll;
  readonly history: History;
  readonly preparing: Preparing;
  /** The target that is chosen now. */
  readonly target: () => Target;
}

/** @param parts asked for when something is clicked: the panel is made first */
export function panelActions(parts: () => ActionParts): PanelActions {
  const actions: PanelActions = {
    resend: (exchange) => {
      const { target, requestSender, preparing } = parts();
      void sendAgain(exchange, target(), requestSender, preparing.environments);
    },
    next: (exchange, action) => void next(exchange, action, actions, parts()),
    cancel: (id) => {
      parts().requestSender.cancel(id);
    },
    showHistory: () => {
      const { history, requestSender, preparing } = parts();
      void showHistory(history, preparing.memory, actions, (exchange) => {
        requestSender.parts.panel.showExchange(exchange);
      });
    },
    revealSource: (source, sent) => void revealSource(source, sent, parts().preparing.documents),
    followUp: (exchange, method) => void insertFollowUp(exchange, method, parts().preparing.documents),
    copyAs: (exchange) => void copyExchangeAs(exchange),
    stopAll: () => {
      parts().sendAll.runs[0]?.stop();
    },
    previousOf: (exchange) => parts().history.previousOf(exchange),
    get: (id) => {
      const { history, sendAll } = parts();
      return history.get(id) ?? firstOf(sendAll.runs, (run) => run.exchange(id));
    },
  };
  return actions;
}

async function next(
  exchange: Exchange,
  action: NextAction,
  actions: PanelActions,
  { requestSender, preparing }: ActionParts,
): Promise<void> {
  switch (action.kind) {
    case 'find-out':
      return findOut(exchange, action.request, requestSender, preparing.environments);
    case 'send-again':
      actions.resend(exchange);
      return;
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
      action satisfies never;
  }
}

async function copyExchangeAs({ outcome }: Exchange): Promise<void> {
  const format = await askForFormat();
  if (format) await copyAs(format, outcome.request, outcome.target);
}

function firstOf<T, U>(all: readonly T[], find: (one: T) => U | undefined): U | undefined {
  for (const one of all) {
    const found = find(one);
    if (found !== undefined) return found;
  }
  return undefined;
}
