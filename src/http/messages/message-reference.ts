import { jsonStepsOf, type JsonStep } from '../../json/path.ts';

/** A reference to a part of a named request, or of the response to it: `create.response.body.$.id`. */
export interface MessageReference {
  /** The name of the request. */
  readonly request: string;
  readonly of: 'request' | 'response';
  readonly part:
    | { readonly kind: 'header'; readonly name: string }
    | { readonly kind: 'body'; readonly steps: readonly JsonStep[]; readonly path: string }
    /** The body as it was received: `*`. */
    | { readonly kind: 'whole-body' };
}

/**
 * Why a reference to a part of a named request has no value here. `part`: it doesn't say which part; `xpath`: XPath is for XML only;
 * `path`: a JSONPath that isn't supported here; `cookie`: cookies are neither kept nor sent.
 */
export type MessageReferenceFault = 'part' | 'xpath' | 'path' | 'cookie';

/** A reference to a named request, as far as it could be read. */
export type ReadMessageReference =
  | MessageReference
  | { readonly request: string; readonly fault: MessageReferenceFault };

const long = /^([\w-]+)\.(request|response)(?![\w-])/;

/** In httpYac, the name of a request means the body of its response, and that name with `Response` the whole response. */
const short = /^([A-Za-z_]\w*?)(Response)?(?=[.[])/;

/**
 * Reads the text between the braces as a reference to a named request, as REST Client, Visual Studio and Kulala write it, or as
 * httpYac does if there is such a request: `create.id`, `createResponse.headers.etag`.
 *
 * @param isNamed whether a request of the file has a name
 * @returns undefined if it isn't one
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
