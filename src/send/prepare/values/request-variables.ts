import { dynamicValues, type DynamicSources } from '../../../http/variables/dynamic-values.ts';
import { noNamedExchanges, type NamedExchanges } from '../../../http/messages/message-value.ts';
import type { HttpFile } from '../../../http/model.ts';
import type { SearchedSources, OuterVariables } from '../../../http/variables/outer-variables.ts';
import { processNamesAmong } from '../../../http/variables/outer-variables.ts';
import { referencesIn } from '../../../http/variables/references.ts';
import { promptIn, type Prompt } from '../../../http/variables/prompts.ts';
import {
  namesBehind,
  namesInValue,
  reachedFrom,
  variablesOf,
  type Variables,
} from '../../../http/variables/variables.ts';
import { notSetIn, type NotSet } from '../../../language/variables/script-variables.ts';
import { isHidden } from '../../../language/variables/hidden-variables.ts';

/** The variables of one send. */
export interface RequestVariables {
  /** All that have a value. */
  readonly all: Variables;
  /** Those whose values may be kept and shown; what refers to others is left with its references. */
  readonly shown: Variables;
  /** Like `shown`, without those that are generated for the send; the same object if there are none. */
  readonly written: Variables;
  /**
   * What is behind references to values that aren't shown.
   *
   * @returns `given`: what these values refer to in turn, if that may be shown: the file's own variables, those of the public environment,
   * and what is generated for the send. With these, the same request can be made again after they have changed. `process`: the names of the
   * variables of the process environment among all that
   */
  readonly behind: (references: readonly string[]) => {
    readonly given: Variables;
    readonly process: readonly string[];
  };
  /** The names that the value of a variable refers to, as it is written. */
  readonly namesInValue: (name: string) => readonly string[];
  /** The names of the variables of the process environment, whether they may be read or not. */
  readonly process: readonly string[];
  /** What to say about a variable without a value. */
  readonly lookedAt: SearchedSources;
  /** What a script of the file would set, by what is between the braces; undefined: no script sets it. */
  readonly notSet: (name: string) => NotSet | undefined;
  /** The named requests that the request may refer to. */
  readonly named: NamedExchanges;
  /** Those that the request refers to and the user is asked for; `all` has no values for these. */
  readonly prompts: readonly Prompt[];
}

/** The same variables with the user's answers, by the names of the prompts: never shown, and never kept. */
export const withAnswers = (variables: RequestVariables, answers: Variables): RequestVariables =>
  variables.prompts.length === 0
    ? variables
    : {
        ...variables,
        all: new Map([
          ...variables.all,
          ...variables.prompts.map(({ name }) => [name, answers.get(name) ?? ''] as const),
        ]),
      };

/**
 * The variables for sending a request once. What is generated for the send, such as `{{$guid}}`, is generated here, so
 * the same expression has the same value throughout the request.
 *
 * @param text what refers to them: the request and its body file
 * @param named the named requests of the file, and what became of them
 * @param declared the prompts that comments above the request declare
 * @returns those that the text refers to, and what these refer to
 */
export function requestVariables(
  file: HttpFile,
  outer: OuterVariables,
  text: string,
  sources: DynamicSources,
  named: NamedExchanges = noNamedExchanges,
  declared: ReadonlyMap<string, Prompt> = new Map(),
): RequestVariables {
  const direct = referencesIn(text).map(({ name }) => name);
  const reached = namesBehind(direct, file, outer);
  const prompts = Array.from(reached).flatMap((name) => declared.get(name) ?? promptIn(name) ?? []);
  // A variable with the name of a prompt is another one, for other requests.
  const names = new Set(reached);
  for (const { name } of prompts) names.delete(name);
  const generated = dynamicValues(names, sources);
  const shown = variablesOf(file, outer, generated, isHidden, names);
  return {
    all: variablesOf(file, outer, generated, undefined, names),
    shown,
    written: generated.size === 0 ? shown : variablesOf(file, outer, new Map(), isHidden, names),
    namesInValue: (name) => namesInValue(name, file, outer),
    process: processNamesAmong(names, outer),
    behind: (references) => {
      const reached = [...reachedFrom(references, (name) => shown.get(name), outer)];
      return {
        given: new Map(reached.flatMap((name) => (shown.has(name) ? [[name, shown.get(name) ?? ''] as const] : []))),
        process: processNamesAmong(reached, outer),
      };
    },
    lookedAt: outer.lookedAt,
    notSet: (name) => notSetIn(file, name),
    named,
    prompts,
  };
}

/** What generated values are made from. */
export const dynamicSources = (): DynamicSources => ({
  now: new Date(),
  newId: () => crypto.randomUUID(),
  random: Math.random,
});
