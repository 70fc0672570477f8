import { jsonMediaType } from '../../catalog/requests/headers.ts';
import { t } from '@vscode/l10n';
import {
  asWritten,
  commentLine,
  jsonText,
  requestLines,
  requestText,
  separatorLine,
  urlText,
  type RequestText,
} from '../../http/escape/request-text.ts';
import { segmentFaultMessage, urlSegment } from '../../http/escape/url-segment.ts';
import { referencesIn } from '../../http/variables/references.ts';
import { routeCaveat } from '../../catalog/requests/operations.ts';
import { odataTypeOf } from '../../catalog/odata-type.ts';
import type { EntityType } from '../../catalog/index.ts';
import { routeOfUrl } from '../../catalog/routes.ts';
import { cut } from '../../language/text/wording.ts';

/** What can be done with an entity once it is there. */
export type FollowUpMethod = 'GET' | 'PATCH' | 'DELETE';

const verbs: Readonly<Record<FollowUpMethod, string>> = { GET: 'Get', PATCH: 'Update', DELETE: 'Delete' };

const methods: Readonly<Record<FollowUpMethod, RequestText>> = {
  GET: requestText`GET`,
  PATCH: requestText`PATCH`,
  DELETE: requestText`DELETE`,
};

/** What was created or read. */
type ReturnedEntity = Readonly<Record<string, unknown>>;

/**
 * The text of a request that reads, updates or deletes what a request created or read. Holds no reference but those of that request's
 * URL: whatever the service says is text.
 *
 * @param url of that request, as it may be shown
 * @param entity its response; the update begins with what of it can be written
 * @param isSecret whether a value holds what must not be written into a file: the request then says that it was left out
 * @returns a block of a request file, without a line break at its end; undefined: `whyNoFollowUp` says why there is none
 */
export function followUpRequest(
  url: string,
  entity: ReturnedEntity,
  method: FollowUpMethod,
  isSecret: (value: string) => boolean = () => false,
): RequestText | undefined {
  const item = itemOf(url, entity);
  if ('fault' in item) return undefined;
  const { entityType, id, address } = item;
  const head = [
    separatorLine(`${verbs[method]} ${entityType.name} ${id}`),
    ...wrapped(routeCaveat.text).map(commentLine),
    requestText`${methods[method]} ${address}`,
    requestText`Accept: ${asWritten(jsonMediaType)}`,
  ];
  if (method !== 'PATCH') return requestLines(head);
  const values = writable(entity, entityType);
  const secret = Object.keys(values).filter((name) => isSecret(JSON.stringify({ [name]: values[name] })));
  const notes = secret.map((name) =>
    commentLine(t`${name} is left out because its value in the response contains a secret.`),
  );
  const body = jsonText(Object.fromEntries(Object.entries(values).filter(([name]) => !secret.includes(name))));
  const [title, ...lines] = head;
  return requestLines([
    ...(title === undefined ? [] : [title]),
    ...notes,
    ...lines,
    requestText`Content-Type: ${asWritten(jsonMediaType)}`,
    requestText``,
    body,
  ]);
}

/** Why a response leads to no request, in plain sentences; empty where it does. */
export function whyNoFollowUp(url: string, entity: ReturnedEntity, method: FollowUpMethod): string {
  const item = itemOf(url, entity);
  return 'fault' in item ? t`There is nothing to ${method}. ${item.fault}` : '';
}

interface Item {
  readonly entityType: EntityType;
  readonly id: string;
  readonly address: RequestText;
}

function itemOf(url: string, { id }: ReturnedEntity): Item | { readonly fault: string } {
  const match = routeOfUrl(url);
  if (match === undefined || match.resource === 'managedDevice')
    return { fault: t('The request isn’t about a run state.') };
  if (typeof id !== 'string' || id === '') return { fault: t('The response contains no run-state id.') };
  const segment = urlSegment(id);
  if (typeof segment !== 'string')
    return {
      fault: t`The id in the response, ${JSON.stringify(cut(id))}, can’t be part of a URL. ${segmentFaultMessage(segment.fault)}`,
    };
  const references = referencesIn(url).map(({ name }) => name);
  const address = urlText((url.split(/[?#]/, 1)[0] ?? '').replace(/\/$/, ''), references);
  return {
    entityType: match.entityType,
    id,
    address: match.resource === 'entity' ? address : requestText`${address}/${segment}`,
  };
}

/** The properties that a client may set, as the service has them now. */
function writable(entity: Readonly<Record<string, unknown>>, entityType: EntityType): Record<string, unknown> {
  const names = entityType.properties.filter(({ readOnly, name }) => !readOnly && Object.hasOwn(entity, name));
  return {
    '@odata.type': odataTypeOf(entityType),
    ...Object.fromEntries(names.map(({ name }) => [name, entity[name]])),
  };
}

/** Lines of a comment, of about a hundred characters. */
function wrapped(text: string): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line.length + word.length > 100) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines;
}
