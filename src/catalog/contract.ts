import { compiledContract, type Contract } from './compiled/contract.ts';
import { readCompiledContract } from './compiled/read-text.ts';
import { enumTypes } from './index.ts';
import { typeNamed } from './type-named.ts';
import type { EnumType } from './model.ts';

const enums: ReadonlyMap<string, EnumType> = new Map(
  Object.values(enumTypes).map((enumType) => [enumType.name.toLowerCase(), enumType]),
);

/**
 * All of Intune in two layers: what is checked by hand, and behind it what is compiled, which is read when the first layer doesn't
 * answer. The standing of each type and property says which of the two it's of.
 */
export const contract: Contract = compiledContract(readCompiledContract, {
  structure: typeNamed,
  enumType: (name) => enums.get(name.toLowerCase()),
});
