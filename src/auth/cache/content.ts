import { isDeepStrictEqual } from 'node:util';
import { isRecord } from '../../json/is-record.ts';

/** One entry of msal's cache. Credentials and accounts carry `home_account_id`. */
type Entry = Readonly<Record<string, unknown>>;

/** msal's cache as it is serialized: by kind (`Account`, `RefreshToken`, …), and within each kind, entries by key. */
export type CacheContent = Readonly<Record<string, Readonly<Record<string, Entry>>>>;

/** Drops anything that doesn't have msal's form: losing a cache only means signing in again. */
export function readContent(value: unknown): CacheContent {
  const kinds = Object.entries(isRecord(value) ? value : {}).map(([kind, entries]) => [
    kind,
    Object.fromEntries(Object.entries(isRecord(entries) ? entries : {}).filter(([, entry]) => isRecord(entry))),
  ]);
  return Object.fromEntries(kinds) as CacheContent;
}

/**
 * Merges the changes of this window into what another one wrote meanwhile: entries that this window added or changed are added, entries
 * that it removed are removed, and all others stay as the other window wrote them. An entry that either window removed is gone, and the
 * credentials of a removed account with it: signing out wins over renewing.
 *
 * @param base what this window had read
 * @param mine what it changed that to
 * @param theirs what is stored now
 */
export function mergeContents(base: CacheContent, mine: CacheContent, theirs: CacheContent): CacheContent {
  const kinds = new Set([...Object.keys(mine), ...Object.keys(theirs)]);
  const merged = [...kinds].map((kind): [string, Record<string, Entry>] => [
    kind,
    mergeEntries(base[kind] ?? {}, mine[kind] ?? {}, theirs[kind] ?? {}),
  ]);
  return withoutOrphans(Object.fromEntries(merged));
}

type Entries = Readonly<Record<string, Entry>>;

function mergeEntries(base: Entries, mine: Entries, theirs: Entries): Record<string, Entry> {
  const merged: Record<string, Entry> = {};
  for (const key of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
    const [before, here, there] = [base[key], mine[key], theirs[key]];
    if (before !== undefined && (here === undefined || there === undefined)) continue;
    const entry =
      here === undefined || isDeepStrictEqual(here, before)
        ? (there ?? here)
        : there === undefined || isDeepStrictEqual(there, before)
          ? here
          : later(here, there);
    if (entry !== undefined) merged[key] = entry;
  }
  return merged;
}

/** The later of two equally valid entries. Both windows must choose the same one, or they would overwrite each other. */
function later(one: Entry, other: Entry): Entry {
  const rank = (entry: Entry): string => `${String(entry['cached_at']).padStart(20, '0')} ${JSON.stringify(entry)}`;
  return rank(one) > rank(other) ? one : other;
}

/** The content without the entries of an account. */
export const withoutAccount = (content: CacheContent, homeAccountId: string): CacheContent =>
  withoutEntries(content, (entry) => entry['home_account_id'] === homeAccountId);

function withoutOrphans(content: CacheContent): CacheContent {
  const accounts = new Set(Object.values(content['Account'] ?? {}).map((entry) => entry['home_account_id']));
  return withoutEntries(content, (entry) => 'home_account_id' in entry && !accounts.has(entry['home_account_id']));
}

const withoutEntries = (content: CacheContent, isRemoved: (entry: Entry) => boolean): CacheContent =>
  Object.fromEntries(
    Object.entries(content).map(([kind, entries]) => [
      kind,
      Object.fromEntries(Object.entries(entries).filter(([, entry]) => !isRemoved(entry))),
    ]),
  );

/** Whether it has any account. */
export const hasAccounts = (content: CacheContent): boolean => Object.keys(content['Account'] ?? {}).length > 0;
