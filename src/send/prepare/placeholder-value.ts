/**
 * Why a text cannot stand for a `{placeholder}` of a URL; undefined if it can. It is percent-encoded into one path segment,
 * so slashes are no problem, but a URL drops the segments `.` and `..`, and an empty one is another route.
 */
export function placeholderFault(value: string): string | undefined {
  if (value.trim() === '') return 'Enter a value.';
  if (/^\.\.?$/.test(value)) return `'${value}' is not kept in a URL.`;
  if (/\p{Surrogate}/u.test(value)) return 'This holds a character that is not valid Unicode.';
  return undefined;
}
