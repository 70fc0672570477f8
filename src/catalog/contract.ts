import { compiledContract, type Contract } from './compiled/contract.ts';
import { readCompiledContract } from './compiled/read-text.ts';
import { enumTypeNamed, typeNamed } from './type-named.ts';

/**
 * All of Intune in two layers: what is checked by hand, and behind it what is compiled, which is read when the first layer doesn't
 * answer. The standing of each type and property says which of the two it's of.
 */
export const contract: Contract = compiledContract(readCompiledContract, {
  structure: typeNamed,
  enumType: enumTypeNamed,
});
