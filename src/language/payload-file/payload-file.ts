import { contract } from '../../catalog/contract.ts';
import { graphVersion } from '../../catalog/url/graph-url.ts';
import type { Route, StructuredType } from '../../catalog/model.ts';
import { matchRoute } from '../../catalog/routes.ts';
import { typeNamed } from '../../catalog/type-named.ts';
import type { Edit } from '../../http/model.ts';
import type { PayloadKind } from './checked-payloads.ts';
import { payloadFileName } from './name.ts';
import { type Fix, fixesFor, type Problem } from '../problems/problem.ts';
import { routesThatCreate } from '../route-choices.ts';
import type { SourceText } from '../text/source-text.ts';

/** What a payload file is the body of: an entity, a part of one, or the parameters of an action. */
export interface PayloadFile extends PayloadKind {
  /** Where it can be sent with POST; empty if no collection of such entities is known. */
  readonly routes: () => readonly Route[];
}

/** The names of payload files of a kind, as a glob. */
export const payloadFilePattern = ({ name }: { readonly name: string }): string => `*.${name}.json`;

/**
 * What a file is the body of, by its name: `laptop.deviceHealthScriptDeviceState.json`, `pilot.deviceHealthScript.assign.json`.
 * For types that aren't checked by hand, this reads what is compiled.
 *
 * @returns undefined if it isn't a payload file
 */
export function payloadFileOf(path: string): PayloadFile | undefined {
  const named = payloadFileName(path);
  if (named === undefined) return undefined;
  const { last, before } = named;
  return (
    ofType(exactly(last, typeNamed(last))) ??
    (before === undefined ? undefined : ofAction(before, last)) ??
    ofType(exactly(last, contract.type(last))) ??
    (before === undefined ? undefined : ofType(exactly(`${before}.${last}`, contract.type(`${before}.${last}`))))
  );
}

/** Type names compare without case, file names with case, as in VS Code's schemas. */
const exactly = (name: string, type: StructuredType | undefined): StructuredType | undefined =>
  type?.name === name ? type : undefined;

const ofType = (type: StructuredType | undefined): PayloadFile | undefined =>
  type && { type, name: type.name, routes: () => routesThatCreate(type) };

/** An action that is bound to entities of a type, or to their collection. */
function ofAction(typeName: string, name: string): PayloadFile | undefined {
  const boundTo = exactly(typeName, contract.type(typeName));
  const [collection] = boundTo ? routesThatCreate(boundTo) : [];
  if (collection === undefined) return undefined;
  const entity = `${collection.path}/{${matchRoute(`${collection.path}/{id}`, graphVersion)?.keyParameter ?? 'id'}}`;
  for (const path of [entity, collection.path]) {
    const { operation } = matchRoute(`${path}/${name}`, graphVersion) ?? {};
    if (operation?.kind !== 'action' || operation.name !== name || operation.parameters === undefined) continue;
    return { type: operation.parameters, name: `${typeName}.${name}`, routes: () => [operation.route] };
  }
  return undefined;
}

/** The fixes of a problem in a file that is sent as it is. */
export const fixesInFile = (problem: Problem, source: SourceText): Fix[] =>
  fixesFor(problem, source).filter(({ edits }) => !edits.some(isReference));

/** A file is sent with or without variables: outside of quotes, a reference wouldn't be JSON. */
const isReference = ({ text }: Edit): boolean => text.startsWith('{{');

/**
 * Whether VS Code's JSON support also reports a problem of a payload file, which no schema can prevent: invalid JSON, and duplicate
 * properties.
 *
 * @param text of the file
 * @param languageId of the document; only `json` and `jsonc` have that support
 */
export function isReportedByJsonSupport(problem: Problem, text: string, languageId: string): boolean {
  // It reports nothing for an empty file.
  if (text === '' || (languageId !== 'json' && languageId !== 'jsonc')) return false;
  switch (problem.code) {
    case 'duplicate-property':
      // A convention for comments that VS Code supports.
      return problem.name !== '//';
    case 'invalid-json':
      if (problem.fault === 'nested-too-deeply') return false;
      return languageId === 'json' || problem.fault !== 'comment' || !isClosedComment(text, problem);
    default:
      return false;
  }
}

const isClosedComment = (text: string, { start, end }: Problem): boolean =>
  /^(?:\/\/|\/\*[^]*\*\/$)/.test(text.slice(start, end));
