import { graphVersion, readGraphUrl } from '../../catalog/url/graph-url.ts';
import { graphRootOf, type Target } from '../target.ts';
import { parsedUrl } from '../../catalog/url/parsed-url.ts';
import type { Refusal } from './refusal.ts';

/** The absolute URL that a URL of a request file means for a target, or why nothing is sent there. */
export function addressOf(url: string, target: Target): string | Refusal {
  const root = rootFor(url, target);
  const absolute = `${root ?? ''}${url}`;
  const parsed = root === undefined ? undefined : parsedUrl(absolute);
  if (parsed === undefined) return { reason: 'invalid-url', url };
  const { protocol, host, href } = parsed;
  // What is sent is what was checked: both use the same parsing of the URL.
  const cloud = readGraphUrl(absolute)?.cloud;
  if (cloud === undefined) return { reason: 'foreign-host', host };
  if (protocol !== 'https:') return { reason: 'not-https', url };
  if (target.kind === 'cloud' && cloud.id !== target.cloud.id) return { reason: 'other-cloud', host, target };
  return href;
}

/**
 * What makes a URL absolute: for a relative one, the root of the target, with the version if the URL names none; for an absolute one,
 * nothing.
 *
 * @param url with all its values in: a `{{reference}}` may take the place of any part of a URL
 * @returns undefined: the URL is neither
 */
export function rootFor(url: string, target: Target): string | undefined {
  if (/^https?:\/\//i.test(url)) return '';
  const graphUrl = readGraphUrl(url);
  if (graphUrl === undefined || graphUrl.version !== undefined) return graphUrl && graphRootOf(target);
  const root = `${graphRootOf(target)}/${graphVersion}`;
  // Dots at the beginning of the URL would lead out of the version.
  return readGraphUrl(root + url)?.version === undefined ? undefined : root;
}
