import { t } from '@vscode/l10n';
declare const brand: unique symbol;

/** A value as exactly one segment of a URL's path: percent-encoded, and never one that URL parsers drop or read as another address. */
export type UrlSegment = string & { readonly [brand]: true };

/** Why a value cannot be one segment of a path. */
export type SegmentFault = 'empty' | 'dots' | 'dollar' | 'not-unicode';

/**
 * A value as one segment of a path. Slashes, `?`, `#` and `%` are encoded, and so are the quotes and parentheses that OData would
 * read as those of a key.
 *
 * @returns the segment, or why there is none: URL parsers drop `.` and `..`; an empty segment makes another route; one that begins with
 * `$` addresses an OData resource, such as `$count`; a lone surrogate isn't a character
 */
export function urlSegment(value: string): UrlSegment | { readonly fault: SegmentFault } {
  if (value.trim() === '') return { fault: 'empty' };
  if (/^\.\.?$/.test(value)) return { fault: 'dots' };
  if (value.startsWith('$')) return { fault: 'dollar' };
  if (/\p{Surrogate}/u.test(value)) return { fault: 'not-unicode' };
  return encodeURIComponent(value).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  ) as UrlSegment;
}

/** Why a value cannot be one segment of a path: one plain sentence. */
export function segmentFaultMessage(fault: SegmentFault): string {
  switch (fault) {
    case 'empty':
      return t('Enter a value.');
    case 'dots':
      return t('URLs drop the segments . and .., so the request would go to another address.');
    case 'dollar':
      return t('A segment that starts with $ isn’t an id.');
    case 'not-unicode':
      return t('This contains a character that isn’t valid Unicode.');
    default:
      return fault satisfies never;
  }
}
