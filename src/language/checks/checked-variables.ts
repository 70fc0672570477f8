import { isDeepStrictEqual } from 'node:util';
import { dynamicExpressions, isDynamic } from '../../http/variables/dynamic-values.ts';
import { readMessageReference } from '../../http/messages/message-reference.ts';
import type { SearchedSources } from '../../http/variables/outer-variables.ts';
import { processNameIn, processReference } from '../../http/variables/process-variables.ts';
import { promptExpressions, promptIn } from '../../http/variables/prompts.ts';
import { referencesIn } from '../../http/variables/references.ts';
import type { Variables } from '../../http/variables/variables.ts';
import { foreignKind } from '../variables/missing-variables.ts';
import type { NotSet } from '../variables/script-variables.ts';
import { nearest } from '../text/wording.ts';
import type { VariableProblem } from '../problems/families/variable.ts';

/** What is wrong with a reference, wherever it is. */
export type ReferenceFault =
  | (VariableProblem & { readonly code: 'foreign-variable' })
  | Omit<VariableProblem & { readonly code: 'script-variable' }, 'define'>
  | Omit<VariableProblem & { readonly code: 'unknown-variable' }, 'define' | 'inBody' | 'lookedAt'>;

/** The expressions that this extension generates a value for, or asks for. */
const supported: readonly string[] = [
  ...dynamicExpressions.map(({ text }) => text),
  ...promptExpressions.map(({ word }) => word),
];

/** What a check needs to know about the whole file, and asks only when it has to. */
export interface AskedOfFile {
  /** The names of its requests. */
  readonly named: () => ReadonlyMap<string, unknown>;
  readonly isAboutGraph: () => boolean;
  /** The variable that one of its scripts sets, without its line; undefined if none does. */
  readonly notSet: (name: string) => NotSet | undefined;
}

/** The variables for a check. Results are cached by name: a file may refer to the same one ten thousand times. */
export class CheckedVariables {
  /** Those whose values a message may show. */
  readonly shown: Variables;
  /** All that have a value. */
  readonly all: Variables;
  /** Those of the file, as written in the definition that counts. */
  readonly own: Variables;
  /** Where other variables were searched for, to say so in messages. */
  readonly lookedAt: SearchedSources;
  readonly #faults = new Map<string, ReferenceFault | undefined>();
  #suggested: SuggestedNames | undefined;
  readonly #file: AskedOfFile;
  #isAboutGraph: boolean | undefined;
  /** Names without a value that were looked up, and the scripts that set them. */
  readonly #notSet = new Map<string, NotSet | undefined>();
  /** Names of requests that were looked up, and whether there was one. */
  readonly #askedFor = new Map<string, boolean>();

  constructor(shown: Variables, all: Variables, own: Variables, lookedAt: SearchedSources, file: AskedOfFile) {
    this.#file = file;
    this.shown = shown;
    this.all = all;
    this.own = own;
    this.lookedAt = lookedAt;
  }

  /** What is wrong with a reference to a name; undefined if nothing is, or if that is unknown. */
  faultOf(name: string): ReferenceFault | undefined {
    if (this.#faults.has(name)) return this.#faults.get(name);
    const fault = this.#findFault(name);
    this.#faults.set(name, fault);
    return fault;
  }

  /** Whether any text of the file is about Graph: if so, what its requests share concerns those to Graph. */
  isFileAboutGraph(): boolean {
    return (this.#isAboutGraph ??= this.#file.isAboutGraph());
  }

  /** Whether the rest of the file would still give the same answers. */
  areAnswersSame(): boolean {
    if (this.#isAboutGraph !== undefined && this.#isAboutGraph !== this.#file.isAboutGraph()) return false;
    for (const [name, was] of this.#notSet) if (!isDeepStrictEqual(was, this.#file.notSet(name))) return false;
    if (this.#askedFor.size === 0) return true;
    const now = this.#file.named();
    return Array.from(this.#askedFor).every(([name, was]) => now.has(name) === was);
  }

  readonly #isNamed = (name: string): boolean => {
    const isNamed = this.#file.named().has(name);
    this.#askedFor.set(name, isNamed);
    return isNamed;
  };

  #findFault(name: string): ReferenceFault | undefined {
    const value = this.all.get(name);
    const nested = value === undefined ? undefined : this.#firstUnfilled(name, value);
    if (value !== undefined && nested === undefined) return undefined;
    const missing = nested ?? name;
    if (isFilledWhenSent(missing, this.lookedAt)) return undefined;
    // A value that isn't shown isn't quoted in parts either.
    const inShown = referencesIn(this.shown.get(name) ?? '');
    if (nested !== undefined && inShown.every((other) => other.name !== nested)) {
      const through = inShown.find((other) => this.all.get(other.name)?.includes('{{'))?.name ?? name;
      return { code: 'unknown-variable', name: undefined, through, suggestion: undefined };
    }
    const message = readMessageReference(missing, this.#isNamed);
    const isNamed = message !== undefined && this.#isNamed(message.request);
    if (isNamed && !('fault' in message)) return undefined;
    // If an environment has the variable, the user should select that one.
    const notSet = isNamed || this.lookedAt.elsewhere.has(missing) ? undefined : this.#notSetFor(missing);
    if (notSet) return { code: 'script-variable', name, notSet };
    const kind = message === undefined ? foreignKind(missing) : isNamed ? 'response' : undefined;
    // If another variable refers to it, it isn't written here.
    const suggestion = kind === 'system' && nested === undefined ? nearest(missing, supported) : undefined;
    if (kind !== undefined) return { code: 'foreign-variable', name: missing, kind, suggestion };
    if (nested !== undefined) return { code: 'unknown-variable', name: nested, through: name, suggestion: undefined };
    if (message !== undefined) return { code: 'unknown-variable', name, through: undefined, suggestion: undefined };
    this.#suggested ??= new SuggestedNames(this.all, this.lookedAt.process);
    return { code: 'unknown-variable', name, through: undefined, suggestion: this.#suggested.for(name) };
  }

  #notSetFor(name: string): NotSet | undefined {
    if (!this.#notSet.has(name)) this.#notSet.set(name, this.#file.notSet(name));
    return this.#notSet.get(name);
  }

  /** The first reference in a value that isn't replaced; in a value that is used literally, none is replaced. */
  #firstUnfilled(name: string, value: string): string | undefined {
    const isVerbatim = this.lookedAt.verbatim.has(name);
    return referencesIn(value).find((inner) => isVerbatim || !isFilledWhenSent(inner.name, this.lookedAt))?.name;
  }
}

/**
 * Whether a reference gets its value when the request is sent: values are generated then, and the process environment is read then.
 * Where the process environment is ignored, as on the command line, its content is unknown.
 */
function isFilledWhenSent(reference: string, { process }: SearchedSources): boolean {
  const name = processNameIn(reference);
  return name === undefined ? isDynamic(reference) || promptIn(reference) !== undefined : process?.has(name) !== false;
}

/** Limits on the words to compare: at the start, and for each further name. Without them, the cost would be names times variables. */
const budget = { atOnce: 20_000, perName: 100 };

/** Suggests which variable was probably meant. */
class SuggestedNames {
  readonly #usual: readonly string[];
  readonly #withSources: readonly string[];
  /** There are hundreds, so they are candidates only if the reference is to the process environment. */
  readonly #ofProcess: readonly string[];
  readonly #variables: Variables;
  #left = budget.atOnce;

  constructor(variables: Variables, process: ReadonlySet<string> = new Set()) {
    this.#variables = variables;
    this.#withSources = [...variables.keys()];
    this.#usual = this.#withSources.filter((name) => !name.startsWith('$'));
    this.#ofProcess = [...process];
  }

  for(name: string): string | undefined {
    const ofProcess = processNameIn(name);
    const candidates =
      ofProcess !== undefined ? this.#ofProcess : name.startsWith('$') ? this.#withSources : this.#usual;
    this.#left += budget.perName;
    if (candidates.length > this.#left) return undefined;
    this.#left -= candidates.length;
    const suggestion = nearest(ofProcess ?? name, candidates);
    if (ofProcess !== undefined) return suggestion === undefined ? undefined : processReference(suggestion);
    // A suggestion without a value wouldn't help.
    return suggestion === undefined || referencesIn(this.#variables.get(suggestion) ?? '').length > 0
      ? undefined
      : suggestion;
  }
}
