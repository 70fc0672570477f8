import { t } from '@vscode/l10n';
import type { SecretPort } from './ports.ts';

/** For people; also where a command ends with it. */
export const noSecrets = (): { readonly message: string; readonly nextStep: string } => ({
  message: t('The editor’s secret storage doesn’t work, and this extension keeps secrets nowhere else.'),
  nextStep: t('Unlock or set up the keyring of your operating system, restart the editor, and try again.'),
});

/** The secret storage of the editor doesn't work: a locked or missing keyring. Says nothing about its content. */
export class SecretStorageFault extends Error {
  override readonly name = 'SecretStorageFault';

  constructor() {
    const { message, nextStep } = noSecrets();
    super(`${message} ${nextStep}`);
  }
}

/** Looks for what is only there if the secret storage works: without it, there is `nothing`. Signing in says why, in words. */
export async function orNothing<T>(look: Promise<T>, nothing: T): Promise<T> {
  try {
    return await look;
  } catch (error) {
    if (error instanceof SecretStorageFault) return nothing;
    throw error;
  }
}

/** The same secrets, with one kind of error for whatever goes wrong. */
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
