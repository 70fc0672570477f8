import { t } from '@vscode/l10n';
import { queryOptionNamed, queryOptionsNoteOf } from '../../catalog/requests/query-options.ts';
import type { RouteMatch } from '../../catalog/routes.ts';
import type { Span } from '../../http/model.ts';
import { codeBlock, paragraphs, plain, sourceLine, type HoverContent } from './markdown.ts';
import { navigationHover, propertyHover } from './property.ts';

/**
 * Describes a position in a URL's query: an option, or in its value a property of the type that is read.
 *
 * @param text the URL
 * @param from where its path ends
 */
export function queryHover(
  text: string,
  from: number,
  isAt: (span: Span) => boolean,
  match: RouteMatch | undefined,
): HoverContent | undefined {
  const note = queryOptionsNoteOf(match);
  const query = /^[^#]*/.exec(text.slice(from))?.[0] ?? '';
  for (const { 0: whole, 1: name = '', index } of query.matchAll(/([^?&=]+)(?:=[^&]*)?/g)) {
    const start = from + index;
    const option = queryOptionNamed(name.replace(/^%24/, '$'));
    if (option === undefined || !isAt({ start, end: start + whole.length })) continue;
    if (isAt({ start, end: start + name.length }))
      return {
        start,
        end: start + name.length,
        markdown: paragraphs(
          codeBlock('typescript', t`(query option) ${option.name}`),
          plain(option.description),
          plain(note.text()),
          sourceLine(note.sources),
        ),
      };
    return match && wordHover(whole, start, isAt, match);
  }
  return undefined;
}

/** A word in an option's value that is a property: `$select=runState`, `$expand=managedDevice`. */
function wordHover(
  option: string,
  from: number,
  isAt: (span: Span) => boolean,
  { entityType }: RouteMatch,
): HoverContent | undefined {
  for (const { 0: word, index } of option.matchAll(/[A-Za-z]\w*/g)) {
    const span = { start: from + index, end: from + index + word.length };
    if (!isAt(span)) continue;
    const property = entityType.properties.find(({ name }) => name === word);
    if (property) return { ...span, markdown: propertyHover(property, entityType) };
    const navigation = entityType.navigationProperties.find(({ name }) => name === word);
    return navigation && { ...span, markdown: navigationHover(navigation, entityType) };
  }
  return undefined;
}
