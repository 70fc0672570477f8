/**
 * A URL as URL parsers read it; undefined for what is none. In place of `URL.canParse`, whose result changes in Node.js 20 once V8 has
 * compiled a call of it, where a text holds characters of Latin-1 beyond ASCII.
 */
export function parsedUrl(url: string, base?: string | URL): URL | undefined {
  try {
    return new URL(url, base);
  } catch {
    return undefined;
  }
}
