import { randomUUID } from 'node:crypto';
import { givenName, type Exchange, type RequestSource } from '../../send/exchange.ts';
import { shownPath, type PreparedRequest } from '../../send/prepared-request.ts';
import type { Outcome } from '../../send/outcome.ts';
import { targetName, type Target } from '../../send/target.ts';
import type { ResponsePanel } from '../response-panel/response-panel.ts';
import { doubleSendQuestions } from './questions/ask-about-double-send.ts';
import { DoubleSendGuard, type SendOrigin } from './questions/double-send.ts';
import type { History } from '../history/history.ts';
import type { UncertainWrites } from '../history/uncertain-writes.ts';
import { withSendProgress } from './send-progress.ts';
import type { SentText, ServerProblems } from './server-problems.ts';
import type { Transport } from './transport.ts';

/** What everything that is sent goes through, one request or many. */
export interface RequestSenderParts {
  readonly transport: Transport;
  readonly panel: ResponsePanel;
  readonly history: History;
  readonly uncertain: UncertainWrites;
  readonly serverProblems: ServerProblems;
}

/** Sends requests one at a time: guarded, with progress, shown in the panel, kept in the history. */
export class RequestSender {
  readonly parts: RequestSenderParts;
  readonly guard: DoubleSendGuard;
  /** What ends each send that is under way, by the id of the exchange that it will be. */
  readonly #sending = new Map<string, AbortController>();

  constructor(parts: RequestSenderParts) {
    this.parts = parts;
    this.guard = new DoubleSendGuard(parts.history, parts.uncertain, doubleSendQuestions);
  }

  /** Sends a request, unless that would double something and the user does not want it. */
  async send(
    request: PreparedRequest,
    source: RequestSource | undefined,
    target: Target,
    origin: SendOrigin,
  ): Promise<void> {
    const text = source && this.parts.serverProblems.textOf(source);
    const told: Promise<void>[] = [];
    const decision = await this.guard.send(request, target, origin, async () => {
      const sent = await this.#send(request, source, target, text);
      told.push(sent.told);
      return sent.outcome;
    });
    await Promise.all(told);
    if (decision.kind === 'find-out') await this.findOut(decision.request, source, target);
  }

  /**
   * Sends the GET that tells what became of a request.
   *
   * @param source of that request; the GET is told by its own name, because this one is that of a write
   */
  async findOut(asking: PreparedRequest, source: RequestSource | undefined, target: Target): Promise<void> {
    const name = `${asking.method} ${shownPath(asking.shown)}`;
    await this.send(asking, source && { ...source, name }, target, 'again');
  }

  async #send(
    request: PreparedRequest,
    source: RequestSource | undefined,
    target: Target,
    text: SentText | undefined,
  ): Promise<{ readonly outcome: Outcome; readonly told: Promise<void> }> {
    const { panel, history, serverProblems } = this.parts;
    const id = randomUUID();
    const name = source?.name ?? `${request.method} ${shownPath(request.shown)}`;
    panel.showSending({ id, name, target: targetName(target), progress: '' });
    const end = (): void => {
      panel.endSending(id);
    };
    try {
      const ended = await history.begin([{ request, source }], target);
      const outcome = await this.#deliver(id, request, source, target);
      const exchange: Exchange = { id, source, outcome };
      history.add(exchange);
      ended();
      if (text) serverProblems.report(text, outcome);
      // What became of it is known, whether or not somebody sees it.
      return { outcome, told: panel.showResponse(exchange).finally(end) };
    } catch (error) {
      end();
      throw error;
    }
  }

  async #deliver(
    id: string,
    request: PreparedRequest,
    source: RequestSource | undefined,
    target: Target,
  ): Promise<Outcome> {
    const { transport, panel } = this.parts;
    const cancellation = new AbortController();
    this.#sending.set(id, cancellation);
    const send = transport.senderFor(target, [request]);
    try {
      return await withSendProgress(
        progressTitle(request, source, target),
        cancellation,
        (message) => {
          panel.showProgress(id, message);
        },
        (signal, progress) => send(request, progress, signal),
      );
    } finally {
      this.#sending.delete(id);
    }
  }

  /** Ends a send that is under way, by the id of its exchange. */
  cancel(id: string): void {
    this.#sending.get(id)?.abort();
  }
}

/** Characters of a name: it stands on a line of a notification. */
const longestName = 60;

/** With its name, a request is told from others that are under way. */
function progressTitle(request: PreparedRequest, source: RequestSource | undefined, target: Target): string {
  const name = givenName(source, request).slice(0, longestName);
  return `Sending ${name === '' ? '' : `"${name}" `}to ${targetName(target)}`;
}
