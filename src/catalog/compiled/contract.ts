import type { EnumType, StructuredType } from '../model.ts';
import { graphVersion } from '../url/graph-url.ts';
import { type Collection, collectionsBelow } from './collections.ts';
import { ContractLines } from './contract-lines.ts';
import { type Addressed, type CompiledOperation, operationOf, resolvePath } from './resolve.ts';
import { type CheckedTypes, CompiledTypes } from './types.ts';

/** The contract of Intune, compiled from Microsoft's SDK. Each type says whether it's checked by hand. */
export interface Contract {
  /**
   * Finds what a path addresses.
   *
   * @param version `beta`; the contract has no other version of Graph
   * @param path below the version, with or without `{placeholders}`
   * @returns undefined if the contract doesn't say, which doesn't mean that the path is wrong
   */
  resolve(version: string, path: string): Addressed | undefined;
  /** A type that has properties, by its name in any case, without `microsoft.graph`. */
  type(name: string): StructuredType | undefined;
  /** An enum type, by its name in any case, without `microsoft.graph`. */
  enumType(name: string): EnumType | undefined;
  /** The operations that are bound to a type or to one that it derives from, or to collections of these. */
  operations(type: StructuredType, isBoundToCollection: boolean): readonly CompiledOperation[];
  /** The collections in which requests create entities. */
  readonly collections: readonly Collection[];
  /** Names of all types and enums. */
  readonly typeNames: readonly string[];
  /** The singletons that paths begin with. */
  readonly roots: readonly StructuredType[];
}

/**
 * The contract in a text that `npm run contract` has made.
 *
 * @param readText returns that text; called on first use
 * @param checked finds types that are checked by hand, which the contract returns in place of the compiled ones
 */
export function compiledContract(readText: () => string, checked: CheckedTypes = nothingChecked): Contract {
  let read: { readonly lines: ContractLines; readonly types: CompiledTypes } | undefined;
  let collections: readonly Collection[] | undefined;
  const contract = () => {
    if (read === undefined) {
      const lines = new ContractLines(readText());
      read = { lines, types: new CompiledTypes(lines, checked) };
    }
    return read;
  };
  return {
    resolve(version, path) {
      if (version.toLowerCase() !== graphVersion) return undefined;
      const { lines, types } = contract();
      return resolvePath(path, lines, types);
    },
    type: (name) => checked.structure(name) ?? contract().types.structure(name),
    enumType: (name) => checked.enumType(name) ?? contract().types.enumType(name),
    operations(type, isBoundToCollection) {
      const { lines, types } = contract();
      const bound = types.structure(type.name);
      return lines
        .operations()
        .filter((line) => line.isBoundToCollection === isBoundToCollection && bound?.isA(line.boundTo))
        .map((line) => operationOf(line, types));
    },
    get collections() {
      const { lines, types } = contract();
      collections ??= collectionsBelow(lines.roots, types);
      return collections;
    },
    get typeNames() {
      return contract().lines.names;
    },
    get roots() {
      const { lines, types } = contract();
      return lines.roots.flatMap((name) => types.known(name) ?? []);
    },
  };
}

const nothingChecked: CheckedTypes = { structure: () => undefined, enumType: () => undefined };

/**
 * The type of a request's body.
 *
 * @returns undefined if the request has none, or one that the contract doesn't describe
 */
export function bodyTypeOf(method: string, addressed: Addressed): StructuredType | undefined {
  switch (addressed.kind) {
    case 'collection':
      return method === 'POST' ? addressed.type : undefined;
    case 'entity':
    case 'singleton':
      return method === 'PATCH' || method === 'PUT' ? addressed.type : undefined;
    case 'action':
      return method === 'POST' ? addressed.operation.parameters : undefined;
    case 'function':
    case 'property':
    case '$count':
    case '$ref':
    case '$value':
      return undefined;
    default:
      return addressed satisfies never;
  }
}
