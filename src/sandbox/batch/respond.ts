import { t } from '@vscode/l10n';
import { readGraphUrl } from '../../catalog/url/graph-url.ts';
import type { SandboxResponse, SandboxRequest, WireResponse } from '../response.ts';
import type { BatchItem } from './batch.ts';
import type { GraphError } from '../graph-error.ts';

/** The error for a request that depends on one that failed. */
const failedDependency = (): GraphError => ({
  status: 424,
  code: 'FailedDependency',
  message: t('A request that this one depends on failed.'),
});

/**
 * Responds to the requests of a batch, each on its own, those that others depend on first.
 *
 * @param url of the batch
 * @param respond responds to one of them, by its id
 */
export function respondToBatch(
  items: readonly BatchItem[],
  url: string,
  respond: (asked: SandboxRequest, id: string) => SandboxResponse,
  write: (response: SandboxResponse, clientRequestId: string | undefined) => WireResponse,
): readonly unknown[] {
  const root = url.slice(0, readGraphUrl(url)?.pathStart);
  const failed = new Set<string>();
  return items.map(({ id, method, url: path, headers, body, dependsOn }) => {
    const isBlocked = dependsOn.some((other) => failed.has(other.toLowerCase()));
    const asked = { method, url: root + path, contentType: headerNamed(headers, 'content-type') ?? '', body };
    const response = write(
      isBlocked ? { error: failedDependency() } : respond(asked, id),
      headerNamed(headers, 'client-request-id'),
    );
    if (response.status >= 400) failed.add(id.toLowerCase());
    return { id, ...response };
  });
}

/** The value of a header. These are members of JSON, not all of which would be valid in `Headers`. */
const headerNamed = (headers: BatchItem['headers'], wanted: string): string | undefined =>
  Object.entries(headers).find(([name]) => name.toLowerCase() === wanted)?.[1];
