import { compiledContract, type Contract } from './compiled/contract.ts';
import { readCompiledContract } from './compiled/read-text.ts';
import { enumTypeNamed, typeNamed } from './type-named.ts';

/**
 * All of Intune in two layers: facts that are checked by hand, and compiled facts, which are read only if the first layer has no
 * answer. The `standing` of each type and property says which layer it is from.
 */
export const contract: Contract = compiledContract(readCompiledContract, {
  structure: typeNamed,
  enumType: enumTypeNamed,
});
