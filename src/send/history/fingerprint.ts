import { createHash, createHmac } from 'node:crypto';
import { isBatchUrl, readGraphUrl } from '../../catalog/url/graph-url.ts';
import { certaintyOf, certaintyOfItem, type Certainty } from '../certainty.ts';
import { batchResultItems, requestsIn } from '../batch/results.ts';
import type { Outcome } from '../outcome.ts';
import { addressOf } from '../prepare/graph-address.ts';
import { isWrite, type PreparedRequest } from '../prepared-request.ts';
import { targetId, type Target } from '../target.ts';
import { meaningOf, type RequestForm, sentForm, shownForm } from './same-request.ts';

/**
 * What identifies a write when it is sent again, without containing any of it: its target, method, URL and body, as hashes in
 * hexadecimal. Neither the layout of JSON nor values that are generated for each send, such as a GUID, make it a different write.
 */
export interface Fingerprint {
  /** Of the write as it may be shown, with references in place of private values: it contains no secret. */
  readonly shown: string;
  /** Of the write with its private values, with a key, without which no value can be guessed. Undefined: there is no key. */
  readonly sent: string | undefined;
}

export const isSameWrite = (a: Fingerprint, b: Fingerprint): boolean =>
  a.shown === b.shown || (a.sent !== undefined && a.sent === b.sent);

/**
 * The fingerprints of the writes in a request: one for most, none for a request that only reads, and for a batch one for each
 * write in it, the same as when that write is sent alone.
 */
export function fingerprintsOf(
  request: PreparedRequest,
  target: Target,
  key: string | undefined,
): readonly Fingerprint[] {
  const shown = writesIn(shownForm(request));
  return writesIn(addressedForm(request, target)).map((write, index) => ({
    // What may be shown can have references where JSON doesn't allow them: then the requests in it can't be told apart.
    shown: hash(target, shown[index] ?? shownForm(request)),
    sent: key === undefined ? undefined : keyed(target, write, key),
  }));
}

/** What is known about the effect of each write in a request, in the order of its fingerprints. */
export function certaintiesOf(outcome: Outcome, count: number): readonly Certainty[] {
  const items = outcome.kind === 'response' ? batchResultItems(outcome.request, outcome.response) : undefined;
  const writes = (items ?? []).filter(({ method }) => method === undefined || isWrite(method));
  const all = writes.map(certaintyOfItem);
  if (isBatchUrl(outcome.request.url) && all.length === count) return all;
  const ofAll = certaintyOf(outcome);
  return Array.from({ length: count }, () => ofAll);
}

/** As it is sent, with the URL that it is sent to for a target. */
function addressedForm(request: PreparedRequest, target: Target): RequestForm {
  const form = sentForm(request);
  if (request.shown.written === undefined) return form;
  const address = addressOf(form.url, target);
  return typeof address === 'string' ? { ...form, url: address } : form;
}

function writesIn(request: RequestForm): readonly RequestForm[] {
  if (!isWrite(request.method)) return [];
  const items = isBatchUrl(request.url) ? requestsIn(request.body ?? '') : undefined;
  if (items === undefined) return [request];
  const root = request.url.slice(0, readGraphUrl(request.url)?.pathStart);
  return items
    .filter(({ method }) => isWrite(method))
    .map(({ method, url = '', body }) => ({
      method,
      url: root + url,
      body: typeof body === 'string' || body === undefined ? body : JSON.stringify(body),
    }));
}

const hash = (target: Target, write: RequestForm): string =>
  createHash('sha256').update(textOf(target, write)).digest('hex').slice(0, 32);

const keyed = (target: Target, write: RequestForm, key: string): string =>
  createHmac('sha256', key).update(textOf(target, write)).digest('hex').slice(0, 32);

const textOf = (target: Target, write: RequestForm): string => JSON.stringify([targetId(target), ...meaningOf(write)]);
