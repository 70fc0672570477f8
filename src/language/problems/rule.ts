import type { Edit, Span } from '../../http/model.ts';
import type { SourceText } from '../text/source-text.ts';

/**
 * An error is what the contract or the format forbids for certain, or what a request is not sent with; a warning is what will probably not do what was meant;
 * information is what to know.
 */
export type Severity = 'error' | 'warning' | 'information';

/** A change that takes a problem away. */
export interface Fix {
  readonly title: string;
  /** In the coordinates of the problem. */
  readonly edits: readonly Edit[];
  /** The obvious one: what an editor may do without asking. */
  readonly preferred: boolean;
}

/** All that is known of one kind of problem. `Kind` is what a check finds out: the code, and what the texts and fixes need. */
export interface Rule<Kind> {
  readonly severity: Severity;
  /** The lower severity, and when it applies: where the impact is minor or uncertain. */
  readonly reduced?: { readonly severity: Severity; readonly when: (kind: Kind) => boolean };
  /** The severity where requests are only checked, for what other tools may send all the same. Left out: the same. */
  readonly whereNothingIsSent?: Severity;
  /** What is reported, in a few words that follow "reports that there is": for lists of all codes. */
  readonly meaning: () => string;
  /** What is wrong and what to do, in one or two plain sentences. */
  readonly message: (kind: Kind) => string;
  /** Where the rule can be read: a reference page, the standard, or the tool that reads it otherwise. */
  readonly page: (kind: Kind) => string;
  /**
   * The changes that take the problem away, the best first. Left out where only the author knows what was meant.
   *
   * @param source the text that the problem is in
   * @param now the time that a fix may write
   */
  readonly fixes?: (problem: Kind & Span, source: SourceText, now: () => Date) => readonly Fix[];
}

/** The rules of a family of problems, by code: one for each member of the union. */
export type Family<Kind extends { readonly code: string }> = {
  readonly [Code in Kind['code']]: Rule<Extract<Kind, { readonly code: Code }>>;
};
