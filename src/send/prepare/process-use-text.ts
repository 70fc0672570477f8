import { t } from '@vscode/l10n';
import { cut } from '../../language/text/wording.ts';
import type { ProcessUse } from './process-use.ts';

/** How many parts and addresses are listed before the others are counted. */
const listed = 3;

/** For the question whether a variable of the process environment may be read: where its value would go. */
export const processUseText = ({ name, parts, hasMoreParts, addresses }: ProcessUse): string =>
  t`The value of ${shownName(name)} would be sent in ${someOf(parts, hasMoreParts)} to ${someOf(addresses)}.`;

/** The name of such a variable in a sentence. */
export const shownName = (name: string): string => cut(oneLine(name));

/** Names and URLs come from files: none of them adds lines to the question. */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').slice(0, 200);

/** @param hasMore whether there are more than are given; how many is not known then */
function someOf(texts: readonly string[], hasMore = false): string {
  const more = texts.length - listed;
  const some = texts.slice(0, listed).map(oneLine);
  if (hasMore) return [...some, t`at least ${more + 1} more`].join(', ');
  return [...some, ...(more > 0 ? [t`${more} more`] : [])].join(', ');
}
