import { t } from '@vscode/l10n';
import { cut } from '../../../language/text/wording.ts';
import { allOf, someOf } from '../../../texts/list-text.ts';
import type { ProcessUse } from './process-use.ts';

/** How many parts and addresses are listed before the others are counted. */
const listed = 3;

/** For the question of whether a variable of the process environment may be read: where its value would go. */
export const processUseText = ({ name, parts, hasMoreParts, addresses }: ProcessUse): string =>
  inParts(shownName(name), parts.map(oneLine), hasMoreParts, someOf(addresses.map(oneLine), listed));

const inParts = (name: string, parts: readonly string[], hasMore: boolean, addresses: string): string =>
  t`The value of ${name} would be sent in ${hasMore ? andMore(parts) : someOf(parts, listed)} to ${addresses}.`;

/** The name of such a variable in a sentence. */
export const shownName = (name: string): string => cut(oneLine(name));

/** Names and URLs come from files, and mustn't add lines to the question. */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').slice(0, 200);

/** A list of texts, and that there are more than these. */
const andMore = (texts: readonly string[]): string =>
  allOf([...texts.slice(0, listed), t`at least ${texts.length - listed + 1} more`]);
