import { isSecretName } from './secret-names.ts';

/**
 * Whether a URL asks for a secret, so that the response is one: `…/getFileVaultKey`, which returns the key as `value`,
 * `…/recoveryKeys/{id}`, `…/password/$value`.
 */
export function asksForSecret(url: string): boolean {
  const [path = ''] = url.split(/[?#]/, 1);
  const segments = path
    .slice(-longestPath)
    .split('/')
    .filter((segment) => segment !== '' && segment !== '$value')
    .slice(-2);
  return segments.some((segment) => {
    const [name = ''] = segment.split('(', 1);
    return isSecretName(name.slice(name.lastIndexOf('.') + 1)) || /plainText(?:Value)?$/i.test(name);
  });
}

/** The number of characters at the end of a path to check. */
const longestPath = 2_000;
