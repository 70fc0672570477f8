import { compiledContract, type Contract } from './compiled/contract.ts';
import { readCompiledContract } from './compiled/read-text.ts';
import { complexTypes, entityTypes, enumTypes, scriptEntityTypes, scriptSingletonTypes } from './index.ts';

/** Finds a type by its name in any case. */
function byName<Named extends { readonly name: string }>(all: readonly Named[]): (name: string) => Named | undefined {
  const found = new Map(all.map((one) => [one.name.toLowerCase(), one]));
  return (name) => found.get(name.toLowerCase());
}

/**
 * All of Intune in two layers: what is checked by hand, and behind it what is compiled, which is read when the first layer doesn't
 * answer. The standing of each type and property says which of the two it's of.
 */
export const contract: Contract = compiledContract(readCompiledContract, {
  structure: byName([...entityTypes, ...scriptEntityTypes, ...scriptSingletonTypes, ...complexTypes]),
  enumType: byName(Object.values(enumTypes)),
});
