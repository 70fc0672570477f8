import type { Edit, Span } from '../../http/model.ts';
import type { SourceText } from '../text/source-text.ts';

/**
 * Error: what the contract or the format certainly forbids, or what keeps a request from being sent. Warning: what probably won't do
 * what was meant. Information: what the user should know.
 */
export type Severity = 'error' | 'warning' | 'information';

/** A change that fixes a problem. */
export interface Fix {
  readonly title: string;
  /** In the coordinates of the problem. */
  readonly edits: readonly Edit[];
  /** The obvious one, which an editor may apply without asking. */
  readonly preferred: boolean;
}

/** Everything about one kind of problem. `Kind` is the result of a check: the code, and what the texts and fixes need. */
export interface Rule<Kind> {
  readonly severity: Severity;
  /** The lower severity, and when it applies: if the impact is minor or uncertain. */
  readonly reduced?: { readonly severity: Severity; readonly when: (kind: Kind) => boolean };
  /** The severity if requests are only checked, for what other tools may still send. Absent if it's the same. */
  readonly whereNothingIsSent?: Severity;
  /** What is reported, in a few words that follow "reports that there is": for lists of all codes. */
  readonly meaning: () => string;
  /** What is wrong and what to do, in one or two plain sentences. */
  readonly message: (kind: Kind) => string;
  /** The page with the rule: a reference page, the standard, or the tool that reads it differently. */
  readonly page: (kind: Kind) => string;
  /**
   * The changes that fix the problem, the best first. Absent if only the author knows what was meant.
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
