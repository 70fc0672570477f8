import { compiledContract, type Contract } from './compiled/contract.ts';
import { readCompiledContract } from './compiled/read-text.ts';
import { enumTypeNamed, typeNamed } from './type-named.ts';

/**
 * All of Intune in two layers: what is checked by hand, and behind it what is compiled, which is read only if the first layer has no
 * answer. The `standing` of each type and property says which layer it is from.
 */
export const contract: Contract = compiledContract(readCompiledContract, {
  structure: typeNamed,
  enumType: enumTypeNamed,
});
