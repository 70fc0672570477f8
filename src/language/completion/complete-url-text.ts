import type { UrlContext } from './context.ts';

/** The URL with its references made of letters, so that what is inside of them is not taken for a part of the URL. */
export const maskReferences = (url: string): string =>
  url.replace(/\{\{[^{}]*\}\}/g, (reference) => 'x'.repeat(reference.length));

/** A URL without a method is one to read. */
export const methodOf = ({ request }: UrlContext): string => request.method?.text.toUpperCase() ?? 'GET';
