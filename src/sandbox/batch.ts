import { batchItemWithoutContentType } from '../catalog/reported-errors.ts';
import { batchLimit } from '../catalog/requests/limits.ts';
import { isRecord } from '../json/is-record.ts';
import { type GraphError, inOwnWords } from './graph-error.ts';

/** One request of a JSON batch. */
export interface BatchItem {
  readonly id: string;
  readonly method: string;
  /** Relative to the version: `/deviceManagement/…`. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** As a text; empty: none. */
  readonly body: string;
  readonly dependsOn: readonly string[];
}

/** Graph speaks here, not Intune: its message is a sentence. */
const malformed = (message: string): GraphError => inOwnWords({ status: 400, code: 'BadRequest', message });

/** Reads the body of a `$batch` request as Graph does: what is malformed is refused as a whole. */
export function readBatch(text: string): readonly BatchItem[] | GraphError {
  const batch = parsed(text);
  const requests = isRecord(batch) ? batch['requests'] : undefined;
  if (!Array.isArray(requests) || requests.length === 0) return malformed('Invalid batch payload format.');
  if (requests.length > batchLimit.requests)
    return {
      status: 400,
      code: 'MaximumValueExceeded',
      message: `Number of batch request steps exceeds the maximum value of ${batchLimit.requests}.`,
    };
  const items: BatchItem[] = [];
  // Ids compare without case.
  const ids = new Set<string>();
  for (const request of requests as readonly unknown[]) {
    const item = readItem(request);
    if (typeof item === 'string') return malformed(item);
    if ('code' in item) return item;
    if (ids.has(item.id.toLowerCase())) return malformed(`The id '${item.id}' is used twice in the batch.`);
    const missing = item.dependsOn.find((id) => !ids.has(id.toLowerCase()));
    if (missing !== undefined) return malformed(`Request '${item.id}' depends on '${missing}', which isn’t above it.`);
    ids.add(item.id.toLowerCase());
    items.push(item);
  }
  return items;
}

/** What is wrong with a request of a batch, if it is not one. */
function readItem(request: unknown): BatchItem | GraphError | string {
  if (!isRecord(request)) return 'A request in the batch isn’t an object.';
  const { id, method, url, headers = {}, body, dependsOn = [] } = request;
  if (typeof id !== 'string' || id === '') return 'A request in the batch has no id.';
  if (typeof method !== 'string') return `Request '${id}' has no method.`;
  // The first example of the documentation has URLs without a leading slash.
  if (typeof url !== 'string' || /^(?:$|\/?(?:beta|v1\.0)(?:\/|$)|[a-z][a-z\d+.-]*:)/i.test(url))
    return `Request '${id}' needs a URL relative to the version, such as /deviceManagement.`;
  if (!isRecord(headers) || Object.values(headers).some((value) => typeof value !== 'string'))
    return `The headers of request '${id}' must be an object of strings.`;
  const hasType = Object.keys(headers).some((name) => name.toLowerCase() === 'content-type');
  if (body !== undefined && !hasType) return batchItemWithoutContentType(id);
  if (!Array.isArray(dependsOn) || dependsOn.some((other) => typeof other !== 'string'))
    return `dependsOn of request '${id}' must be an array of ids.`;
  return {
    id,
    method: method.toUpperCase(),
    url: url.startsWith('/') ? url : `/${url}`,
    headers: headers as Record<string, string>,
    body: body === undefined ? '' : JSON.stringify(body),
    dependsOn: dependsOn as string[],
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
