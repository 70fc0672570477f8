import type { ReadFault } from '../../files/read-result.ts';
import type { Block, HttpRequest } from '../../http/model.ts';

/** A body in another file: `< path`, or `<@ path` for one with variables in it. */
export interface FileBody {
  /** As written, with its variables. */
  readonly path: string;
  readonly hasVariables: boolean;
  /** What follows the `@`, as in `<@latin1 path`; empty for UTF-8. */
  readonly encoding: string;
}

/** Why a body from a file cannot be sent. `no-workspace`: there is no folder that it could be in. */
export type FileBodyFault = ReadFault | 'no-workspace' | 'encoding';

/** The file that a request's body is in; undefined for any other body. */
export function fileBodyOf(block: Block, { body }: HttpRequest): FileBody | undefined {
  if (body?.kind !== 'file') return undefined;
  const [, at, encoding = '', path = ''] =
    /^<(@(\w*))?[ \t]+(\S[^\r\n]*)/.exec(block.text.slice(body.start, body.end)) ?? [];
  return { path: path.trimEnd(), hasVariables: at !== undefined, encoding: /^utf-?8$/i.test(encoding) ? '' : encoding };
}

/**
 * The path with slashes; backslashes become slashes.
 *
 * @returns undefined if it is absolute or names another machine: such a file can't be a body
 */
export function relativeBodyPath(path: string): string | undefined {
  const slashed = path.replaceAll('\\', '/');
  return /^(\/|[a-z]:)/i.test(slashed) ? undefined : slashed;
}
