import type { Cloud } from '../../catalog/index.ts';
import type { SecretPort } from '../ports.ts';
import { registrationName, type Registration } from '../registration.ts';
import { SharedSecret } from '../shared-secret.ts';
import { isRecord } from '../../json/is-record.ts';
import { hasAccounts, mergeContents, readContent, withoutAccount, type CacheContent } from './content.ts';

/** A cache for each cloud, app and tenant. */
type Caches = Readonly<Record<string, CacheContent>>;

/**
 * The tokens of users, in a secret that all windows share. Each cloud has its own cache, so that clouds with the same authority stay
 * separate, and so does each app and tenant in the settings: a token for one tenant isn't valid for another.
 */
export class TokenStore {
  readonly #secret: SharedSecret<Caches>;

  constructor(secrets: SecretPort) {
    this.#secret = new SharedSecret(secrets, 'graphRunStates.tokens', readCaches);
  }

  async read(registration: Registration): Promise<CacheContent> {
    return (await this.#secret.content())[registrationName(registration)] ?? {};
  }

  /** Stores what a window changed: from `base`, which it had read, to `mine`. */
  write(registration: Registration, base: CacheContent, mine: CacheContent): Promise<void> {
    const name = registrationName(registration);
    return this.#secret.change((caches) =>
      withoutEmptyCaches({ ...caches, [name]: mergeContents(base, mine, caches[name] ?? {}) }),
    );
  }

  /**
   * Forgets an account, in all apps and tenants that it signed in to, or all accounts.
   *
   * @param cloud undefined: in all clouds
   */
  forget(homeAccountId: string | undefined, cloud: Cloud | undefined): Promise<void> {
    const left = (name: string, content: CacheContent): CacheContent => {
      if (cloud !== undefined && !name.startsWith(prefixOf(cloud))) return content;
      return homeAccountId === undefined ? {} : withoutAccount(content, homeAccountId);
    };
    return this.#secret.change((caches) =>
      withoutEmptyCaches(
        Object.fromEntries(Object.entries(caches).map(([name, content]) => [name, left(name, content)])),
      ),
    );
  }

  dispose(): void {
    this.#secret.dispose();
  }
}

const readCaches = (value: unknown): Caches =>
  Object.fromEntries(
    Object.entries(isRecord(value) ? value : {}).map(([name, content]) => [name, readContent(content)]),
  );

/** Removes the caches that have no account. */
const withoutEmptyCaches = (caches: Caches): Caches =>
  Object.fromEntries(Object.entries(caches).filter(([, content]) => hasAccounts(content)));

const prefixOf = ({ id }: Cloud): string => `${id} `;
