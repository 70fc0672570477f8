import { cloudOfHost } from '../../catalog/index.ts';
import { graphVersion, readGraphUrl } from '../../catalog/graph-url.ts';
import { graphRootOf, type Target } from '../target.ts';
import type { Refusal } from './refusal.ts';

/** The absolute URL that a URL of a request file means for a target, or why nothing is sent there. */
export function addressOf(url: string, target: Target): string | Refusal {
  const absolute = completed(url, target);
  if (absolute === undefined || !URL.canParse(absolute)) return { reason: 'invalid-url', url };
  const { protocol, host, href, username, password } = new URL(absolute);
  const cloud = cloudOfHost(host);
  if (cloud === undefined || username !== '' || password !== '') return { reason: 'foreign-host', host };
  if (protocol !== 'https:') return { reason: 'not-https', url };
  if (target.kind === 'cloud' && cloud.id !== target.cloud.id) return { reason: 'other-cloud', host, target };
  return href;
}

/**
 * A relative URL with the root of the target, and the version where it names none; an absolute one as it is.
 *
 * @returns undefined: the URL is neither
 */
export function completed(url: string, target: Target): string | undefined {
  if (/^https?:\/\//i.test(url)) return url;
  const graphUrl = readGraphUrl(url);
  if (graphUrl === undefined) return undefined;
  return `${graphRootOf(target)}${graphUrl.version === undefined ? `/${graphVersion}` : ''}${url}`;
}
