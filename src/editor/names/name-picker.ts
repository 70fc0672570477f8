import type { NamedCollection } from '../../catalog/named-collections.ts';
import type { SendStep } from '../../send/deliver/ports.ts';
import type { NamedEntity } from '../../send/names/name-list.ts';
import type { Outcome } from '../../send/outcome.ts';
import type { PreparedRequest } from '../../send/prepared-request.ts';
import type { Target } from '../../send/target.ts';

/** Which names the user picks from. */
export interface NameQuestion {
  /** Of the list of names. */
  readonly title: string;
  readonly collection: NamedCollection;
  readonly target: Target;
}

/** Lets the user pick ids by name. */
export interface NamePicker {
  /** Whether the names of a collection can be listed. */
  offers(collection: NamedCollection, target: Target): boolean;
  /**
   * Lists the names of a collection and lets the user pick one, or type an id, which then has no name.
   *
   * @returns undefined: the user dismissed the list
   */
  pick(question: NameQuestion): Promise<NamedEntity | undefined>;
  /** Forgets the lists, because something has changed at the service. */
  forget(): void;
}

/** Sends the requests for names. */
export interface NameSender {
  lookUp(
    request: PreparedRequest,
    target: Target,
    progress: (step: SendStep) => void,
    signal: AbortSignal,
  ): Promise<Outcome>;
}
