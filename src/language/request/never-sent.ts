import type { Header, HttpRequest } from '../../http/model.ts';

/**
 * Computed by the HTTP stack, or not for a request file to decide; `Authorization` is added where a token may go. Graph doesn't use
 * cookies: those in a file are a browser's, and belong to a session elsewhere.
 */
const neverSent =
  /^(content-length|host|connection|keep-alive|transfer-encoding|te|trailer|upgrade|expect|authorization|cookie2?|proxy-.*)$/i;

/** Whether a header of a request file is never sent. */
export const isNeverSent = (name: string): boolean => neverSent.test(name);

/**
 * Whether references in a header need no value, because it is never sent: other tools sign in with a variable in `Authorization`, which
 * has no value here. `Host` isn't sent either, but says where a request was meant to go.
 */
export const needsNoValues = (name: string): boolean => isNeverSent(name) && name.toLowerCase() !== 'host';

/** The headers in which references need values. */
export const headersWithValues = ({ headers }: HttpRequest): Header[] =>
  headers.filter(({ name }) => !needsNoValues(name.text));
