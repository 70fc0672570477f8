import { notation } from './notation.ts';

/** The kind of type or operation that a line describes. */
export type LineKind = 'entity' | 'complex' | 'enum' | 'flags' | 'action' | 'function';

/** An operation’s line. */
export interface OperationLine {
  readonly kind: 'action' | 'function';
  readonly name: string;
  readonly boundTo: string;
  readonly isBoundToCollection: boolean;
  /** As written: tokens with spaces between them. */
  readonly parameters: string;
  readonly returns: string | undefined;
}

/** The line of a type, split at its bars. */
export interface TypeLine {
  readonly kind: LineKind;
  readonly name: string;
  readonly base: string | undefined;
  /** Members or properties as written: tokens with spaces between them. */
  readonly parts: string;
  readonly description: string;
}

/** The lines of a compiled contract, by name. Splitting them takes a millisecond; each is parsed on first use. */
export class ContractLines {
  /** The singletons that paths begin with. */
  readonly roots: readonly string[];
  /** Names of the types, in alphabetical order. */
  readonly names: readonly string[];
  readonly #lines: readonly string[];
  readonly #typeAt = new Map<string, number>();
  readonly #derived = new Map<string, string[]>();
  readonly #operations = new Map<string, OperationLine[]>();

  /** @throws if the text has another notation, which is a bug, since the text is shipped with this reader */
  constructor(text: string) {
    const lines = text.split('\n');
    if (lines[0] !== notation) throw new Error(`The compiled contract begins with another line than "${notation}".`);
    const header = lines.findIndex((line) => /^count \d+$/.test(line));
    this.roots = (lines[header - 1] ?? '').split(' ').slice(1);
    const end = header + 1 + Number(lines[header]?.slice('count '.length));
    const names: string[] = [];
    for (let at = header + 1; at < end; at++) {
      const { name, base } = headOf(lines[at] ?? '');
      names.push(name);
      this.#typeAt.set(name.toLowerCase(), at);
      if (base !== undefined) push(this.#derived, base, name);
    }
    for (let at = end; at < lines.length; at++) {
      const operation = operationIn(lines[at] ?? '');
      if (operation) push(this.#operations, operation.name.toLowerCase(), operation);
    }
    this.#lines = lines;
    this.names = names;
  }

  /** @param name in any case, without namespace */
  type(name: string): TypeLine | undefined {
    const at = this.#typeAt.get(name.toLowerCase());
    if (at === undefined) return undefined;
    const text = this.#lines[at] ?? '';
    const [, parts = '', description = ''] = text.split('|');
    return { ...headOf(text), parts, description };
  }

  /** Types that derive directly from one. */
  derivedFrom(name: string): readonly string[] {
    return this.#derived.get(name) ?? [];
  }

  /** @param name in any case, without namespace */
  operationsNamed(name: string): readonly OperationLine[] {
    return this.#operations.get(name.toLowerCase()) ?? [];
  }

  operations(): readonly OperationLine[] {
    return [...this.#operations.values()].flat();
  }
}

function operationIn(line: string): OperationLine | undefined {
  const [head = '', parameters = '', returns] = line.split('|');
  const [kind, bound = '', name] = head.split(' ');
  if ((kind !== 'action' && kind !== 'function') || name === undefined) return undefined;
  const isBoundToCollection = bound.startsWith('*');
  return {
    kind,
    name,
    boundTo: isBoundToCollection ? bound.slice(1) : bound,
    isBoundToCollection,
    parameters,
    returns,
  };
}

/** The text before the first bar: `kind name base`. Called for every line, so it allocates only what it returns. */
function headOf(line: string): Pick<TypeLine, 'kind' | 'name' | 'base'> {
  const bar = line.indexOf('|');
  const end = bar === -1 ? line.length : bar;
  const nameAt = line.indexOf(' ') + 1;
  const space = line.indexOf(' ', nameAt);
  const hasBase = space !== -1 && space < end;
  return {
    kind: line.slice(0, nameAt - 1) as LineKind,
    name: line.slice(nameAt, hasBase ? space : end),
    base: hasBase ? line.slice(space + 1, end) : undefined,
  };
}

function push<Item>(map: Map<string, Item[]>, key: string, item: Item): void {
  const items = map.get(key);
  if (items) items.push(item);
  else map.set(key, [item]);
}
