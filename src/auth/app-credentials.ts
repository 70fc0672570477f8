import type { Cloud } from '../catalog/index.ts';
import type { SecretPort } from './ports.ts';
import { SharedSecret } from './shared-secret.ts';

/** What an app proves itself with. */
export type AppCredential =
  | { readonly kind: 'secret'; readonly value: string }
  /** A PEM file with certificate and private key, read at each sign-in. */
  | { readonly kind: 'certificate'; readonly path: string; readonly passphrase: string | undefined };

type Credentials = Readonly<Record<string, AppCredential>>;

/** The credentials of apps, for each cloud and client id; in a secret that all windows share, and nowhere else. */
export class AppCredentials {
  readonly #secret: SharedSecret<Credentials>;

  constructor(secrets: SecretPort) {
    this.#secret = new SharedSecret(secrets, 'graphRunStates.appCredentials', readCredentials);
  }

  async get(cloud: Cloud, clientId: string): Promise<AppCredential | undefined> {
    return (await this.#secret.content())[nameOf(cloud, clientId)];
  }

  store(cloud: Cloud, clientId: string, credential: AppCredential): Promise<void> {
    return this.#secret.change((all) => ({ ...all, [nameOf(cloud, clientId)]: credential }));
  }

  /**
   * @param clientId undefined: those of all apps
   * @param cloud undefined: in all clouds
   */
  forget(clientId: string | undefined, cloud: Cloud | undefined): Promise<void> {
    return this.#secret.change((all) =>
      Object.fromEntries(
        Object.entries(all).filter(([name]) => {
          const [inCloud, id] = name.split(' ');
          return (cloud && inCloud !== cloud.id) || (clientId !== undefined && id !== clientId.toLowerCase());
        }),
      ),
    );
  }

  dispose(): void {
    this.#secret.dispose();
  }
}

const nameOf = (cloud: Cloud, clientId: string): string => `${cloud.id} ${clientId.toLowerCase()}`;

const readCredentials = (value: unknown): Credentials =>
  typeof value === 'object' && value !== null ? (value as Credentials) : {};
