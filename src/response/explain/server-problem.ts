import type { Redacted } from '../../secrets/redacted.ts';
import { redactingOf } from '../../send/history/kept-response.ts';
import { type GraphResponse, isAboutTheText, isBeyondSandbox, type NoResponse } from '../graph-response.ts';

/** What the service found wrong with a request. */
export interface ServerProblem {
  /** The service's own words, without secrets, and with references in place of the parts of the request that aren't shown. */
  readonly message: Redacted;
  /** The machine-readable value of the error; empty if there is none. */
  readonly code: Redacted;
  /** The property of the body that it is about, which the body may or may not have; undefined if none is named. */
  readonly property: string | undefined;
}

/** What a response says is wrong with its request; undefined for every other response, and for one that says nothing. */
export function serverProblemOf(read: GraphResponse | NoResponse): ServerProblem | undefined {
  if (read.response === undefined || !isAboutTheText(read.response) || isBeyondSandbox(read)) return undefined;
  const { outcome, error, property } = read;
  if (error === undefined || error.message === '') return undefined;
  const redact = redactingOf(outcome);
  return { message: redact(error.message).text, code: redact(error.code).text, property };
}
