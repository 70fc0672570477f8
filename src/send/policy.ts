import { cloudOfHost, type CloudId } from '../catalog/index.ts';
import { parsedUrl } from '../catalog/url/parsed-url.ts';
import type { AccessToken } from './access-token.ts';

/**
 * Where a token may go: by https, to the Graph host of the cloud that it was issued for, to no other port, with no user name in
 * the URL. The one place that pairs a token with a URL.
 *
 * @returns the value of the `Authorization` header; undefined if the token must not go there
 */
export function authorizationFor(url: string, token: AccessToken): string | undefined {
  return mayReceiveToken(url, token.cloud) ? `Bearer ${token.value}` : undefined;
}

/** Whether a URL may be sent a token of a cloud. */
export function mayReceiveToken(url: string, cloud: CloudId): boolean {
  const parsed = parsedUrl(url);
  return (
    parsed?.protocol === 'https:' &&
    parsed.username === '' &&
    parsed.password === '' &&
    cloudOfHost(parsed.host)?.id === cloud
  );
}
