import { isDeepStrictEqual } from 'node:util';
import { firstIndexWhere } from '../../http/lines.ts';
import type { Block, HttpFile, HttpRequest, Span, VariableDefinition } from '../../http/model.ts';
import { noOuterVariables, type OuterVariables } from '../../http/variables/outer-variables.ts';
import { substitute, variablesOf, type Variables } from '../../http/variables/variables.ts';
import { graphRequestOf } from '../request/graph-request.ts';
import { isHidden } from '../variables/hidden-variables.ts';

/** An entry of a file's outline. */
export interface FileSymbol {
  readonly kind: 'request' | 'variable';
  readonly name: string;
  /** A request's entity type, or its method and path; a variable's value. */
  readonly detail: string;
  /** Everything that belongs to it, in the coordinates of its block. */
  readonly span: Span;
  /** What is selected when the user opens it; inside `span`. */
  readonly selection: Span;
  /** The request line of a request, the name of a variable. */
  readonly line: Span;
  readonly children: readonly FileSymbol[];
}

/** The symbols of one block of a file. */
export interface BlockSymbols {
  /** Index of the block in the file. */
  readonly index: number;
  readonly symbols: readonly FileSymbol[];
}

/** Makes the outline of a file as it is edited; unchanged blocks cost nothing. */
export class FileOutline {
  #known = new WeakMap<Block, readonly FileSymbol[]>();
  #defining: readonly Block[] | undefined;
  #outer: OuterVariables | undefined;
  #variables: Variables = new Map();

  /**
   * The symbols of every block that has any, in the order of the file.
   *
   * @param outer the variables from outside the file, the same object until they change
   */
  *symbols(file: HttpFile, outer: OuterVariables = noOuterVariables): Generator<BlockSymbols, void> {
    if (file.defining !== this.#defining || outer !== this.#outer) {
      this.#defining = file.defining;
      this.#outer = outer;
      const variables = variablesOf(file, outer, undefined, isHidden);
      if (!isDeepStrictEqual(variables, this.#variables)) this.#known = new WeakMap();
      this.#variables = variables;
    }
    for (const [index, block] of file.blocks.entries()) {
      let symbols = this.#known.get(block);
      if (symbols === undefined) this.#known.set(block, (symbols = symbolsOf(block, this.#variables)));
      if (symbols.length > 0) yield { index, symbols };
    }
  }
}

function symbolsOf(block: Block, variables: Variables): FileSymbol[] {
  const rest = new Set(block.variables);
  const requests = block.requests.map((request, index): FileSymbol => {
    // Everything above a request, from its separator on, is shown as part of it.
    const start = index === 0 ? startOfText(block) : request.start;
    const own = block.variables.slice(
      firstIndexWhere(block.variables, (variable) => variable.start >= start),
      firstIndexWhere(block.variables, (variable) => variable.end > request.end),
    );
    for (const variable of own) rest.delete(variable);
    const line = { start: request.start, end: request.url?.end ?? request.method?.end ?? request.end };
    return {
      kind: 'request',
      ...titleOf(request, variables),
      span: { start, end: request.end },
      // VS Code keeps this line visible while the user scrolls through the request: its name says more than its URL.
      selection: nameOf(block, request, index) ?? line,
      line,
      children: own.map(variableSymbol),
    };
  });
  return [...[...rest].map(variableSymbol), ...requests].sort((a, b) => a.span.start - b.span.start);
}

/** The title of a request's own `###` line; undefined if it has none. */
const nameOf = ({ title }: Block, { start }: HttpRequest, index: number): Span | undefined =>
  index === 0 && title !== undefined && title.text !== '' && title.start < start ? title : undefined;

/** In a block without a separator, only the first request's own lines: what is above them belongs to the file. */
function startOfText(block: Block): number {
  const first = block.requests[0]?.start ?? 0;
  if (block.title) return 0;
  const directive = block.directives.find(({ name }) => name.text === 'name');
  return directive && directive.start < first ? directive.start : first;
}

const variableSymbol = ({ start, end, name, value }: VariableDefinition): FileSymbol => ({
  kind: 'variable',
  name: `@${name.text}`,
  detail: value.text,
  span: { start, end },
  selection: { start: name.start, end: name.end },
  line: { start: name.start, end: name.end },
  children: [],
});

function titleOf(request: HttpRequest, variables: Variables): { readonly name: string; readonly detail: string } {
  const graphRequest = graphRequestOf(request, variables);
  const method = request.method?.text.toUpperCase() ?? 'GET';
  const type = graphRequest?.match?.entityType.name;
  const short = `${method} ${shortUrl(request, variables)}`.trim();
  const name = request.name?.text.trim() ?? '';
  return name === '' ? { name: short, detail: type ?? '' } : { name, detail: type ?? short };
}

/** The last segments of the path that aren't keys: `…/userRunStates/deviceRunStates` has no room for ids. */
function shortUrl({ url }: HttpRequest, variables: Variables): string {
  if (url === undefined) return '';
  const [path = ''] = substitute(url.value, variables)
    .replace(/^[a-z]+:\/\/[^/?#]*/i, '')
    .split(/[?#]/, 1);
  const last = path.slice(path.lastIndexOf('/', path.length - 2) + 1);
  return last === '' ? url.value : `…/${last}`;
}
