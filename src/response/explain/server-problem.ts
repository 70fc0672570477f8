import { readGraphUrl } from '../../catalog/graph-url.ts';
import { matchRoute } from '../../catalog/routes.ts';
import type { Redacted } from '../../secrets/redacted.ts';
import { redactingOf } from '../../send/history/kept-response.ts';
import type { Outcome } from '../../send/outcome.ts';
import { longestSent, parsedAtOnce, parsedJson } from '../../send/parsed-json.ts';
import { readGraphError } from '../../send/graph-error.ts';
import { propertyNamed } from './property-named.ts';

/** What the service found wrong with a request. */
export interface ServerProblem {
  /** The service's own words, without secrets, and with references in place of what of the request is not shown. */
  readonly message: Redacted;
  /** The machine value of the error; empty where there is none. */
  readonly code: Redacted;
  /** The property of the body that it is about, which the body may or may not have; undefined where none is named. */
  readonly property: string | undefined;
}

/** Statuses that say something about the text of a request, and not about who sends it, how often, or to what state of things. */
const aboutTheText = new Set([400, 404, 405, 406, 409, 411, 412, 413, 414, 415, 422, 428]);

/** What an answer says is wrong with its request; undefined for every other answer, and for one that says nothing. */
export function serverProblemOf(outcome: Outcome): ServerProblem | undefined {
  if (outcome.kind !== 'response' || !aboutTheText.has(outcome.response.status)) return undefined;
  const error = readGraphError(parsedJson(outcome.response.body, parsedAtOnce));
  if (error === undefined || error.message === '') return undefined;
  const { url, body } = outcome.request;
  const entityType = matchRoute(readGraphUrl(url)?.path ?? '')?.entityType;
  const property = entityType && propertyNamed(error, entityType, parsedJson(body, longestSent));
  const redact = redactingOf(outcome);
  return { message: redact(error.message).text, code: redact(error.code).text, property };
}
