import { shownValue, type MessageValue } from '../messages/message-value.ts';
import { referencesIn } from '../variables/references.ts';
import { urlSegment, type SegmentFault } from './url-segment.ts';

/**
 * Why a value of a response cannot be used in a place. `address`: it would decide where the request goes; `not-scalar`: an object or
 * a list in a string; `body-not-json`: the body isn't JSON, so the value can't be escaped; `header`: it isn't valid in a header;
 * `expression`: it would be read as a part of an OData expression; `too-long`: it would make the request longer than allowed.
 */
export type MessageTextFault =
  | SegmentFault
  | 'address'
  | 'not-scalar'
  | 'body-not-json'
  | 'header'
  | 'expression'
  | 'too-long';

/** A reference whose value cannot be used in its place. */
export interface MisplacedValue {
  readonly reference: string;
  readonly fault: MessageTextFault;
}

/** The values of references to messages; undefined for any other reference, which stays. */
export type MessageValues = Pick<ReadonlyMap<string, MessageValue>, 'get'>;

// A value of a response is escaped for the language around it, which leaves no two braces side by side: no reader of the resulting
// text, here or elsewhere, finds a reference in the value.

/** The maximum total length of the values in a text: a single one can be large, and there can be a thousand references to it. */
const longest = 20_000_000;

/**
 * A URL with values inserted: in the path, each is one segment or a part of one; in the query, a value. None decides where the request
 * goes.
 */
export function urlWithMessages(url: string, values: MessageValues): string | MisplacedValue {
  const afterHost =
    /^(?:https?:\/\/[^/?#{}]+\/|\/(?!\/)|(?:https?:\/\/)?\{\{[^{}]*\}\}[^{}?#]*\/)/i.exec(url)?.[0].length ?? Infinity;
  let place: 'path' | 'query' = 'path';
  let isQuoted = false;
  // The name of the current query option, and whether it is complete.
  let [option, isNamed] = ['', false];
  const scan = (text: string): void => {
    for (const [token] of text.matchAll(/'|%27|[?#&/=]|[^'%?#&/=]+|%/gi)) {
      if (token === "'" || token === '%27') isQuoted = !isQuoted;
      else if (token === '/' && place === 'path') isQuoted = false;
      else if (token === '#' || token === '&' || (token === '?' && place === 'path'))
        [place, isQuoted, option, isNamed] = ['query', false, '', false];
      else if (token === '=') isNamed = true;
      else if (!isNamed && place === 'query') option += token;
    }
  };
  return filled(url, values, longest, (value, start, before) => {
    scan(before);
    if (start < afterHost) return { fault: 'address' };
    if (value.kind === 'json' && !value.isScalar) return { fault: 'not-scalar' };
    const text = isQuoted ? shownValue(value).replaceAll("'", "''") : shownValue(value);
    if (place === 'path') return urlSegment(text);
    if (/\p{Surrogate}/u.test(text)) return { fault: 'not-unicode' };
    if (!isQuoted && isExpression.test(option) && !/^[\w.:+-]*$/.test(text)) return { fault: 'expression' };
    return encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
  });
}

/** Query options that OData reads as an expression: a value in quotes is text, any other might be read as more. */
const isExpression = /^(?:\$|%24)?(?:filter|orderby|expand|select|search|apply|compute)$/i;

/**
 * JSON with values inserted: in a string as the characters of the value, elsewhere as JSON.
 *
 * @param body as written, with references
 */
export function jsonWithMessages(body: string, values: MessageValues): string | MisplacedValue {
  const isJson = /^\s*(?:[{["]|$)/.test(body);
  let isInString = false;
  return filled(body, values, longest, (value, start, before) => {
    if (!isJson) return { fault: 'body-not-json' };
    for (const [token] of before.matchAll(/\{\{[^{}\r\n]*\}\}|\\[^]|"|[\r\n]/g))
      if (token === '"') isInString = !isInString;
      else if (token === '\n' || token === '\r') isInString = false;
    if (isInString) {
      if (value.kind === 'json' && !value.isScalar) return { fault: 'not-scalar' };
      return inJsonString(shownValue(value));
    }
    const json = value.kind === 'text' ? `"${inJsonString(value.text)}"` : withoutBracesInStrings(value.json);
    return body[start - 1] === '{' ? ` ${json}` : json;
  });
}

const inJsonString = (text: string): string => withoutBraces(JSON.stringify(text).slice(1, -1));

const withoutBraces = (text: string): string =>
  text.replace(/[{}]/g, (brace) => (brace === '{' ? '\\u007b' : '\\u007d'));

const withoutBracesInStrings = (json: string): string => json.replace(/"(?:[^"\\]+|\\[^])*"?/g, withoutBraces);

/** The value of a header with values inserted. */
export const headerWithMessages = (header: string, values: MessageValues): string | MisplacedValue =>
  filled(header, values, 100_000, (value) => {
    if (value.kind === 'json' && !value.isScalar) return { fault: 'not-scalar' };
    const text = shownValue(value);
    return /[{}]{2}|^[{}]|[{}]$|[^\t\u0020-\u007e\u0080-\u00ff]/.test(text) ? { fault: 'header' } : text;
  });

function filled(
  text: string,
  values: MessageValues,
  limit: number,
  write: (value: MessageValue, start: number, before: string) => string | { readonly fault: MessageTextFault },
): string | MisplacedValue {
  const pieces: string[] = [];
  let end = 0;
  let scanned = 0;
  let room = limit;
  for (const reference of referencesIn(text)) {
    const value = values.get(reference.name);
    if (value === undefined) continue;
    const written = write(value, reference.start, text.slice(scanned, reference.start));
    if (typeof written !== 'string') return { reference: reference.name, fault: written.fault };
    room -= written.length;
    if (room < 0) return { reference: reference.name, fault: 'too-long' };
    pieces.push(text.slice(end, reference.start), written);
    end = reference.end;
    scanned = reference.end;
  }
  return pieces.join('') + text.slice(end);
}
