import { hasReference } from '../../http/variables/references.ts';

/** Why a header doesn't go into a request file. */
export type Unwanted =
  /** Its value is a credential. */
  | 'secret'
  /** This extension computes it, or adds it when it sends the request. */
  | 'own'
  /** A browser, a connection or a tool adds it; it doesn't concern the request. */
  | 'transport';

type NamedValue = readonly [name: string, value: string];

/** Headers that identify the user. This extension signs in on its own, and sends no cookies. */
const credentials = /^(authorization|proxy-authorization|cookie|cookie2|set-cookie)$/i;

/** https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1, and what depends on how a body is transported. */
const ofConnection =
  /^(connection|keep-alive|proxy-connection|proxy-authenticate|te|trailer|transfer-encoding|upgrade|upgrade-insecure-requests|accept-encoding|expect|http2-settings)$/i;

/** What browsers and HTTP clients add to each request. */
const ofBrowser =
  /^(sec-.*|user-agent|origin|referer|accept-language|accept-charset|dnt|pragma|cache-control|priority|purpose|save-data|device-memory|downlink|dpr|ect|rtt|viewport-width|x-client-data|x-requested-with|x-forwarded-.*|via|forwarded|postman-token)$/i;

/** Headers that only a recorded request has: people don't write them. */
const ofRecording =
  /^(sec-.*|cookie2?|connection|host|origin|accept-encoding|user-agent|x-client-data|postman-token|:.*)$/i;

/** Whether a request was recorded while it was sent, as opposed to written by a person. */
export const isRecorded = (headers: readonly NamedValue[]): boolean =>
  headers.some(
    ([name, value]) => ofRecording.test(name) && (!/^user-agent$/i.test(name) || /^(mozilla|postman)/i.test(value)),
  );

/**
 * Which headers of a request don't go into a request file, and why; undefined for the others.
 *
 * @param isFromTool whether its form shows that a tool wrote the request, such as a browser's _Copy as cURL_
 */
export function unwantedIn(
  headers: readonly NamedValue[],
  isFromTool: boolean,
): (name: string, value: string) => Unwanted | undefined {
  const recorded = isFromTool || isRecorded(headers);
  return (name, value) => {
    if (credentials.test(name)) return isCredential(name, value) ? 'secret' : 'own';
    if (/^content-length$/i.test(name) || name.startsWith(':')) return 'own';
    if (ofConnection.test(name) || (recorded && ofBrowser.test(name))) return 'transport';
    return recorded && /^accept$/i.test(name) && value.trim() === '*/*' ? 'transport' : undefined;
  };
}

/** A reference isn't a credential, and neither is what documentation prints in place of a token. */
function isCredential(name: string, value: string): boolean {
  if (value.trim() === '' || hasReference(value) || /[<>{}[\]$…]|\.\.\./.test(value)) return false;
  return /cookie/i.test(name) || /\d/.test(value);
}
