import { t } from '@vscode/l10n';
import { givenName, type RequestSource, sourceOfReading } from '../../send/exchange.ts';
import { type PreparedRequest, shownPath } from '../../send/prepared-request.ts';
import { type Target, targetName } from '../../send/target.ts';
import type { ResponsePanel } from '../response-panel/response-panel.ts';
import { withSendProgress } from './send-progress.ts';
import { Sending, type SendingParts } from './sending.ts';

/** Shows a request in progress, and its response. */
type PanelOfOne = Pick<ResponsePanel, 'isVisible' | 'showSending' | 'showProgress' | 'endSending' | 'showResponse'>;

/** Sends requests one at a time, with progress, and shows the response in the panel. */
export class RequestSender {
  readonly #parts: SendingParts;
  readonly #panel: PanelOfOne;
  /** Requests in progress, by the ids of their exchanges. */
  readonly #sending = new Map<string, Sending>();

  constructor(parts: SendingParts, panel: PanelOfOne) {
    this.#parts = parts;
    this.#panel = panel;
  }

  /** Sends a request, unless that may duplicate something and the user doesn't want that. */
  async send(request: PreparedRequest, source: RequestSource | undefined, target: Target): Promise<void> {
    const panel = this.#panel;
    const instead: { finding?: PreparedRequest } = {};
    let shown: Promise<void> | undefined;
    const sending: Sending = new Sending(this.#parts, [{ request, source }], target, {
      begin: async () => {
        const { decision, ...begun } = await this.#parts.guard.beginAlone(request, target);
        if (decision.kind === 'find-out') instead.finding = decision.request;
        return begun;
      },
      leaving: () => {
        const name = source?.name ?? nameOf(request);
        panel.showSending({ id, name, target: targetName(target), progress: '' });
      },
      showing: (send) => (sent, progress, signal) =>
        withSendProgress(
          {
            title: progressTitle(request, source, target),
            isInPanel: () => panel.isVisible,
            cancel: () => {
              sending.stop();
            },
          },
          (message) => {
            panel.showProgress(id, message);
          },
          (show) =>
            send(
              sent,
              (step) => {
                progress(step);
                show(step);
              },
              signal,
            ),
        ),
      changed: (_place, _state, exchange) => {
        if (exchange) shown = panel.showResponse(exchange);
      },
      ask: () => Promise.resolve('stop'),
    });
    const [id = ''] = sending.ids;
    this.#sending.set(id, sending);
    try {
      await sending.run('in-order');
      // The outcome is settled here, even if it isn't shown yet: reading a long body takes a while.
      await shown;
    } finally {
      this.#sending.delete(id);
      panel.endSending(id);
    }
    if (instead.finding) await this.findOut(instead.finding, source, target);
  }

  /**
   * Sends the GET that shows the effect of a request.
   *
   * @param source where that request is
   */
  async findOut(asking: PreparedRequest, source: RequestSource | undefined, target: Target): Promise<void> {
    await this.send(asking, source && sourceOfReading(source, nameOf(asking)), target);
  }

  /** Cancels a request in progress, by the id of its exchange. */
  cancel(id: string): void {
    this.#sending.get(id)?.stop();
  }
}

const nameOf = ({ method, shown }: PreparedRequest): string => `${method} ${shownPath(shown)}`;

/** Characters of a name: it has to fit on a line of a notification. */
const longestName = 60;

/** The name distinguishes a request from others in progress. */
function progressTitle(request: PreparedRequest, source: RequestSource | undefined, target: Target): string {
  const name = givenName(source, request).slice(0, longestName);
  return name === '' ? t`Sending to ${targetName(target)}` : t`Sending "${name}" to ${targetName(target)}`;
}
