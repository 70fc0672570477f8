import type { Cloud } from '../catalog/index.ts';
import type { SecretPort } from './ports.ts';

/** What an app proves itself with. */
export type AppCredential =
  | { readonly kind: 'secret'; readonly value: string }
  /** A PEM file with certificate and private key, read at each sign-in. */
  | { readonly kind: 'certificate'; readonly path: string; readonly passphrase: string | undefined };

/** The credentials of apps, for each cloud and client id; in the secret storage and nowhere else. Loads no msal. */
export class AppCredentials {
  readonly #secrets: SecretPort;

  constructor(secrets: SecretPort) {
    this.#secrets = secrets;
  }

  async get(cloud: Cloud, clientId: string): Promise<AppCredential | undefined> {
    return (await this.#read(cloud))[clientId];
  }

  async store(cloud: Cloud, clientId: string, credential: AppCredential): Promise<void> {
    await this.#secrets.store(keyOf(cloud), JSON.stringify({ ...(await this.#read(cloud)), [clientId]: credential }));
  }

  /** The client ids that have a credential in a cloud. */
  async clientIds(cloud: Cloud): Promise<readonly string[]> {
    return Object.keys(await this.#read(cloud));
  }

  /** @param clientId undefined: those of all apps in the cloud */
  async forget(cloud: Cloud, clientId?: string): Promise<void> {
    const all = Object.entries(await this.#read(cloud));
    const left = all.filter(([id]) => clientId !== undefined && id !== clientId);
    if (left.length === all.length) return;
    if (left.length === 0) await this.#secrets.delete(keyOf(cloud));
    else await this.#secrets.store(keyOf(cloud), JSON.stringify(Object.fromEntries(left)));
  }

  async #read(cloud: Cloud): Promise<Readonly<Record<string, AppCredential>>> {
    try {
      return JSON.parse((await this.#secrets.get(keyOf(cloud))) ?? '{}') as Record<string, AppCredential>;
    } catch (error) {
      // Not what was stored here: it has to be entered again.
      if (error instanceof SyntaxError) return {};
      throw error;
    }
  }
}

const keyOf = (cloud: Cloud): string => `graphRunStates.appCredentials.${cloud.id}`;
