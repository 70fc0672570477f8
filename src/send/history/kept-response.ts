import { asksForSecret } from '../../secrets/secret-address.ts';
import { isSecretName } from '../../secrets/secret-names.ts';
import { notKept, redacting, rewritten, type Redacted, type Redaction } from '../../secrets/redacted.ts';
import type { Outcome, ReceivedResponse } from '../outcome.ts';

/** How many characters of a response's body are kept on disk. */
export const keptBody = 256_000;

/** How many characters after those are read, so that a secret that continues there is recognized. */
const readBeyond = 64_000;

/** A response in the form that may be kept outside the window that sent the request. */
export interface KeptResponse extends ReceivedResponse {
  readonly statusText: Redacted;
  readonly headers: readonly (readonly [name: Redacted, value: Redacted])[];
  readonly body: Redacted;
  readonly notKept?: readonly Redacted[];
}

/** A function that removes from a text about an outcome what must not leave the window that sent the request. */
export const redactingOf = ({ request: { hidden } }: Outcome): ((text: string) => Redaction) => redacting({ hidden });

/** Headers that are kept: those that aren't known to be harmless may contain anything. */
const keptHeaders =
  /^(request-id|client-request-id|date|retry-after|location|operation-location|azure-asyncoperation|content-type|content-length|etag|odata-version|deprecation|sunset|link|x-ms-ags-diagnostic|x-ms-throttle-[\w-]+)$/i;

const known = new WeakMap<ReceivedResponse, KeptResponse>();

/** A response without its secrets, and no longer than the history allows. It is made once for each response. */
export function keptResponse(outcome: Outcome & { readonly kind: 'response' }): KeptResponse {
  const { response } = outcome;
  const kept = known.get(response) ?? makeKept(outcome);
  known.set(response, kept);
  return kept;
}

function makeKept(outcome: Outcome & { readonly kind: 'response' }): KeptResponse {
  const { status, statusText, headers, body, cut, notKept: before = [] } = outcome.response;
  const redact = redactingOf(outcome);
  const redactBody =
    status >= 200 && status < 300 && asksForSecret(outcome.request.url)
      ? redacting({ hidden: outcome.request.hidden, isSecretBody: true })
      : redact;
  const secrets = new Set(before.map((secret) => redact(secret).text));
  const collect = ({ text, secrets: found }: Redaction): Redacted => {
    for (const secret of found) secrets.add(secret);
    return text;
  };
  const isLong = body.length > keptBody;
  const redactedBody = collect(redactBody(body.slice(0, keptBody + readBeyond)));
  const isCut = isLong || redactedBody.length > keptBody;
  return {
    status,
    statusText: collect(redact(statusText)),
    headers: headers.flatMap(([name, value]) => {
      if (keptHeaders.test(name)) return [[collect(redact(name)), collect(redact(value))] as const];
      // That there was one may matter; its value is private.
      return isSecretName(name) ? [[redact(name).text, collect(notKept(name.toLowerCase()))] as const] : [];
    }),
    body: isCut ? beginningOf(redactedBody) : redactedBody,
    ...(isCut ? { cut: 'too-large' } : cut !== undefined && { cut }),
    ...(secrets.size > 0 && { notKept: [...secrets] }),
  };
}

/** A part of a redacted text needs no redaction. */
const beginningOf = (text: Redacted): Redacted => rewritten(text, (whole) => whole.slice(0, keptBody));
