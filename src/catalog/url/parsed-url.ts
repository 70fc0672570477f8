/**
 * A URL as URL parsers read it; undefined if it isn't valid. Replaces `URL.canParse`, which can return a wrong result in Node.js 20
 * for text with Latin-1 characters beyond ASCII, once V8 has compiled a call of it.
 */
export function parsedUrl(url: string, base?: string | URL): URL | undefined {
  try {
    return new URL(url, base);
  } catch {
    return undefined;
  }
}
