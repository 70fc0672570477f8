import { isBatch } from '../../catalog/url/graph-url.ts';
import type { StructuredType } from '../../catalog/model.ts';
import { lineStartsOf } from '../../http/lines.ts';
import type { Block, HttpRequest, Span } from '../../http/model.ts';
import type { Variables } from '../../http/variables/variables.ts';
import { checkBatch } from '../checks/batch.ts';
import { checkBody, inOwnFile } from '../checks/body/body.ts';
import { type Problem, problemAt } from '../problems/problem.ts';
import { bodyType, graphRequestOf, sendsBody } from '../request/graph-request.ts';
import { type FileBody, type FileBodyFault, fileBodyOf } from './body-file.ts';

/** A problem of a body file. Its span is the line that names the file, where its severity can be changed and its code disabled. */
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

/** The files that the requests of a block send to Graph, except those in an encoding that isn't supported. */
export function bodyFilesIn(block: Block, variables: () => Variables): NamedBodyFile[] {
  // A quick check rules out most blocks.
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

/** Reports, at the line that names it, why a file can't be sent. */
export const unreadableBodyFile = ({ path, line }: NamedBodyFile, fault: FileBodyFault): Problem =>
  problemAt(line, { code: 'unreadable-body-file', path, fault });

/** What a body file is sent as: a type or, for a batch, the version in its URL, which is empty if there is none. */
type SentAs = string | StructuredType | undefined;

type Found = Map<SentAs, readonly Problem[]>;

/** The problems in a body file. Many requests may send it: it is checked once for each kind of body that it is sent as. */
export class BodyFileText {
  readonly text: string;
  /** Keyed by the variables, which its values and messages depend on. */
  readonly #found = new WeakMap<Variables, { readonly withVariables: Found; readonly asText: Found }>();
  #lineStarts: readonly number[] | undefined;

  constructor(text: string) {
    this.text = text;
  }

  get lineStarts(): readonly number[] {
    return (this.#lineStarts ??= lineStartsOf(this.text));
  }

  /**
   * The problems of the body that a request sends, by the same rules as for a body in the request.
   *
   * @param hasVariables whether references in it are replaced; otherwise its braces are text
   * @param variables those whose values a message may show
   */
  check(request: HttpRequest, hasVariables: boolean, variables: Variables): InBodyFile[] {
    const graphRequest = graphRequestOf(request, variables);
    const { body: line } = request;
    if (!graphRequest || !line || !sendsBody(graphRequest)) return [];
    const { url } = graphRequest;
    const sentAs = isBatch(url) ? (url.version ?? '') : bodyType(graphRequest);
    return this.#problemsAs(sentAs, hasVariables, variables).map((problem) => ({
      ...problem,
      start: line.start,
      end: line.end,
      inFile: { start: problem.start, end: problem.end },
    }));
  }

  /** @param sentAs undefined for an entity whose type the route doesn’t name */
  #problemsAs(sentAs: SentAs, hasVariables: boolean, variables: Variables): readonly Problem[] {
    const all = this.#found.get(variables) ?? {
      withVariables: new Map<SentAs, readonly Problem[]>(),
      asText: new Map<SentAs, readonly Problem[]>(),
    };
    this.#found.set(variables, all);
    // Keyed by the type itself, because the parameters of several actions have the same name.
    const known = hasVariables ? all.withVariables : all.asText;
    let found = known.get(sentAs);
    if (found === undefined) {
      const body = { start: 0, end: this.text.length, excluded: [] };
      const inBody = hasVariables ? variables : undefined;
      const problems =
        typeof sentAs === 'string'
          ? checkBatch(this, body, sentAs || undefined, inBody)
          : checkBody(this, body, sentAs, inBody);
      known.set(sentAs, (found = problems.map(inOwnFile)));
    }
    return found;
  }
}
