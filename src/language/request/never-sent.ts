import type { Header, HttpRequest } from '../../http/model.ts';

/**
 * Computed by the HTTP stack, or none of a request file's business; `Authorization` is added where a token may go. Graph takes no
 * cookies: those of a file are a browser's, and sign somebody in elsewhere.
 */
const neverSent =
  /^(content-length|host|connection|keep-alive|transfer-encoding|te|trailer|upgrade|expect|authorization|cookie2?|proxy-.*)$/i;

/** Whether a header of a request file stays out of every request. */
export const isNeverSent = (name: string): boolean => neverSent.test(name);

/**
 * Whether nothing in a header needs a value, because it is never sent: other tools sign in by a variable in `Authorization`, which
 * has none here. `Host` isn't sent either, but says where a request was meant to go.
 */
export const needsNoValues = (name: string): boolean => isNeverSent(name) && name.toLowerCase() !== 'host';

/** The headers in which references need values. */
export const headersWithValues = ({ headers }: HttpRequest): Header[] =>
  headers.filter(({ name }) => !needsNoValues(name.text));
