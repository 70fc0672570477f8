import { clouds } from '../../catalog/url/clouds.ts';
import { withoutInvisible } from '../lookalikes.ts';

/** What is wrong with a URL that can only mean Microsoft Graph. */
export type UrlFault = 'quotes' | 'scheme' | 'slashes' | 'backtick' | 'invisible';

export interface MalformedUrl {
  readonly fault: UrlFault;
  /** As it should be. */
  readonly text: string;
}

const hosts = clouds.map(({ graphRoot }) => new URL(graphRoot).hostname.replace(/\./g, '\\.')).join('|');

const opening = /^["'`“‘<]/;

/** No scheme, or what was meant to be `https://`, before a host of Graph. */
const schemeless = new RegExp(`^(?!https?://)[a-z]{0,6}[:;]?[/\\\\]{0,3}((?:${hosts})(?=[/:?#]|$))`, 'i');

/**
 * Why a URL that can only mean Microsoft Graph doesn't reach it, or is rejected: it is in quotes or brackets, its `https://` is
 * missing or misspelt, its path begins with two slashes (“Invalid version.”), or a `$` is escaped as PowerShell requires it in quotes.
 *
 * @param url as written
 * @returns undefined for every other URL
 */
export function malformedUrl(url: string): MalformedUrl | undefined {
  const steps: readonly (readonly [UrlFault, (text: string) => string])[] = [
    ['invisible', withoutInvisible],
    ['quotes', (text) => (opening.test(text) ? text.replace(opening, '').replace(/["'`”’>]$/, '') : text)],
    ['scheme', (text) => text.replace(schemeless, 'https://$1')],
    ['slashes', (text) => text.replace(doubleSlash, '$1/')],
    ['backtick', (text) => text.replace(/`\$/g, '$')],
  ];
  let found: UrlFault | undefined;
  let text = url;
  for (const [fault, correct] of steps) {
    const corrected = correct(text);
    if (corrected !== text) found ??= fault;
    text = corrected;
  }
  return found !== undefined && startsAtGraph.test(text) ? { fault: found, text } : undefined;
}

const doubleSlash = new RegExp(`^(https?://(?:${hosts})(?::\\d+)?)[/\\\\]{2,}`, 'i');

const startsAtGraph = new RegExp(`^https?://(?:${hosts})(?=[/:?#]|$)`, 'i');
