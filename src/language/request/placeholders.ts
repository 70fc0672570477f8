import { isODataName } from '../../catalog/requests/query-options.ts';
import type { UrlSegment } from '../../http/escape/url-segment.ts';
import type { Span } from '../../http/model.ts';

/** A placeholder for a value in a URL. */
export interface Placeholder extends Span {
  /** The name of the value, without the marks around it: `deviceShellScriptId`. */
  readonly name: string;
}

/**
 * `{id}`, as reference pages print it, also percent-encoded by Graph Explorer's share links; `<id>` of other pages; `:id` of Postman
 * and similar tools; `$Id`, `${Id}` and `$($script.id)` of PowerShell; the empty key `('')` that an empty variable leaves. OData's
 * own names with a `$` (`$count`, `$ref`) aren't placeholders.
 */
const placeholder = new RegExp(
  [
    /(?<=['/(])\$\{([^{}]+)\}/,
    /(?<!\{)\{([^{}]+)\}(?!\})/,
    /%7b((?:(?!%7[bd])[^/?#]){1,100})%7d/,
    /<([\w .-]{1,100})>/,
    /(?<=['/(]):([a-z_][\w-]{0,100})(?=['/)?#]|$)/,
    /(?<=['/(])\$([a-z_]\w{0,100})(?=['/)?#]|$)/,
    /(?<=['/(])\$\(([^()'/?#]{1,100})\)/,
    /(?<=\()''(?=\))/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gi',
);

/** The name that the user is asked for if a key is empty. */
const nameless = 'id';

/** The placeholders of a URL, in order. */
export const placeholdersIn = (url: string): Placeholder[] =>
  Array.from(url.matchAll(placeholder))
    .filter(([written]) => !isODataName(written))
    .map((match) => ({ start: match.index, end: match.index + match[0].length, name: nameIn(match.slice(1)) }));

/** The URL with each placeholder that has a value replaced by it; the others stay. */
export function fillPlaceholders(url: string, values: ReadonlyMap<string, UrlSegment>): string {
  let filled = '';
  let at = 0;
  for (const { start, end, name } of placeholdersIn(url)) {
    const written = url.slice(start, end);
    const value = values.get(name) ?? written;
    filled += url.slice(at, start) + (written === "''" && value !== written ? `'${value}'` : value);
    at = end;
  }
  return filled + url.slice(at);
}

const nameIn = (groups: readonly (string | undefined)[]): string => {
  const name = groups.find((group) => group !== undefined);
  return name === undefined ? nameless : name.replace(/^\$/, '');
};
