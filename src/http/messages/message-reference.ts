import { jsonStepsOf, type JsonStep } from '../../json/path.ts';

/** A reference to a part of a named request, or of the response to it: `create.response.body.$.id`. */
export interface MessageReference {
  /** The name of the request. */
  readonly request: string;
  readonly of: 'request' | 'response';
  readonly part:
    | { readonly kind: 'header'; readonly name: string }
    | { readonly kind: 'body'; readonly steps: readonly JsonStep[]; readonly path: string }
    /** The body as it came: `*`. */
    | { readonly kind: 'whole-body' };
}

/**
 * Why a reference that means a part of a named request has no value here. `part`: it does not say which; `xpath`: only XML has that;
 * `path`: a JSONPath that is not evaluated here; `cookie`: cookies are neither kept nor sent.
 */
export type MessageReferenceFault = 'part' | 'xpath' | 'path' | 'cookie';

/** A reference that is meant as one to a named request, read as far as it can be. */
export type ReadMessageReference =
  | MessageReference
  | { readonly request: string; readonly fault: MessageReferenceFault };

const long = /^([\w-]+)\.(request|response)(?![\w-])/;

/** httpYac has the body of a response by the name of its request, and the whole of it by that name with `Response` behind it. */
const short = /^([A-Za-z_]\w*?)(Response)?(?=[.[])/;

/**
 * Reads what is between the braces as a reference to a named request, as REST Client, Visual Studio and Kulala write it, or as httpYac does
 * where there is such a request: `create.id`, `createResponse.headers.etag`.
 *
 * @param isNamed whether a request of the file has a name
 * @returns undefined: it is none
 */
export function readMessageReference(
  reference: string,
  isNamed: (name: string) => boolean,
): ReadMessageReference | undefined {
  const [head, request, of] = long.exec(reference) ?? [];
  if (head !== undefined && request !== undefined)
    return partOf(request, of === 'request' ? 'request' : 'response', reference.slice(head.length));
  const [name = '', before = '', isWhole] = short.exec(reference) ?? [];
  if (name === '') return undefined;
  const rest = reference.slice(name.length);
  if (isNamed(name)) return bodyOf(name, 'response', rest);
  if (isWhole === undefined || !isNamed(before)) return undefined;
  return partOf(before, 'response', rest.replace(/^\.parsedBody(?!\w)/, '.body'));
}

function partOf(request: string, of: MessageReference['of'], rest: string): ReadMessageReference {
  if (rest.startsWith('.body') && !/^[\w-]/.test(rest.slice(5))) return bodyOf(request, of, rest.slice(5));
  if (rest.startsWith('.cookies')) return { request, fault: 'cookie' };
  const name = /^\.headers(?:\.([!#$%&'*+\-.^_`|~\w]+)|\[(?:'([^']+)'|"([^"]+)")\])$/
    .exec(rest)
    ?.slice(1)
    .find(Boolean);
  return name === undefined ? { request, fault: 'part' } : { request, of, part: { kind: 'header', name } };
}

function bodyOf(request: string, of: MessageReference['of'], rest: string): ReadMessageReference {
  const path = rest.replace(/^\./, '').replace(/^asJson\./, '');
  if (path === '' || path === '*') return { request, of, part: { kind: 'whole-body' } };
  if (/^\/|^asXml\./.test(path)) return { request, fault: 'xpath' };
  const steps = jsonStepsOf(path);
  return steps ? { request, of, part: { kind: 'body', steps, path } } : { request, fault: 'path' };
}
