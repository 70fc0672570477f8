import type { TextDocument } from 'vscode';
import type { HttpFile } from '../http/model.ts';
import type { NamedExchanges } from '../http/messages/message-value.ts';
import { namedRequests } from '../http/messages/request-names.ts';
import type { NamedResponses } from '../send/history/named-responses.ts';
import type { Target } from '../send/target.ts';
import type { SignedInAccounts } from './sign-in/signed-in-accounts.ts';

/** The named requests of documents, and what became of those that this window has sent. */
export class NamedRequests {
  readonly #accounts: Pick<SignedInAccounts, 'get'>;
  #responses: Pick<NamedResponses, 'of'> | undefined;

  constructor(accounts: Pick<SignedInAccounts, 'get'>) {
    this.#accounts = accounts;
  }

  /** Reads responses from this store, which is loaded when something is sent. */
  use(responses: Pick<NamedResponses, 'of'>): void {
    this.#responses = responses;
  }

  /** The named requests of a document, with the responses from a target for the account that is signed in there. */
  of({ uri }: TextDocument, file: HttpFile, target: Target): NamedExchanges {
    const isNamed = (name: string): boolean => namedRequests(file).has(name);
    const account = () => (target.kind === 'cloud' ? this.#accounts.get(target.cloud) : undefined);
    const get = (name: string) => this.#responses?.of(uri.toString(), target, account, isNamed).get(name);
    return { isNamed, get };
  }
}
