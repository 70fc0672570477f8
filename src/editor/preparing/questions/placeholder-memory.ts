import type { Memento } from 'vscode';

const storageKey = 'placeholders';

/** How many values of one placeholder are kept. */
const mostKept = 8;

/** For how many placeholders values are kept: those that were asked for last. */
const mostNames = 40;

/** The last values of placeholders, newest first, for the workspace. These are ids, not secrets: they are in URLs. */
export class PlaceholderMemory {
  readonly #storage: Memento;

  constructor(storage: Memento) {
    this.#storage = storage;
  }

  lastValues(name: string): readonly string[] {
    return this.#read().get(name) ?? [];
  }

  async remember(values: ReadonlyMap<string, string>): Promise<void> {
    const kept = this.#read();
    const renewed = [...values].map(([name, value]): [string, readonly string[]] => [
      name,
      [value, ...(kept.get(name) ?? []).filter((other) => other !== value)].slice(0, mostKept),
    ]);
    const others = [...kept].filter(([name]) => !values.has(name));
    await this.#storage.update(storageKey, Object.fromEntries([...renewed, ...others].slice(0, mostNames)));
  }

  async clear(): Promise<void> {
    await this.#storage.update(storageKey, undefined);
  }

  /** A map, because a placeholder may be called `constructor`. */
  #read(): ReadonlyMap<string, readonly string[]> {
    return new Map(Object.entries(this.#storage.get<Readonly<Record<string, readonly string[]>>>(storageKey, {})));
  }
}
