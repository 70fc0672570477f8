import { t } from '@vscode/l10n';
import { batchItemWithoutContentType } from '../../catalog/requests/reported-errors.ts';
import {
  batchFaults,
  batchPath,
  type BatchItemFacts,
  type BatchItemFault,
  type BatchText,
} from '../../catalog/requests/batch.ts';
import { batchLimit } from '../../catalog/requests/limits.ts';
import { isRecord } from '../../json/is-record.ts';
import { type GraphError, inOwnWords } from '../graph-error.ts';

/** One request of a JSON batch. */
export interface BatchItem {
  readonly id: string;
  readonly method: string;
  /** Relative to the version: `/deviceManagement/…`. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** As text; empty if there is none. */
  readonly body: string;
  readonly dependsOn: readonly string[];
}

/** This error comes from Graph, not Intune, so its message is a sentence. */
const malformed = (message: string): GraphError => inOwnWords({ status: 400, code: 'BadRequest', message });

/** Reads the body of a `$batch` request as Graph does: a malformed batch is rejected as a whole. */
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
  const items = (requests as readonly unknown[]).map(factsOf);
  const [first] = batchFaults(items.map(({ facts }) => facts));
  if (first) return refusal(first.fault, items[first.item]?.facts);
  return items.flatMap(({ item }) => (item ? [item] : []));
}

/** A request of a batch as it is checked, and as it is sent if it is valid. */
function factsOf(request: unknown): { readonly facts: BatchItemFacts | 'wrong'; readonly item?: BatchItem } {
  if (!isRecord(request)) return { facts: 'wrong' };
  const { id, method, url, headers = {}, body, dependsOn = [] } = request;
  const text = (value: unknown): BatchText => (typeof value === 'string' ? { text: value } : 'wrong');
  const facts: BatchItemFacts = {
    id: text(id),
    method: text(method),
    url: text(url),
    hasBody: body !== undefined,
    headers: isRecord(headers) && Object.values(headers).every(isText) ? Object.keys(headers) : 'wrong',
    dependsOn: Array.isArray(dependsOn) && dependsOn.every(isText) ? dependsOn.map(text) : 'wrong',
  };
  if (!isText(id) || !isText(method) || !isText(url)) return { facts };
  return {
    facts,
    item: {
      id,
      method: method.toUpperCase(),
      url: batchPath(url),
      headers: headers as Record<string, string>,
      body: body === undefined ? '' : JSON.stringify(body),
      dependsOn: dependsOn as string[],
    },
  };
}

const isText = (value: unknown): value is string => typeof value === 'string';

function refusal(fault: BatchItemFault, facts: BatchItemFacts | 'wrong' | undefined): GraphError {
  const id = typeof facts === 'object' && typeof facts.id === 'object' ? facts.id.text : '';
  switch (fault.kind) {
    case 'no-object':
      return malformed(t('A request in the batch isn’t an object.'));
    case 'missing':
      return malformed(
        id === '' ? t`A request in the batch has no ${fault.member}.` : t`Request '${id}' has no ${fault.member}.`,
      );
    case 'not-relative':
      return malformed(t`Request '${id}' needs a URL relative to the version, such as /deviceManagement.`);
    case 'wrong-member':
      return malformed(
        fault.member === 'headers'
          ? t`The headers of request '${id}' must be an object of strings.`
          : t`dependsOn of request '${id}' must be an array of ids.`,
      );
    case 'no-content-type':
      return batchItemWithoutContentType(id);
    case 'duplicate-id':
      return malformed(t`The id '${id}' is used twice in the batch.`);
    case 'unknown-dependency':
      return malformed(t`Request '${id}' depends on '${fault.id}', which isn’t above it.`);
    default:
      return fault satisfies never;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
