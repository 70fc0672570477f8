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
import { segmentFaultMessage, urlSegment, type UrlSegment } from '../../http/escape/url-segment.ts';
import { referencesIn } from '../../http/variables/references.ts';
import { odataTypeOf } from '../../catalog/odata-type.ts';
import type { StructuredType } from '../../catalog/index.ts';
import { routeOfUrl } from '../../catalog/routes.ts';
import { cut } from '../../language/text/wording.ts';
import type { PreparedRequest } from '../prepared-request.ts';
import { readingRequest, withoutQuery } from './reading-request.ts';

/** What can be done with an entity once it exists. */
export type FollowUpMethod = 'GET' | 'PATCH' | 'DELETE';

/** What is added to the file; a GET is sent right away instead. */
export type AddedMethod = Exclude<FollowUpMethod, 'GET'>;

const verbs: Readonly<Record<AddedMethod, string>> = { PATCH: 'Update', DELETE: 'Delete' };

const methods: Readonly<Record<AddedMethod, RequestText>> = {
  PATCH: requestText`PATCH`,
  DELETE: requestText`DELETE`,
};

/** What was created or read. */
type ReturnedEntity = Readonly<Record<string, unknown>>;

/** The request in its file, if that still says what was sent. */
export interface WrittenSource {
  /** Its URL as written, whose references result in what was sent. */
  readonly url: string;
  /** The name by which references read the response; undefined: none reads this response. */
  readonly name: string | undefined;
}

/** A request that follows from a response. */
export interface FollowUp {
  /** A block of a request file, without a line break at its end. */
  readonly text: RequestText;
  /** The address of the entity, in every form that a request that follows from the same response may use. */
  readonly addresses: readonly string[];
}

/**
 * The request that updates or deletes what a request created or read. If that request has a name, this one reads the id from its response,
 * so that it stays correct when that request is sent again. It has no other references except those of that request's URL: anything the
 * service says is text.
 *
 * @param url of that request, as it may be shown
 * @param entity its response; the update starts from its writable properties
 * @param isSecret whether a value has a part that must not be written to a file: the request then says that it was left out
 * @param written that request in its file; undefined: only what was sent is known
 * @returns undefined: `whyNoFollowUp` says why there is none
 */
export function followUpRequest(
  url: string,
  entity: ReturnedEntity,
  method: AddedMethod,
  isSecret: (value: string) => boolean = () => false,
  written?: WrittenSource,
): FollowUp | undefined {
  const item = itemOf(url, entity, isSecret);
  if ('fault' in item) return undefined;
  const { entityType, id } = item;
  const [address = item.address, ...others] = addressesOf(item, written);
  const name = item.isBelow ? written?.name : undefined;
  const head = [requestText`${methods[method]} ${address}`, requestText`Accept: ${asWritten(jsonMediaType)}`];
  const title = separatorLine(`${verbs[method]} ${entityType.name} ${name === undefined ? id : `of ${name}`}`);
  const addresses = [address, ...others];
  if (method === 'DELETE') return { text: requestLines([title, ...head]), addresses };
  const values = writable(entity, entityType);
  const secret = Object.keys(values).filter((name) => isSecret(JSON.stringify({ [name]: values[name] })));
  const notes = secret.map((name) =>
    commentLine(t`${name} is left out because its value in the response contains a secret.`),
  );
  const body = jsonText(Object.fromEntries(Object.entries(values).filter(([name]) => !secret.includes(name))));
  const type = requestText`Content-Type: ${asWritten(jsonMediaType)}`;
  return { text: requestLines([title, ...notes, ...head, type, requestText``, body]), addresses };
}

/**
 * The GET that reads what a request created or read.
 *
 * @param entity as for `followUpRequest`, as is `isSecret`
 * @returns undefined: `whyNoFollowUp` says why there is none
 */
export function requestThatReads(
  request: PreparedRequest,
  entity: ReturnedEntity,
  isSecret: (value: string) => boolean = () => false,
): PreparedRequest | undefined {
  const item = itemOf(request.shown.url, entity, isSecret);
  return 'fault' in item ? undefined : readingRequest(request, item.isBelow ? item.segment : '');
}

/** Why no request follows from a response, in plain sentences; empty if one does. */
export function whyNoFollowUp(
  url: string,
  entity: ReturnedEntity,
  method: FollowUpMethod,
  isSecret: (value: string) => boolean = () => false,
): string {
  const item = itemOf(url, entity, isSecret);
  return 'fault' in item ? t`There is nothing to ${method}. ${item.fault}` : '';
}

interface Item {
  readonly entityType: StructuredType;
  readonly id: string;
  readonly segment: UrlSegment;
  /** As it was sent. */
  readonly address: RequestText;
  /** Whether it is below the address of the request, which is that of its collection. */
  readonly isBelow: boolean;
}

function itemOf(
  url: string,
  { id }: ReturnedEntity,
  isSecret: (value: string) => boolean,
): Item | { readonly fault: string } {
  const match = routeOfUrl(url);
  if (match === undefined || (match.resource !== 'collection' && match.resource !== 'entity'))
    return { fault: t('The request isn’t about a run state.') };
  if (typeof id !== 'string' || id === '') return { fault: t('The response contains no run-state id.') };
  if (isSecret(id)) return { fault: t('The id in the response contains a secret, which can’t be part of a URL.') };
  const segment = urlSegment(id);
  if (typeof segment !== 'string')
    return {
      fault: t`The id in the response, ${JSON.stringify(cut(id))}, can’t be part of a URL. ${segmentFaultMessage(segment.fault)}`,
    };
  const references = referencesIn(url).map(({ name }) => name);
  const address = urlText(withoutQuery(url).replace(/\/$/, ''), references);
  const isBelow = match.resource !== 'entity';
  return {
    ...{ entityType: match.entityType, id, segment, isBelow },
    address: isBelow ? requestText`${address}/${segment}` : address,
  };
}

/** The addresses of an entity, the best to read and to resend first. */
function addressesOf({ address, segment, isBelow }: Item, written: WrittenSource | undefined): RequestText[] {
  if (written === undefined) return [address];
  // What the user wrote stays as it is.
  const own = asWritten(withoutQuery(written.url).replace(/\/$/, ''));
  if (!isBelow) return [own, address];
  const byId = [requestText`${own}/${segment}`, address];
  if (written.name === undefined) return byId;
  return [requestText`${own}/${asWritten(`{{${written.name}.response.body.$.id}}`)}`, ...byId];
}

/** The properties that a client may set, with the values that the service has now. */
function writable(entity: Readonly<Record<string, unknown>>, entityType: StructuredType): Record<string, unknown> {
  const names = entityType.properties.filter(({ readOnly, name }) => !readOnly && Object.hasOwn(entity, name));
  return {
    '@odata.type': odataTypeOf(entityType),
    ...Object.fromEntries(names.map(({ name }) => [name, entity[name]])),
  };
}
