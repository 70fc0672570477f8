import { noOuterVariables } from '../../../src/http/variables/outer-variables.ts';
import { fileOf, largestBlockOf, lineOf, variablesOfText } from './tables/parts.ts';

/** What a parameter of a type is given that needs no entry in a table. The names are those of `TextFunction.parameters`. */
export const argumentOf: Readonly<Record<string, (text: string) => unknown>> = {
  string: (text) => text,
  'readonly string[]': (text) => text.split(/(?<=\n)/),
  'http/model.ts#Text': lineOf,
  'http/model.ts#HttpFile': fileOf,
  'http/model.ts#Block': largestBlockOf,
  'http/variables/variables.ts#Variables': variablesOfText,
  'http/variables/outer-variables.ts#OuterVariables': () => noOuterVariables,
};

/** The parameters that only what reads requests has. */
export const readsRequests: ReadonlySet<string> = new Set(['http/model.ts#HttpFile', 'http/model.ts#Block']);
