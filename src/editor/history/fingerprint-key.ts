import { randomBytes } from 'node:crypto';
import type { SecretPort } from '../../auth/ports.ts';
import { SharedSecret } from '../../auth/shared-secret.ts';

interface Content {
  readonly key?: string;
}

/**
 * This computer's key for fingerprints, created on first use and kept as a secret, so that private values can't be guessed by reading the
 * disk. Windows that create one at the same time soon agree on one of them.
 *
 * @returns a function that gets the key; undefined if the secret storage doesn't work
 */
export function fingerprintKey(secrets: SecretPort): () => Promise<string | undefined> {
  const secret = new SharedSecret<Record<string, unknown> & Content>(secrets, 'fingerprintKey', readContent);
  return async () => {
    try {
      const { key } = await secret.content();
      if (key !== undefined) return key;
      await secret.change((content) =>
        content.key === undefined ? { key: randomBytes(32).toString('hex') } : content,
      );
      return (await secret.content()).key;
    } catch {
      return undefined;
    }
  };
}

function readContent(value: unknown): Record<string, unknown> & Content {
  const key = typeof value === 'object' && value !== null ? (value as Content).key : undefined;
  return typeof key === 'string' ? { key } : {};
}
