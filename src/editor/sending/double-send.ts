import * as vscode from 'vscode';
import { sentBefore, type SentBefore } from '../../send/history/again.ts';
import type { UnderWay } from '../../send/many/under-way.ts';
import type { PreparedRequest } from '../../send/prepared-request.ts';
import { targetName, type Target } from '../../send/target.ts';
import type { History } from './history.ts';

/** Asks before something is sent that may double what is there. */
export class DoubleSendGuard {
  readonly #underWay: UnderWay;
  readonly #history: History;

  constructor(underWay: UnderWay, history: History) {
    this.#underWay = underWay;
    this.#history = history;
  }

  /** What a user sends from the text: asks if it is under way, or if nobody knows what became of it the last time. */
  async maySend(request: PreparedRequest, target: Target): Promise<boolean> {
    if (!(await this.mayBegin([request]))) return false;
    const before = sentBefore(this.#history.exchanges, request, target);
    return before?.kind !== 'uncertain' || confirmAgain(before);
  }

  /** What a user sends again: asks also if it has created something. */
  async maySendAgain(request: PreparedRequest, target: Target): Promise<boolean> {
    if (!(await this.mayBegin([request]))) return false;
    const before = sentBefore(this.#history.exchanges, request, target);
    return before === undefined || confirmAgain(before);
  }

  /** Asks if some of the requests are under way. */
  async mayBegin(requests: readonly PreparedRequest[]): Promise<boolean> {
    const same = this.#underWay.among(requests);
    if (same.length === 0) return true;
    const what =
      requests.length === 1
        ? 'This request is being sent right now.'
        : `${same.length} of these ${requests.length} requests are being sent right now.`;
    return confirm(what, 'What is sent twice is carried out twice.');
  }

  /** Whether nobody knows what became of a request the last time. */
  isUncertain(request: PreparedRequest, target: Target): boolean {
    return sentBefore(this.#history.exchanges, request, target)?.kind === 'uncertain';
  }

  /** Whether a request was carried out, or may have been, since a time in milliseconds since the epoch. */
  hasEffectSince(request: PreparedRequest, target: Target, time: number): boolean {
    const before = sentBefore(this.#history.exchanges, request, target);
    return before !== undefined && before.exchange.outcome.startedAt >= time;
  }
}

const confirmAgain = ({ kind, exchange: { outcome } }: SentBefore): Promise<boolean> => {
  const when = `${new Date(outcome.startedAt).toLocaleString()}, ${targetName(outcome.target)}`;
  return kind === 'created'
    ? confirm('This request was carried out already.', `Sending it again creates a second entity. (${when})`)
    : confirm(
        'Nobody knows whether this request was carried out the last time.',
        `Sending it again may create a second entity. Send the GET of the collection first to find out. (${when})`,
      );
};

async function confirm(message: string, detail: string): Promise<boolean> {
  const send = 'Send Again';
  return (await vscode.window.showWarningMessage(message, { modal: true, detail }, send)) === send;
}
