import { t } from '@vscode/l10n';
import { sourceOf, type SourceRef } from '../../catalog/index.ts';
import type { Standing } from '../../catalog/model.ts';
import type { Span } from '../../http/model.ts';

/** A span of a text, and its description. */
export interface HoverContent extends Span {
  readonly markdown: string;
}

/** The maximum length of a quote from a file: a hover only has to identify it, the editor shows it. */
const longest = 300;

const cut = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text);

/** Characters that change how the text around them reads: control characters, and marks that change its direction. */
const invisible = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Text of the catalog as Markdown that shows it literally. Text of a file goes into `code`, where links have no effect. */
export const plain = (text: string): string => text.replace(/[\\`*_{}[\]()#+\-!~<>|&]/g, '\\$&');

/** Any text as inline code: nothing in it becomes markup or a link. */
export function code(text: string): string {
  const shown = cut(text.replace(invisible, ' '));
  if (shown.trim() === '') return '` `';
  const fence = '`'.repeat(longestRun(shown) + 1);
  const padding = shown.startsWith('`') || shown.endsWith('`') ? ' ' : '';
  return `${fence}${padding}${shown}${padding}${fence}`;
}

/**
 * Any one-line text as a block of code.
 *
 * @param language id of the language for syntax highlighting
 */
export function codeBlock(language: string, text: string): string {
  const shown = cut(text.replace(invisible, ' '));
  const fence = '`'.repeat(Math.max(3, longestRun(shown) + 1));
  return `${fence}${language}\n${shown}\n${fence}`;
}

/**
 * The first lines of any text as a block of code; a long line is cut.
 *
 * @param language id of the language for syntax highlighting
 */
export function codeLines(language: string, lines: readonly string[]): string {
  const shown = lines.map((line) => cut(line.replace(invisible, (found) => (found === '\t' ? found : ' '))));
  const fence = '`'.repeat(Math.max(3, longestRun(shown.join('\n')) + 1));
  return `${fence}${language}\n${shown.join('\n')}\n${fence}`;
}

const longestRun = (text: string): number =>
  (text.match(/`+/g) ?? []).reduce((longest, { length }) => Math.max(longest, length), 0);

/**
 * A link to an address of the catalog.
 *
 * @param tip the tooltip of the link
 */
export const link = (text: string, url: string, tip?: string): string =>
  `[${plain(text)}](${url}${tip === undefined ? '' : ` "${tip.replace(/["\\]/g, '\\$&')}"`})`;

/** The sources of facts, as links with their dates, so that the reader can judge their age. */
export const sourceLinks = (ids: readonly SourceRef[]): string =>
  ids
    .map((id) => {
      const { title, label, url, date } = sourceOf(id);
      const shown = label === undefined ? link(title, url) : link(label(), url, title);
      return date === undefined ? shown : `${shown} ${date}`;
    })
    .join(' · ');

/** The last line of a hover. */
export const sourceLine = (ids: readonly SourceRef[]): string => t`_Source:_ ${sourceLinks([...new Set(ids)])}`;

/** The last line of a hover on a fact, which says how far it can be relied on. */
export const factLine = ({
  standing,
  sources: ids,
}: {
  readonly standing: Standing;
  readonly sources: readonly SourceRef[];
}): string =>
  standing === 'checked' ? sourceLine(ids) : t`_Source:_ ${sourceLinks([...new Set(ids)])}, not checked by hand`;

/** Paragraphs, without empty ones. */
export const paragraphs = (...texts: readonly (string | undefined)[]): string =>
  texts.filter((text) => text !== undefined && text !== '').join('\n\n');
