import type { UrlSegment } from '../escape/url-segment.ts';
import type { Span } from '../model.ts';

/** What stands in a URL where a value belongs. */
export interface Placeholder extends Span {
  /** What the value is called, without what is around it: `deviceShellScriptId`. */
  readonly name: string;
}

/**
 * `{id}`, as reference pages print it, also percent-encoded by Graph Explorer's share links; `<id>` of other pages; `:id` of Postman and
 * its like; `$Id`, `${Id}` and `$($script.id)` of PowerShell; the empty key `('')` that is left when a variable was empty. Names
 * that begin with a `$` in Graph (`$count`, `$ref`) are in lower case.
 */
const placeholder = new RegExp(
  [
    /(?<=['/(])\$\{([^{}]+)\}/,
    /(?<!\{)\{([^{}]+)\}(?!\})/,
    /%7b((?:(?!%7[bd])[^/?#]){1,100})%7d/,
    /<([\w .-]{1,100})>/,
    /(?<=['/(]):([a-z_][\w-]{0,100})(?=['/)?#]|$)/,
    /(?<=['/(])\$(?!(?:all|batch|count|crossjoin|each|entity|filter|it|links|metadata|query|ref|root|value)(?!\w))([a-z_]\w{0,100})(?=['/)?#]|$)/,
    /(?<=['/(])\$\(([^()'/?#]{1,100})\)/,
    /(?<=\()''(?=\))/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gi',
);

/** What an empty key asks for. */
const nameless = 'id';

/** The placeholders of a URL, in order. */
export const placeholdersIn = (url: string): Placeholder[] =>
  Array.from(url.matchAll(placeholder), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
    name: nameIn(match.slice(1)),
  }));

/** The URL with each placeholder that has a value replaced by it; the others stay. */
export const fillPlaceholders = (url: string, values: ReadonlyMap<string, UrlSegment>): string =>
  url.replace(placeholder, (whole, ...groups: readonly unknown[]) => {
    // The groups come before the offset, which is a number.
    const value = values.get(
      nameIn(
        groups.slice(
          0,
          groups.findIndex((group) => typeof group === 'number'),
        ),
      ),
    );
    if (value === undefined) return whole;
    return whole === "''" ? `'${value}'` : value;
  });

const nameIn = (groups: readonly unknown[]): string => {
  const name = groups.find((group) => typeof group === 'string');
  return name === undefined ? nameless : name.replace(/^\$/, '');
};
