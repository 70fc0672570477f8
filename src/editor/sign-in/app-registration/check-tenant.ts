import { Deadline } from '../../../auth/abort.ts';
import type { Cloud } from '../../../catalog/index.ts';

/** What the authority of a cloud says about a tenant, without signing in. */
export type TenantCheck =
  | { readonly kind: 'exists' }
  | { readonly kind: 'unknown' }
  /** The authority wasn't reached, or something else responded. */
  | { readonly kind: 'unchecked' };

/** Milliseconds. */
const timeout = 15_000;

/**
 * Checks whether a tenant exists in a cloud, by its OpenID Connect metadata, which is public. Only the name of the tenant leaves this
 * machine.
 */
export async function checkTenant(
  cloud: Cloud,
  tenant: string,
  fetchFunction: typeof fetch,
  signal: AbortSignal,
): Promise<TenantCheck> {
  const url = `${cloud.authority}/${encodeURIComponent(tenant)}/v2.0/.well-known/openid-configuration`;
  const deadline = new Deadline(signal, timeout);
  try {
    const response = await fetchFunction(url, {
      redirect: 'manual',
      signal: deadline.signal,
    });
    const body: unknown = await response.json();
    if (typeof body !== 'object' || body === null) return { kind: 'unchecked' };
    if (response.ok && 'issuer' in body) return { kind: 'exists' };
    // 400 with `invalid_tenant`; recognized by the status alone, because the text may change.
    return response.status === 400 && 'error' in body ? { kind: 'unknown' } : { kind: 'unchecked' };
  } catch {
    return { kind: 'unchecked' };
  } finally {
    deadline.dispose();
  }
}
