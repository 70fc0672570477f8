import { readGraphUrl } from '../../catalog/url/graph-url.ts';
import { asWritten, requestLines, type RequestText } from '../../http/escape/request-text.ts';
import { parseHttpFile } from '../../http/file.ts';
import { referencesIn } from '../../http/variables/references.ts';
import { isSecretName } from '../../secrets/secret-names.ts';
import type { CopiedRequest } from '../copied/copied-request.ts';
import { pageRequestOf } from '../copied/page-request-of.ts';
import { nothingOmitted, omittedFrom, type Omitted } from '../paste/omitted.ts';
import { placeRequests } from '../paste/place.ts';
import { referencesForSecrets } from '../paste/without-secrets.ts';
import { cleanRequest } from '../paste/write.ts';
import { isHar, requestsOfHar } from './har.ts';
import { isPostmanCollection, readPostmanCollection, type PostmanCollection } from './postman.ts';

/** The result of importing a file of another tool. */
export interface Imported {
  /** A request file with `\n` between its lines; empty if no request goes to Graph. */
  readonly text: RequestText | '';
  /** The number of requests in it. */
  readonly count: number;
  /** The number of requests that go elsewhere, by host, the highest first. */
  readonly others: ReadonlyMap<string, number>;
  readonly omitted: Omitted;
}

/** Why a file can't be imported. */
export type ImportFault = 'not-json' | 'unknown-format';

/**
 * Converts an HTTP Archive or a Postman collection into a request file, with only its requests to Graph. Tokens, cookies and other
 * secrets are replaced by references without a value.
 */
export function importRequests(text: string): Imported | ImportFault {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return 'not-json';
  }
  if (isHar(json)) return importedFrom({ requests: requestsOfHar(json), variables: new Map(), unread: [] });
  if (!isPostmanCollection(json)) return 'unknown-format';
  return importedFrom(readPostmanCollection(json));
}

function importedFrom({ requests, variables, unread }: PostmanCollection): Imported {
  const others = new Map<string, number>();
  const toGraph = requests.filter((request) => {
    const host = hostElsewhere(request.url, variables);
    if (host !== undefined) others.set(host, (others.get(host) ?? 0) + 1);
    return host === undefined;
  });
  const sorted = new Map([...others].sort(([, a], [, b]) => b - a));
  const clean = toGraph.map((request) => cleanRequest(pageRequestOf(request)));
  const [first] = clean;
  if (first === undefined) return { text: '', count: 0, others: sorted, omitted: { ...nothingOmitted, unread } };
  const definitions = variablesFor(toGraph, variables);
  const withVariables = { ...first, text: requestLines([...definitions.lines, first.text]) };
  const empty = { file: parseHttpFile(''), start: 0, end: 0 };
  return {
    text: asWritten(placeRequests([withVariables, ...clean.slice(1)], empty).text),
    count: clean.length,
    others: sorted,
    omitted: omittedFrom([{ ...nothingOmitted, unread }, definitions.omitted, ...clean.map(({ omitted }) => omitted)]),
  };
}

/** The host of a request, unless it is Graph or may be. */
function hostElsewhere(url: string, variables: ReadonlyMap<string, string>): string | undefined {
  const filled = url.replace(/^\{\{([^{}]*)\}\}/, (reference, name: string) => variables.get(name.trim()) ?? reference);
  const graphUrl = readGraphUrl(filled);
  if (graphUrl?.cloud !== undefined) return undefined;
  const mayBeGraph = graphUrl !== undefined && /^\{\{/.test(filled);
  if (
    mayBeGraph &&
    (graphUrl.version !== undefined ||
      /^\/(deviceManagement|me|users|groups|deviceAppManagement)\b/.test(graphUrl.path))
  )
    return undefined;
  const [, host] = /^(?:[a-z][a-z\d+.-]*:\/\/)?([^/?#\s]{1,200})/i.exec(filled) ?? [];
  return host?.replace(/^[^@]*@/, '').toLowerCase() ?? url.slice(0, 100);
}

/** Definitions of the variables that requests use, directly or indirectly, without secrets. */
function variablesFor(
  requests: readonly CopiedRequest[],
  variables: ReadonlyMap<string, string>,
): { readonly lines: RequestText[]; readonly omitted: Omitted } {
  const wanted = new Set<string>();
  const open = requests.flatMap(({ references }) => [...(references?.keys() ?? [])]);
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const value = variables.get(name);
    if (value === undefined || wanted.has(name)) continue;
    wanted.add(name);
    for (const inner of referencesIn(value)) open.push(inner.name);
  }
  const lines: RequestText[] = [];
  const secrets: string[] = [];
  const unread: string[] = [];
  for (const [name, value] of variables) {
    if (!wanted.has(name) || value === '') continue;
    const isReference = /^\{\{[^{}]*\}\}$/.test(value);
    if (!isReference && (isSecretName(name) || referencesForSecrets(value).secrets.length > 0)) secrets.push(name);
    else if (/^[\w.-]+$/.test(name) && isOneLine(value)) lines.push(asWritten(`@${name} = ${value.trim()}`));
    else unread.push(name);
  }
  return { lines, omitted: { secrets, headers: [], unread } };
}

const isOneLine = (value: string): boolean => !/[\p{Cc}\u2028\u2029]/u.test(value);
