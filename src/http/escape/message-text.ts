import { shownValue, type MessageValue } from '../messages/message-value.ts';
import { referencesIn } from '../variables/references.ts';
import { urlSegment, type SegmentFault } from './url-segment.ts';

/**
 * Why a value of a response cannot be used in a place. `address`: it would decide where the request goes; `not-scalar`: an object or
 * a list in a string; `body-not-json`: the body isn't JSON, so there is no escape for the value; `header`: it isn't valid in a header;
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

// A value of a response is escaped for the language around it, which leaves no two braces side by side: so whatever reads the
// text afterwards, here or elsewhere, finds no reference in it.

/** The maximum length of all values in a text together: one can be large, and referred to a thousand times. */
const longest = 20_000_000;

/**
 * A URL with values put in: in the path, each is one segment or a part of one; in the query, a value. None decides where the request
 * goes.
 */
export function urlWithMessages(url: string, values: MessageValues): string | MisplacedValue {
  const isBehindHost =
    /^(?:https?:\/\/[^/?#{}]+\/|\/(?!\/)|(?:https?:\/\/)?\{\{[^{}]*\}\}[^{}?#]*\/)/i.exec(url)?.[0].length ?? Infinity;
  let place: 'path' | 'query' = 'path';
  let isQuoted = false;
  // The name of the current query option, and whether it is known completely.
  let [option, isNamed] = ['', false];
  const look = (text: string): void => {
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
    look(before);
    if (start < isBehindHost) return { fault: 'address' };
    if (value.kind === 'json' && !value.isScalar) return { fault: 'not-scalar' };
    const text = isQuoted ? shownValue(value).replaceAll("'", "''") : shownValue(value);
    if (place === 'path') return urlSegment(text);
    if (/\p{Surrogate}/u.test(text)) return { fault: 'not-unicode' };
    if (!isQuoted && isExpression.test(option) && !/^[\w.:+-]*$/.test(text)) return { fault: 'expression' };
    return encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
  });
}

/** Query options that OData reads as an expression: in quotes a value is text, otherwise it might be more. */
const isExpression = /^(?:\$|%24)?(?:filter|orderby|expand|select|search|apply|compute)$/i;

/**
 * JSON with values put in: in a string the characters of the value, elsewhere the value as JSON.
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

/** The value of a header with values put in. */
export const headerWithMessages = (header: string, values: MessageValues): string | MisplacedValue =>
  filled(header, values, 100_000, (value) => {
    if (value.kind === 'json' && !value.isScalar) return { fault: 'not-scalar' };
    const text = shownValue(value);
    return /[{}]{2}|^[{}]|[{}]$|[^\t\u0020-\u007e\u0080-\u00ff]/.test(text) ? { fault: 'header' } : text;
  });

function filled(
  text: string,
  values: MessageValues,
  most: number,
  write: (value: MessageValue, start: number, before: string) => string | { readonly fault: MessageTextFault },
): string | MisplacedValue {
  const pieces: string[] = [];
  let end = 0;
  let looked = 0;
  let room = most;
  for (const reference of referencesIn(text)) {
    const value = values.get(reference.name);
    if (value === undefined) continue;
    const written = write(value, reference.start, text.slice(looked, reference.start));
    if (typeof written !== 'string') return { reference: reference.name, fault: written.fault };
    room -= written.length;
    if (room < 0) return { reference: reference.name, fault: 'too-long' };
    pieces.push(text.slice(end, reference.start), written);
    end = reference.end;
    looked = reference.end;
  }
  return pieces.join('') + text.slice(end);
}
