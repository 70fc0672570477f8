// Describes the differences between two compiled contracts.

/** How many of each kind a contract has. */
export interface Counts {
  readonly entity: number;
  readonly complex: number;
  readonly enum: number;
  readonly properties: number;
  readonly members: number;
  readonly action: number;
  readonly function: number;
}

interface Line {
  readonly kind: string;
  readonly head: string;
  /** Properties, members or parameters: each by its name, as written in the contract. */
  readonly parts: ReadonlyMap<string, string>;
  readonly rest: string;
}

const kinds = new Set(['entity', 'complex', 'enum', 'flags', 'action', 'function']);

/** The lines of types and operations, by the name of the type or operation. */
function linesOf(text: string): ReadonlyMap<string, Line> {
  const found = new Map<string, Line>();
  for (const line of text.split('\n')) {
    const [head = '', parts = '', ...rest] = line.split('|');
    const [kind = '', name = '', third] = head.split(' ');
    if (!kinds.has(kind)) continue;
    const isOperation = kind === 'action' || kind === 'function';
    const words = parts.split(' ').filter((word) => word !== '');
    found.set(isOperation ? `${name} ${third ?? ''}` : name, {
      kind,
      head,
      parts: new Map(words.map((word) => [word.split(':', 1)[0] ?? '', word])),
      rest: rest.join('|'),
    });
  }
  return found;
}

/** Counts what a contract contains. */
export function countsOf(text: string): Counts {
  const lines = [...linesOf(text).values()];
  const of = (...wanted: string[]): Line[] => lines.filter(({ kind }) => wanted.includes(kind));
  const parts = (some: readonly Line[]): number => some.reduce((sum, line) => sum + line.parts.size, 0);
  return {
    entity: of('entity').length,
    complex: of('complex').length,
    enum: of('enum', 'flags').length,
    properties: parts(of('entity', 'complex')),
    members: parts(of('enum', 'flags')),
    action: of('action').length,
    function: of('function').length,
  };
}

/**
 * Lists what a new contract changes.
 *
 * @param checkedByHand names of types whose facts are in the catalog, too: changes to them need a review
 * @returns a line for each change; empty if nothing has changed
 */
export function changesBetween(before: string, after: string, checkedByHand: ReadonlySet<string>): readonly string[] {
  const old = linesOf(before);
  const now = linesOf(after);
  const changes: string[] = [];
  const report = (name: string, change: string): void => {
    const note = checkedByHand.has(name) ? ' (checked by hand: compare with src/catalog)' : '';
    changes.push(`${name}: ${change}${note}`);
  };
  for (const [name, line] of now) if (!old.has(name)) report(name, `new ${line.kind}`);
  for (const [name, line] of old) {
    const next = now.get(name);
    if (next === undefined) {
      report(name, `${line.kind} removed`);
      continue;
    }
    if (next.head !== line.head) report(name, `${line.head} is now ${next.head}`);
    for (const [part, written] of next.parts) {
      const was = line.parts.get(part);
      if (was === undefined) report(name, `${part} is new (${written})`);
      else if (was !== written) report(name, `${was} is now ${written}`);
    }
    for (const part of line.parts.keys()) if (!next.parts.has(part)) report(name, `${part} removed`);
    if (next.rest !== line.rest) report(name, 'another description or result');
  }
  return changes;
}
