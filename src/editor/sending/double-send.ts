import * as vscode from 'vscode';
import { sentBefore, type SentBefore } from '../../send/history/again.ts';
import { UnderWay } from '../../send/many/under-way.ts';
import type { PreparedRequest } from '../../send/prepared-request.ts';
import { targetName, type Target } from '../../send/target.ts';
import type { History } from '../history/history.ts';

/** Whether a request comes from the text, or is one that was sent before. */
export type Occasion = 'written' | 'again';

/** Asks before something is sent that may double what is there. */
export class DoubleSendGuard {
  readonly #underWay = new UnderWay();
  readonly #history: History;

  constructor(history: History) {
    this.#history = history;
  }

  /**
   * Begins to send requests, after asking where some of them are under way. From the call on they count as under way
   * themselves: of two clicks at once the second is the one that asks.
   *
   * @returns for each, what to call when it has ended; undefined: the user does not want to send them
   */
  async begin(requests: readonly PreparedRequest[]): Promise<readonly (() => void)[] | undefined> {
    const same = this.#underWay.among(requests).length;
    const ends = requests.map((request) => this.#underWay.begin(request));
    const what =
      requests.length === 1
        ? 'This request is being sent right now.'
        : `${same} of these ${requests.length} requests are being sent right now.`;
    let isWanted = false;
    try {
      isWanted = same === 0 || (await confirm(what, 'What is sent twice is carried out twice.'));
    } finally {
      if (!isWanted) for (const end of ends) end();
    }
    return isWanted ? ends : undefined;
  }

  /** Asks if nobody knows what became of a request the last time; where it is sent again, also if it has created something. */
  async confirmRepetition(request: PreparedRequest, target: Target, occasion: Occasion): Promise<boolean> {
    const before = sentBefore(this.#history.exchanges, request, target);
    if (before === undefined || (before.kind === 'created' && occasion === 'written')) return true;
    return confirmAgain(before);
  }

  /** Whether nobody knows what became of a request the last time. */
  isUncertain(request: PreparedRequest, target: Target): boolean {
    return sentBefore(this.#history.exchanges, request, target)?.kind === 'uncertain';
  }
}

const confirmAgain = ({ kind, exchange: { outcome } }: SentBefore): Promise<boolean> => {
  const when = `Last sent to ${targetName(outcome.target)}: ${new Date(outcome.startedAt).toLocaleString()}.`;
  return kind === 'created'
    ? confirm('This request was carried out already.', `Sending it again creates a second entity.\n\n${when}`)
    : confirm(
        'Nobody knows whether this request was carried out the last time.',
        `Sending it again may create a second entity. Send the GET of the collection first to find out.\n\n${when}`,
      );
};

async function confirm(message: string, detail: string): Promise<boolean> {
  const send = 'Send Again';
  return (await vscode.window.showWarningMessage(message, { modal: true, detail }, send)) === send;
}
