import { noOuterVariables } from '../../../src/http/variables/outer-variables.ts';
import { fileOf, largestBlockOf, lineOf, variablesOfText } from './tables/parts.ts';

/** The arguments for types of parameters that need no entry in a table. The names are those in `TextFunction.parameters`. */
export const argumentOf: Readonly<Record<string, (text: string) => unknown>> = {
  string: (text) => text,
  'readonly string[]': (text) => text.split(/(?<=\n)/),
  'http/model.ts#Text': lineOf,
  'http/model.ts#HttpFile': fileOf,
  'http/model.ts#Block': largestBlockOf,
  'http/variables/variables.ts#Variables': variablesOfText,
  'http/variables/outer-variables.ts#OuterVariables': () => noOuterVariables,
};

/** The types of parameters that only functions that read requests have. */
export const readsRequests: ReadonlySet<string> = new Set(['http/model.ts#HttpFile', 'http/model.ts#Block']);
