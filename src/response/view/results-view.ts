import { t } from '@vscode/l10n';
import type { ResultRow, ResultsView } from '../../panel/protocol/protocol.ts';
import type { SendStep } from '../../send/deliver/ports.ts';
import type { RequestSource } from '../../send/exchange.ts';
import type { Outcome } from '../../send/outcome.ts';
import { parsedAtOnce } from '../../send/parsed-json.ts';
import { shownPath, type PreparedRequest } from '../../send/prepared-request.ts';
import { redacting, type Redaction } from '../../secrets/redacted.ts';
import { redactingOf } from '../../send/history/kept-response.ts';
import { targetName, type Target } from '../../send/target.ts';
import { displayed, memberNamed, outlineOf, stringNamed } from '../../json/outline.ts';
import { contentOf } from '../read-exchange.ts';
import { readOutcome } from '../read-outcome.ts';
import { entityView, type EntitySource, type SentEntity } from './entity-view.ts';
import { identifyingProperties } from './identifying.ts';
import { duration } from '../../panel/protocol/duration.ts';
import { verdictOf, type ItemState, type WhyNotSent } from '../../send/many/item-state.ts';
import { numberText } from '../../texts/number-text.ts';
import { someOf } from '../../texts/list-text.ts';

/** One of several requests, and its state. */
export interface ManyItem {
  readonly source: RequestSource;
  /** A text: it can't be sent, and this is why. */
  readonly request: PreparedRequest | string;
  readonly state: ItemState;
  /** Of the exchange that it became, once it has ended; empty before. */
  readonly exchangeId: string;
}

/**
 * The table of requests that are sent together.
 *
 * @param title `Send All in health.http`
 * @param firstId of the first row; the others follow
 */
export function resultsView(
  title: string,
  target: Target,
  items: readonly ManyItem[],
  firstId: number,
  running: boolean,
  rest = '',
): ResultsView {
  return {
    title,
    document: items[0]?.source.uri ?? '',
    target: targetName(target),
    sandbox: target.kind === 'sandbox',
    rows: items.map((item, place) => resultRow(firstId + place, item)),
    summary: summaryOf(items),
    running,
    rest,
  };
}

export function resultRow(id: number, { source, request, state, exchangeId }: ManyItem): ResultRow {
  const redact = redacting({ hidden: typeof request === 'string' ? undefined : request.hidden });
  const common = {
    id,
    name: redact(source.name).text,
    request: typeof request === 'string' ? '' : redact(`${request.method} ${shownPath(request.shown)}`).text,
    line: source.line + 1,
    key: '',
    note: '',
    milliseconds: undefined,
    duration: '',
    exchange: '',
  };
  const row = (state: ResultRow['state'], status: string, detail: string): ResultRow => ({
    ...common,
    ...textOfRow(state, status, detail, redact),
  });
  if (typeof request === 'string') return row('notice', t('Not sent'), request);
  switch (state.kind) {
    case 'waiting':
      return row('waiting', t('Waiting'), '');
    case 'sending': {
      const { status, detail } = stepText(state.step);
      return row('sending', status, detail);
    }
    case 'not-sent':
      return row('notice', t('Not sent'), state.why === 'no-value' ? state.message : whyNotSent(state.why));
    case 'ended':
      return { ...common, ...endedText(state.outcome), exchange: exchangeId };
    default:
      return state satisfies never;
  }
}

type RowText = Pick<ResultRow, 'state' | 'status' | 'detail' | 'kept'>;

/** What a row says. The page writes all of it except `detail` to VS Code's database. */
function textOfRow(
  state: ResultRow['state'],
  status: string,
  detail: string,
  redact: (text: string) => Redaction,
): RowText {
  return { state, status: redact(status).text, detail, kept: redact(detail).text };
}

/** Counts the states of several requests, as each changes. */
export class Tally {
  readonly #words: (Word | undefined)[] = [];
  readonly #counts = new Map<Word, number>();

  /** Sets the current state of the request at a place. */
  set(place: number, item: Pick<ManyItem, 'request' | 'state'>): void {
    const [before, now] = [this.#words[place], wordFor(item)];
    if (before !== undefined) this.#counts.set(before, this.#count(before) - 1);
    this.#words[place] = now;
    this.#counts.set(now, this.#count(now) + 1);
  }

  /** `12 created, 1 failed, 3 not sent`. */
  get summary(): string {
    return words
      .filter((word) => this.#count(word) > 0)
      .map((word) => counted[word](numberText(this.#count(word))))
      .join(', ');
  }

  #count(word: Word): number {
    return this.#counts.get(word) ?? 0;
  }
}

/** The same summary, of all requests at once. */
export function summaryOf(items: readonly ManyItem[]): string {
  const tally = new Tally();
  for (const [place, item] of items.entries()) tally.set(place, item);
  return tally.summary;
}

/** The label of the button that sends the rest of several requests. */
export function sendRestLabel({ failed, unsent }: { readonly failed: number; readonly unsent: number }): string {
  if (unsent === 0) return t`Send ${failed} Failed Again`;
  if (failed === 0) return t`Send ${unsent} Remaining`;
  return t`Send ${failed} Failed and ${unsent} Remaining`;
}

/** In the order in which they are shown. */
const words = ['created', 'done', 'failed', 'uncertain', 'cancelled', 'not-sent', 'left'] as const;

type Word = (typeof words)[number];

const counted: Readonly<Record<Word, (count: string) => string>> = {
  created: (count) => t`${count} created`,
  done: (count) => t`${count} done`,
  failed: (count) => t`${count} failed`,
  uncertain: (count) => t`${count} uncertain`,
  cancelled: (count) => t`${count} cancelled`,
  'not-sent': (count) => t`${count} not sent`,
  left: (count) => t`${count} left`,
};

function wordFor({ request, state }: Pick<ManyItem, 'request' | 'state'>): Word {
  if (typeof request === 'string') return 'not-sent';
  if (state.kind === 'waiting' || state.kind === 'sending') return 'left';
  const verdict = verdictOf(state);
  switch (verdict) {
    case 'done':
      return state.kind === 'ended' && isCreated(state.outcome) ? 'created' : 'done';
    case 'no-token':
    case 'not-sent':
      return 'not-sent';
    case 'failed':
    case 'uncertain':
    case 'cancelled':
      return verdict;
    default:
      return verdict satisfies never;
  }
}

const isCreated = (outcome: Outcome): boolean => outcome.kind === 'response' && outcome.response.status === 201;

const retryingAt = (status: number, time: string): string =>
  status === 429 ? t`Throttled. Retrying at ${time}.` : t`The service is busy. Retrying at ${time}.`;

function stepText(step: SendStep | undefined): Pick<ResultRow, 'status' | 'detail'> {
  switch (step?.kind) {
    case 'waiting':
      return {
        status: t`Waiting (${step.status})`,
        detail: retryingAt(step.status, new Date(step.until).toLocaleTimeString()),
      };
    case 'signing-in':
      return { status: t('Signing in'), detail: '' };
    case 'confirming':
      return { status: t('Waiting for your confirmation'), detail: '' };
    case 'receiving':
      return { status: t`Receiving (${step.status})`, detail: '' };
    case 'sending':
    case undefined:
      return { status: t('Sending'), detail: '' };
    default:
      return step satisfies never;
  }
}

type EndedText = RowText & Pick<ResultRow, 'key' | 'note' | 'milliseconds' | 'duration'>;

/** How a request ended, as its row shows it. What went wrong is kept in the history, if the user wants that, but not in the page. */
export function endedText(outcome: Outcome): EndedText {
  const { tone, headline, explanation } = readOutcome(outcome).explanation;
  const { key, message, note } = tone === 'success' ? entityText(outcome) : noEntity;
  const redact = redactingOf(outcome);
  const text = textOfRow(tone, headline, shortened(key === '' ? explanation : message), redact);
  return {
    ...text,
    kept: tone === 'success' ? text.kept : '',
    key: redact(key).text,
    note: redact(note).text,
    milliseconds: outcome.milliseconds,
    duration: duration(outcome.milliseconds),
  };
}

/** What distinguishes the entity of a response from others. */
interface EntityText {
  /** Empty if it isn't in the body, or if not all of the body was received. */
  readonly key: string;
  /** Its states, and what its script said. */
  readonly message: string;
  /** How it compares with what was sent; empty if nothing was sent that it could be compared with. */
  readonly note: string;
}

const noEntity: EntityText = { key: '', message: '', note: '' };

function entityText(outcome: Outcome): EntityText {
  if (outcome.kind !== 'response' || outcome.response.cut !== undefined) return noEntity;
  const { body } = outcome.response;
  // In a long body, only the id is worth the time; the rest is in the response.
  if (body.length > parsedAtOnce) return { ...noEntity, key: stringNamed(body, 'id', parsedAtOnce) ?? '' };
  const { key, entity, sent } = contentOf(readOutcome(outcome), outlineOf(body));
  if (entity === undefined) return noEntity;
  const { states, message } = entity.entityType
    ? identifyingProperties(entity.entityType)
    : { states: [], message: undefined };
  const values = [...states, message].flatMap((property) => {
    const value = property && memberNamed(entity.members, property.name);
    return value?.kind === 'string' ? displayed(body, value) : [];
  });
  return { key, message: values.filter((value) => value !== '').join(' · '), note: sent ? compared(entity, sent) : '' };
}

/** How many property names a note lists. */
const mostNames = 3;

/** Says whether the response matches what was sent. */
function compared(entity: EntitySource, sent: SentEntity): string {
  const others = entityView(entity, sent).rows.filter(({ origin }) => origin === 'changed' || origin === 'missing');
  if (others.length === 0) return t('As sent');
  const names = others.map(({ name }) => name);
  return t`Not as sent: ${someOf(names, mostNames)}`;
}

/** Characters of a row's result. A service may write much more; the response has all of it. */
const longestDetail = 2_000;

const shortened = (text: string): string =>
  text.length > longestDetail ? `${text.slice(0, longestDetail).replace(/[\ud800-\udbff]$/, '')}…` : text;

function whyNotSent(why: WhyNotSent): string {
  switch (why) {
    case 'stopped':
      return t('Stopped after another request.');
    case 'cancelled':
      return t('Cancelled before it was sent.');
    case 'uncertain':
      return t('Skipped because it may already have succeeded.');
    case 'no-token':
      return t('No token, as for the previous request.');
    default:
      return why satisfies never;
  }
}
