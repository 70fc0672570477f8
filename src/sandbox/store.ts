import type { Entity } from './response.ts';

/**
 * The created entities, by their addresses: paths with keys as OData writes them, without a slash at their beginning:
 * `deviceManagement/deviceShellScripts('1')/deviceRunStates`.
 */
export class EntityStore {
  readonly #collections = new Map<string, Map<string, Entity>>();
  /** By their addresses. */
  readonly #singletons = new Map<string, Entity>();

  list(collection: string): Entity[] {
    return [...(this.#collections.get(collection)?.values() ?? [])];
  }

  get(collection: string, key: string): Entity | undefined {
    return this.#collections.get(collection)?.get(key);
  }

  set(collection: string, key: string, entity: Entity): void {
    const entities = this.#collections.get(collection) ?? new Map<string, Entity>();
    this.#collections.set(collection, entities.set(key, entity));
  }

  /** Removes an entity and everything that it contains. */
  delete(collection: string, key: string): void {
    this.#collections.get(collection)?.delete(key);
    const below = `${addressOf(collection, key)}/`;
    for (const kept of [this.#collections, this.#singletons])
      for (const address of kept.keys()) if (address.startsWith(below)) kept.delete(address);
  }

  /** Removes everything from a collection. */
  clear(collection: string): void {
    for (const key of this.#collections.get(collection)?.keys() ?? []) this.delete(collection, key);
  }

  singleton(address: string): Entity | undefined {
    return this.#singletons.get(address);
  }

  setSingleton(address: string, entity: Entity): void {
    this.#singletons.set(address, entity);
  }

  /** Whether the entity at an address exists. */
  has(address: string): boolean {
    const [, collection, key] = /^(.*)\('([^']*)'\)$/.exec(address) ?? [];
    return collection !== undefined && key !== undefined && this.get(collection, key) !== undefined;
  }
}

/** The address of an entity in a collection. */
export const addressOf = (collection: string, key: string): string => `${collection}('${key}')`;
