import { t } from '@vscode/l10n';

/** What is counted, in words: one of it, and any other number of it. */
const units = {
  attempt: [() => t('1 attempt'), (amount) => t`${amount} attempts`],
  character: [() => t('1 character'), (amount) => t`${amount} characters`],
  item: [() => t('1 item'), (amount) => t`${amount} items`],
  line: [() => t('1 line'), (amount) => t`${amount} lines`],
  moreCharacter: [() => t('1 more character'), (amount) => t`${amount} more characters`],
  other: [() => t('1 other'), (amount) => t`${amount} others`],
  property: [() => t('1 property'), (amount) => t`${amount} properties`],
  row: [() => t('1 row'), (amount) => t`${amount} rows`],
} satisfies Record<string, readonly [() => string, (amount: string) => string]>;

export type Unit = keyof typeof units;

/** As people read it: `1,234 characters`. */
export function count(amount: number, unit: Unit): string {
  const [one, many] = units[unit];
  return amount === 1 ? one() : many(amount.toLocaleString('en'));
}
