import type { Exchange } from '../../send/exchange.ts';
import { sentBefore } from '../../send/history/again.ts';
import { UnderWay } from '../../send/many/under-way.ts';
import type { PreparedRequest } from '../../send/prepared-request.ts';
import { targetName, type Target } from '../../send/target.ts';
import { requestThatFindsOut } from '../../send/view/find-out.ts';
import { nextLabel } from '../../send/view/next-label.ts';
import type { History } from '../history/history.ts';
import { askInDialog } from '../messages.ts';

/** Whether a request comes from the text, or is one that was sent before. */
export type Occasion = 'written' | 'again';

/** What the user wants of a request that may double what is there: to send it, to see what is there by a GET, or neither. */
export type Wish =
  | { readonly kind: 'send' }
  | { readonly kind: 'find-out'; readonly request: PreparedRequest }
  | { readonly kind: 'leave' };

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
  async askAboutRepetition(request: PreparedRequest, target: Target, occasion: Occasion): Promise<Wish> {
    const before = sentBefore(this.#history.exchanges, request, target);
    if (before === undefined || (before.kind === 'created' && occasion === 'written')) return { kind: 'send' };
    return before.kind === 'created' ? askAboutCreated(before.exchange) : askAboutUncertain(before.exchange, request);
  }

  /** Whether nobody knows what became of a request the last time. */
  isUncertain(request: PreparedRequest, target: Target): boolean {
    return sentBefore(this.#history.exchanges, request, target)?.kind === 'uncertain';
  }
}

const again = 'Send Again';

async function askAboutCreated(exchange: Exchange): Promise<Wish> {
  const detail = `Sending it again creates a second entity.\n\n${lastSent(exchange)}`;
  return { kind: (await confirm('This request was carried out already.', detail)) ? 'send' : 'leave' };
}

/** What Enter chooses does no harm: the GET, if there is one. */
async function askAboutUncertain(exchange: Exchange, request: PreparedRequest): Promise<Wish> {
  const finding = requestThatFindsOut(request);
  const findOut = finding && { kind: 'find-out' as const, request: finding };
  const look = findOut && nextLabel(findOut);
  const choice = await askInDialog(
    'warning',
    'Nobody knows whether this request was carried out the last time.',
    `Sending it again may create a second entity. Look first.\n\n${lastSent(exchange)}`,
    ...(look === undefined ? [] : [look]),
    again,
  );
  if (choice === again) return { kind: 'send' };
  return choice === look && findOut ? findOut : { kind: 'leave' };
}

const lastSent = ({ outcome }: Exchange): string =>
  `Last sent to ${targetName(outcome.target)}: ${new Date(outcome.startedAt).toLocaleString()}.`;

async function confirm(message: string, detail: string): Promise<boolean> {
  return (await askInDialog('warning', message, detail, again)) === again;
}
