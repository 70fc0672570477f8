import type { NamedExchange, NamedExchanges } from '../../http/messages/message-value.ts';
import { asksForSecret } from '../../secrets/secret-address.ts';
import type { Account } from '../access-token.ts';
import type { Exchange } from '../exchange.ts';
import type { Outcome } from '../outcome.ts';
import { targetId, type Target } from '../target.ts';
import { redactingOf } from './kept-response.ts';

/** How many requests, and characters of their bodies, are kept: beyond these, the requests that were sent first are forgotten. */
const most = { exchanges: 2000, characters: 100_000_000 };

/**
 * How each named request of a file ended the last time that this window sent it, in memory only, for references to it. Outcomes are
 * kept separate by target (the sandbox or a cloud) and account, so that no value gets from one to another.
 */
export class NamedResponses {
  /** The oldest first. */
  readonly #outcomes = new Map<string, Outcome>();
  /** When a file was forgotten, in milliseconds since the epoch, by the URI of its document. */
  readonly #forgotten = new Map<string, number>();
  #characters = 0;

  /** Records how a request ended. A request that never left the window changes nothing. */
  add({ source, outcome }: Exchange): void {
    if (source === undefined || !/^[\w-]+$/.test(source.name)) return;
    if (outcome.kind === 'sign-in-failed' || outcome.kind === 'refused') return;
    if (outcome.startedAt <= (this.#forgotten.get(source.uri) ?? -Infinity)) return;
    const key = keyOf(source.uri, source.name, outcome.target, outcome.account);
    this.#remove(key);
    this.#outcomes.set(key, outcome);
    this.#characters += sizeOf(outcome);
    for (const oldest of this.#outcomes.keys()) {
      if (this.#outcomes.size <= most.exchanges && this.#characters <= most.characters) break;
      if (oldest !== key) this.#remove(oldest);
    }
  }

  /**
   * The named requests of a file, with their outcomes for a target and an account.
   *
   * @param uri of the document
   * @param account the one that requests to the target are now sent as; undefined for the sandbox, and if no user is signed in
   */
  of(
    uri: string,
    target: Target,
    account: () => Account | undefined,
    isNamed: NamedExchanges['isNamed'],
  ): NamedExchanges {
    return {
      isNamed,
      get: (name) => {
        const outcome = this.#outcomes.get(keyOf(uri, name, target, account()));
        return outcome && namedExchange(outcome);
      },
    };
  }

  /**
   * Forgets what is known about a file, and ignores the outcomes of its requests that were already sent.
   *
   * @param uri of the document
   * @param now in milliseconds since the epoch
   */
  forget(uri: string, now: number): void {
    this.#forgotten.set(uri, now);
    const start = `[${JSON.stringify(uri)},`;
    for (const key of this.#outcomes.keys()) if (key.startsWith(start)) this.#remove(key);
  }

  #remove(key: string): void {
    const outcome = this.#outcomes.get(key);
    if (outcome === undefined) return;
    this.#characters -= sizeOf(outcome);
    this.#outcomes.delete(key);
  }
}

const keyOf = (uri: string, name: string, target: Target, account: Account | undefined): string =>
  JSON.stringify([uri, name, targetId(target), target.kind === 'cloud' ? [account?.id, account?.tenantId] : []]);

const sizeOf = (outcome: Outcome): number =>
  (outcome.request.body?.length ?? 0) + (outcome.kind === 'response' ? outcome.response.body.length : 0);

const known = new WeakMap<Outcome, NamedExchange>();

function namedExchange(outcome: Outcome): NamedExchange {
  const exchange = known.get(outcome) ?? makeNamedExchange(outcome);
  known.set(outcome, exchange);
  return exchange;
}

function makeNamedExchange(outcome: Outcome): NamedExchange {
  const { headers, body, url } = outcome.request;
  const response = outcome.kind === 'response' ? outcome.response : undefined;
  const redact = redactingOf(outcome);
  const isRedacted = (text: string): boolean => redact(text).text !== text;
  const isSecretBody = asksForSecret(url);
  return {
    request: { headers, body },
    response: response && {
      headers: response.headers,
      body: response.body,
      status: `${response.status} ${response.statusText}`.trim(),
      isWhole: response.cut === undefined,
    },
    isSecret: (name, value) => isSecretBody || isRedacted(JSON.stringify({ [name]: value })) || isRedacted(value),
  };
}
