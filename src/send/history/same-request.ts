import { createHash } from 'node:crypto';
import { parsedUrl } from '../../catalog/url/parsed-url.ts';
import { filledRequest } from '../prepare/filled-request.ts';
import type { PreparedRequest } from '../prepared-request.ts';

/** What a request asks for. A value that is generated for each send, such as a GUID, is in it as its reference. */
export interface RequestForm {
  readonly method: string;
  readonly url: string;
  readonly body: string | undefined;
}

/** A request as it may be shown, which has references in place of private values. */
export function shownForm({ method, shown }: PreparedRequest): RequestForm {
  const { url, body } = shown.written ?? shown;
  return { method, url, body };
}

/** A request with its private values, as far as they are known. Its URL may be relative. */
export function sentForm({ method, url, body, shown, hidden }: PreparedRequest): RequestForm {
  if (shown.written === undefined) return { method, url, body };
  const written = { ...shown.written, headers: [], bodyIsLiteral: shown.bodyIsLiteral === true };
  const filled = filledRequest(written, hidden ?? new Map());
  return { method, url: filled.url, body: filled.body };
}

/** The parts of a form that matter to the service: the layout of JSON and the spelling of a URL don't. */
export const meaningOf = ({ method, url, body }: RequestForm): readonly [method: string, url: string, body: string] => [
  method,
  parsedUrl(url)?.href ?? url,
  body === undefined ? '' : withoutLayout(body),
];

/** JSON without what makes no difference to a parser; any other text as it is. */
function withoutLayout(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body));
  } catch {
    return body;
  }
}

const keys = new WeakMap<PreparedRequest, readonly string[]>();

/**
 * What identifies a request when this window sends it again: requests that share one of these keys ask for the same thing, with the same
 * references or with the same values. Made once for each request.
 */
export function keysOf(request: PreparedRequest): readonly string[] {
  let known = keys.get(request);
  if (known === undefined) {
    const hash = (form: RequestForm): string =>
      createHash('sha256')
        .update(JSON.stringify(meaningOf(form)))
        .digest('hex');
    known = [...new Set([hash(shownForm(request)), hash(sentForm(request))])];
    keys.set(request, known);
  }
  return known;
}

/** Whether two requests ask for the same thing. */
export function isSameRequest(a: PreparedRequest, b: PreparedRequest): boolean {
  const others = keysOf(b);
  return keysOf(a).some((key) => others.includes(key));
}

/** Whether two requests have the same method and address, whatever their bodies: one is the next version of the other. */
export const isSameAddress = (a: PreparedRequest, b: PreparedRequest): boolean =>
  a.method === b.method && shownForm(a).url === shownForm(b).url;
