import { dynamicValues, type DynamicSources } from '../../http/dynamic-values.ts';
import type { HttpFile } from '../../http/model.ts';
import type { LookedAt, OuterVariables } from '../../http/outer-variables.ts';
import { referencesIn } from '../../http/references.ts';
import { namesBehind, variablesOf, type Variables } from '../../http/variables.ts';
import { isHidden } from '../../language/hidden-variables.ts';

/** The variables of one send. */
export interface RequestVariables {
  /** All that have a value. */
  readonly all: Variables;
  /** Those whose values may be kept and shown; what refers to others is left with its references. */
  readonly shown: Variables;
  /** As `shown`, without those that are made for the send; the same object where there are none. */
  readonly written: Variables;
  /**
   * What the values that are not shown refer to in turn, as far as that may be shown: the file's own variables, those of the public
   * environment, and what is made for the send. With these the request can be made the same again after they have changed.
   *
   * @param references to such values
   */
  readonly behind: (references: readonly string[]) => Variables;
  /** What to say of one that has none. */
  readonly lookedAt: LookedAt;
}

/**
 * The variables for sending a request once. What is made for the send, such as `{{$guid}}`, is made here, so the same
 * expression has the same value in all of the request.
 *
 * @param text what refers to them: the request, the file of its body
 * @returns those that it refers to, and what these refer to
 */
export function requestVariables(
  file: HttpFile,
  outer: OuterVariables,
  text: string,
  sources: DynamicSources,
): RequestVariables {
  const direct = referencesIn(text).map(({ name }) => name);
  const names = namesBehind(direct, file, outer);
  const made = dynamicValues(names, sources);
  const shown = variablesOf(file, outer, made, isHidden, names);
  return {
    all: variablesOf(file, outer, made, undefined, names),
    shown,
    written: made.size === 0 ? shown : variablesOf(file, outer, new Map(), isHidden, names),
    behind: (references) => behind(references, outer, shown),
    lookedAt: outer.lookedAt,
  };
}

function behind(references: readonly string[], outer: OuterVariables, shown: Variables): Variables {
  const found = new Map<string, string>();
  // Grows while it is gone through.
  const names = new Set(references);
  for (const name of names) {
    const value = shown.get(name);
    if (value !== undefined) found.set(name, value);
    for (const inner of referencesIn(value ?? referringValue(name, outer))) names.add(inner.name);
  }
  return found;
}

/** A value in which references are filled in; empty for all others. */
function referringValue(name: string, { byName }: OuterVariables): string {
  const variable = byName.get(name);
  const kind = variable?.origin.kind;
  return variable && (kind === 'environment' || kind === 'private-environment') ? variable.value : '';
}

/** What values that are made for a send are made from. */
export const dynamicSources = (): DynamicSources => ({
  now: new Date(),
  newId: () => crypto.randomUUID(),
  random: Math.random,
});
