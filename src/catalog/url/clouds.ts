import { parsedUrl } from './parsed-url.ts';
import type { SourceRef } from '../sources/index.ts';

/** A deployment of Microsoft Graph. A token for one isn't valid in another. */
export interface Cloud {
  readonly id: CloudId;
  /** The name that the reference pages use. */
  readonly name: string;
  /** Origin of Graph, without a trailing slash. */
  readonly graphRoot: string;
  /** Origin of the Microsoft Entra authority; L4 and L5 share one. */
  readonly authority: string;
  /** Origin of the portal where an app is registered for this cloud. */
  readonly portal: string;
  /** Its name for `Connect-MgGraph -Environment`. */
  readonly powershellEnvironment: string;
  readonly sources: readonly SourceRef[];
}

export type CloudId = 'global' | 'usGovL4' | 'usGovL5' | 'china';

const sources: readonly SourceRef[] = ['nationalClouds', 'entraNationalClouds', 'connectMgGraph'];

/** The default cloud: Microsoft's tools and documentation mean the global service unless they name another. */
export const defaultCloud: Cloud = {
  id: 'global',
  name: 'Global service',
  graphRoot: 'https://graph.microsoft.com',
  authority: 'https://login.microsoftonline.com',
  portal: 'https://portal.azure.com',
  powershellEnvironment: 'Global',
  sources,
};

/** The four clouds that the reference pages name for these entities. */
export const clouds: readonly Cloud[] = [
  defaultCloud,
  {
    id: 'usGovL4',
    name: 'US Government L4',
    graphRoot: 'https://graph.microsoft.us',
    authority: 'https://login.microsoftonline.us',
    portal: 'https://portal.azure.us',
    powershellEnvironment: 'USGov',
    sources,
  },
  {
    id: 'usGovL5',
    name: 'US Government L5 (DOD)',
    graphRoot: 'https://dod-graph.microsoft.us',
    authority: 'https://login.microsoftonline.us',
    portal: 'https://portal.azure.us',
    powershellEnvironment: 'USGovDoD',
    sources,
  },
  {
    id: 'china',
    name: 'China operated by 21Vianet',
    graphRoot: 'https://microsoftgraph.chinacloudapi.cn',
    authority: 'https://login.partner.microsoftonline.cn',
    portal: 'https://portal.azure.cn',
    powershellEnvironment: 'China',
    sources,
  },
];

/** The cloud whose Graph is at this host, as a URL parser spells it; undefined for any other host. Ignores case. */
export const cloudOfHost = (hostname: string): Cloud | undefined =>
  clouds.find((cloud) => new URL(cloud.graphRoot).hostname === hostname.toLowerCase());

/**
 * The cloud whose Graph is at the authority of a URL, however that is spelled: percent-encoded, with the default port
 * of the scheme, in other forms of Unicode. URL parsers, including that of `fetch`, read all of these as the same host.
 *
 * @param authority the text between the slashes and the path
 * @returns undefined for another host, another port, or a user name, which Graph never has
 */
export function cloudOfAuthority(scheme: string, authority: string): Cloud | undefined {
  // These characters have no other spelling.
  if (/^[a-z\d.-]*$/i.test(authority)) return cloudOfHost(authority);
  const parsed = parsedUrl(`${scheme}://${authority}`);
  return parsed?.username === '' && parsed.password === '' ? cloudOfHost(parsed.host) : undefined;
}
