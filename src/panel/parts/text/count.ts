import { t } from '@vscode/l10n';
import { numberText } from '../../../texts/number-text.ts';

/** What is counted, in words: for 1, and for any other number. */
const units = {
  attempt: [() => t('1 attempt'), (amount) => t`${amount} attempts`],
  item: [() => t('1 item'), (amount) => t`${amount} items`],
  line: [() => t('1 line'), (amount) => t`${amount} lines`],
  other: [() => t('1 other'), (amount) => t`${amount} others`],
  property: [() => t('1 property'), (amount) => t`${amount} properties`],
  row: [() => t('1 row'), (amount) => t`${amount} rows`],
} satisfies Record<string, readonly [() => string, (amount: string) => string]>;

/** The labels of the buttons for what is left, which depend on the number. */
const leftOf = {
  item: [() => t('Show More (1 item left)'), (amount) => t`Show More (${amount} items left)`],
  line: [() => t('Show More (1 line left)'), (amount) => t`Show More (${amount} lines left)`],
  row: [() => t('Show More (1 row left)'), (amount) => t`Show More (${amount} rows left)`],
} satisfies Record<string, readonly [() => string, (amount: string) => string]>;

export type Unit = keyof typeof units;

/** An amount in readable form: `1,234 lines`. Amounts of text are shown as a size: `size-text.ts`. */
export function count(amount: number, unit: Unit): string {
  const [one, many] = units[unit];
  return amount === 1 ? one() : many(numberText(amount));
}

/** `Show More (1,234 lines left)`. For text it shows the size: `Show More (12.3 KB left)`. */
export function showMoreOf(left: number, unit: keyof typeof leftOf): string {
  const [one, many] = leftOf[unit];
  return left === 1 ? one() : many(numberText(left));
}
