import { t } from '@vscode/l10n';
import type { SecretPort } from './ports.ts';

/** What the user reads about the fault below; also used where a command fails with it. */
export const noSecrets = (): { readonly message: string; readonly nextStep: string } => ({
  message: t('The editor’s secret storage doesn’t work, and this extension keeps secrets nowhere else.'),
  nextStep: t('Unlock or set up the keyring of your operating system, restart the editor, and try again.'),
});

/** The editor's secret storage doesn't work: its keyring is locked or missing. Reveals nothing about its content. */
export class SecretStorageFault extends Error {
  override readonly name = 'SecretStorageFault';

  constructor() {
    const { message, nextStep } = noSecrets();
    super(`${message} ${nextStep}`);
  }
}

/** Looks for what exists only if the secret storage works; if it doesn't, the result is `nothing`. Signing in reports why. */
export async function orNothing<T>(look: Promise<T>, nothing: T): Promise<T> {
  try {
    return await look;
  } catch (error) {
    if (error instanceof SecretStorageFault) return nothing;
    throw error;
  }
}

/** The same secrets, with one kind of error for anything that goes wrong. */
export const guardedSecrets = (secrets: SecretPort): SecretPort => ({
  get: async (key) => guarded(() => secrets.get(key)),
  store: async (key, value) => guarded(() => secrets.store(key, value)),
  onDidChange: (listener) => secrets.onDidChange(listener),
});

async function guarded<T>(work: () => PromiseLike<T>): Promise<T> {
  try {
    return await work();
  } catch {
    throw new SecretStorageFault();
  }
}
