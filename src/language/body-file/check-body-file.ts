import { isBatch } from '../../catalog/graph-url.ts';
import type { Block, HttpRequest, Span } from '../../http/model.ts';
import type { Variables } from '../../http/variables/variables.ts';
import { checkBatch } from '../checks/check-batch.ts';
import { checkBody, inOwnFile } from '../checks/check-body.ts';
import { type Problem, problemAt } from '../problems/problem.ts';
import { bodyEntityType, graphRequestOf, sendsBody } from '../request/graph-request.ts';
import { type FileBody, type FileBodyFault, fileBodyOf } from './body-file.ts';

/** A problem of a body file: its span is that of the line that names the file, its severity and codes are switched there. */
export type InBodyFile = Problem & {
  /** Where it is in the body file. */
  readonly inFile: Span;
};

/** A request to Graph that sends a file. */
export interface NamedBodyFile extends FileBody {
  readonly request: HttpRequest;
  /** The line that names the file, in the coordinates of the block. */
  readonly line: Span;
}

/** The files that the requests of a block send to Graph, but for those in an encoding that is not sent. */
export function bodyFilesIn(block: Block, variables: () => Variables): NamedBodyFile[] {
  // Most blocks are ruled out by a glance.
  if (!/(?<![^\r\n])</.test(block.text)) return [];
  return block.requests.flatMap((request) => {
    const named = fileBodyOf(block, request);
    if (!named || !request.body || named.path === '' || named.encoding !== '') return [];
    const graphRequest = graphRequestOf(request, variables());
    if (!graphRequest || !sendsBody(graphRequest)) return [];
    const { start, end } = request.body;
    return [{ ...named, request, line: { start, end } }];
  });
}

/** Says at the line that names it why a file can't be sent. */
export const unreadableBodyFile = ({ path, line }: NamedBodyFile, fault: FileBodyFault): Problem =>
  problemAt(line, { code: 'unreadable-body-file', path, fault });

/**
 * The problems of a body that is in another file, by the rules for one in the request.
 *
 * @param text what the file has
 * @param hasVariables whether references in it are replaced; without, its braces are text
 * @param variables those whose values may be in a message
 */
export function checkBodyFile(
  request: HttpRequest,
  text: string,
  hasVariables: boolean,
  variables: Variables,
): InBodyFile[] {
  const graphRequest = graphRequestOf(request, variables);
  const { body: line } = request;
  if (!graphRequest || !line || !sendsBody(graphRequest)) return [];
  const body = { start: 0, end: text.length, excluded: [] };
  const inBody = hasVariables ? variables : undefined;
  const found = isBatch(graphRequest.url)
    ? checkBatch({ text }, body, inBody)
    : checkBody({ text }, body, bodyEntityType(graphRequest), inBody);
  return found.map((problem) => ({
    ...inOwnFile(problem),
    start: line.start,
    end: line.end,
    inFile: { start: problem.start, end: problem.end },
  }));
}
