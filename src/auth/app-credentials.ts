import type { Cloud } from '../catalog/index.ts';
import type { SecretPort } from './ports.ts';
import { registrationName, type Registration } from './registration.ts';
import { SharedSecret } from './shared-secret.ts';

/** What an app authenticates with. */
export type AppCredential =
  | { readonly kind: 'secret'; readonly value: string }
  /** A PEM file with the certificate and its private key, read at each sign-in. */
  | { readonly kind: 'certificate'; readonly path: string; readonly passphrase: string | undefined };

/** By the name of the registration. */
type Credentials = Readonly<Record<string, AppCredential>>;

/**
 * The credentials of apps, in a secret that all windows share, and nowhere else. Each is bound to the cloud, client id and tenant that
 * it was stored for: sending a client secret to any other tenant would expose the app.
 */
export class AppCredentials {
  readonly #secret: SharedSecret<Credentials>;

  constructor(secrets: SecretPort) {
    this.#secret = new SharedSecret(secrets, 'graphRunStates.appCredentials', readCredentials);
  }

  async get(registration: Registration): Promise<AppCredential | undefined> {
    return (await this.#secret.content())[registrationName(registration)];
  }

  /** The registrations in a cloud that have a stored credential, with their ids in lower case. */
  async stored({ id }: Cloud): Promise<readonly Pick<Registration, 'clientId' | 'tenant'>[]> {
    return Object.keys(await this.#secret.content()).flatMap((name) => {
      const [cloud, clientId, tenant] = name.split(' ');
      return cloud === id && clientId !== undefined && tenant !== undefined ? [{ clientId, tenant }] : [];
    });
  }

  store(registration: Registration, credential: AppCredential): Promise<void> {
    return this.#secret.change((all) => ({ ...all, [registrationName(registration)]: credential }));
  }

  /**
   * Forgets the credentials of an app in all tenants.
   *
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

const readCredentials = (value: unknown): Credentials =>
  typeof value === 'object' && value !== null ? (value as Credentials) : {};
