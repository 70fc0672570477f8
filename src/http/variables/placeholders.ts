import type { UrlSegment } from '../escape/url-segment.ts';
import type { Reference } from './references.ts';

const placeholder = /(?<!\{)\{([^{}]+)\}(?!\})/g;

/** The `{placeholder}`s of a URL, in order: what a reference page prints where a value belongs. */
export const placeholdersIn = (url: string): Reference[] =>
  url.includes('{')
    ? Array.from(url.matchAll(placeholder), ({ 0: whole, 1: name = '', index }) => ({
        start: index,
        end: index + whole.length,
        name,
      }))
    : [];

/** The URL with each placeholder that has a value replaced by it; the others stay. */
export const fillPlaceholders = (url: string, values: ReadonlyMap<string, UrlSegment>): string =>
  url.replace(placeholder, (whole, name: string) => values.get(name) ?? whole);
