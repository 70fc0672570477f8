import { sharedEnvironment, type Environments } from './environment.ts';
import type { UnreadFile } from './environment-files.ts';
import { processNameIn, processReference, type ProcessVariables } from './process-variables.ts';
import { referencesIn } from './references.ts';

/** Where a variable's value comes from, if not from the request file. */
export type VariableOrigin =
  | { readonly kind: 'environment'; readonly environment: string; readonly file: string }
  | { readonly kind: 'private-environment'; readonly environment: string; readonly file: string }
  | { readonly kind: 'dotenv'; readonly file: string }
  | { readonly kind: 'process' };

/** A variable of an environment file, of `.env` or of the process environment. */
export interface OuterVariable {
  readonly value: string;
  readonly origin: VariableOrigin;
}

/** Where variables from outside were looked for: the facts for a message about one that isn't found. */
export interface SearchedSources {
  /** The `.env` that counts, read or not, as shown to the user; undefined if there is none. */
  readonly dotenv: string | undefined;
  /** The names of the variables of the process environment; undefined if that is ignored. */
  readonly process: ReadonlySet<string> | undefined;
  /** Files that count, but whose variables are unknown. */
  readonly unread: readonly UnreadFile[];
  /** Variables that are missing from the chosen environment, with the names of the environments that have them. */
  readonly elsewhere: ReadonlyMap<string, ReadonlySet<string>>;
  /**
   * Variables whose values are used literally although they contain what looks like a reference, with the `.env` that they are from;
   * undefined for the process environment.
   */
  readonly verbatim: ReadonlyMap<string, string | undefined>;
}

/** Variables from outside of the request file. */
export interface OuterVariables {
  /** By the text between the braces. */
  readonly byName: ReadonlyMap<string, OuterVariable>;
  readonly lookedAt: SearchedSources;
}

export const noOuterVariables: OuterVariables = {
  byName: new Map(),
  lookedAt: { dotenv: undefined, process: undefined, unread: [], elsewhere: new Map(), verbatim: new Map() },
};

/** Whether a value is private: every value that isn't from the public environment file. */
export const isPrivate = ({ origin }: OuterVariable): boolean => origin.kind !== 'environment';

/** What was read around a request file; sources that weren't found are empty. */
export interface OuterSources {
  readonly environmentFiles: readonly {
    /** Its name or path, as shown to the user. */
    readonly file: string;
    readonly isPrivate: boolean;
    readonly environments: Environments;
  }[];
  readonly dotenv: { readonly file: string; readonly values: Readonly<Record<string, string | undefined>> } | undefined;
  /** Undefined if it is ignored. */
  readonly process: ProcessVariables | undefined;
  /** The files above that could not be read, and count as empty for that reason. */
  readonly unread: readonly UnreadFile[];
}

/**
 * The variables from outside of the request file, in order of precedence: the chosen environment of the private files, then of the
 * public one; `$shared` of the private files, then of the public one; `.env`, whose variables are also available as
 * `$dotenv NAME`, whatever hides them. The process environment is available as `$processEnv NAME` only, as in every tool that
 * supports it: a name that a folder chose must not read from it by accident. Only variables that the user allows have a value.
 *
 * @param environment the chosen one; undefined if none is chosen, so that only `$shared` counts
 */
export function outerVariables(sources: OuterSources, environment: string | undefined): OuterVariables {
  const variables = new Map<string, OuterVariable>();
  const add = (name: string, variable: OuterVariable): void => {
    if (!variables.has(name)) variables.set(name, variable);
  };
  const files = [...sources.environmentFiles].sort((a, b) => Number(b.isPrivate) - Number(a.isPrivate));
  for (const chosen of environment === undefined ? [sharedEnvironment] : [environment, sharedEnvironment])
    for (const { file, isPrivate: hidden, environments } of files)
      for (const [name, value] of environments.get(chosen) ?? [])
        add(name, {
          value,
          origin: { kind: hidden ? 'private-environment' : 'environment', environment: chosen, file },
        });
  const { dotenv } = sources;
  for (const [name, value] of Object.entries(dotenv?.values ?? {})) {
    if (value === undefined || dotenv === undefined) continue;
    const variable: OuterVariable = { value, origin: { kind: 'dotenv', file: dotenv.file } };
    add(name, variable);
    variables.set(`$dotenv ${name}`, variable);
  }
  for (const name of sources.process?.names ?? []) {
    const value = sources.process?.values.get(name);
    if (value === undefined) variables.delete(processReference(name));
    else variables.set(processReference(name), { value, origin: { kind: 'process' } });
  }
  const lookedAt = {
    dotenv: dotenv?.file,
    process: sources.process?.names,
    unread: sources.unread,
    elsewhere: elsewhere(sources, variables),
    verbatim: verbatimIn(variables),
  };
  return { byName: variables, lookedAt };
}

function verbatimIn(variables: ReadonlyMap<string, OuterVariable>): SearchedSources['verbatim'] {
  const found = new Map<string, string | undefined>();
  for (const [name, { value, origin }] of variables)
    if ((origin.kind === 'dotenv' || origin.kind === 'process') && referencesIn(value).length > 0)
      found.set(name, origin.kind === 'dotenv' ? origin.file : undefined);
  return found;
}

function elsewhere(
  { environmentFiles, process }: OuterSources,
  known: ReadonlyMap<string, unknown>,
): SearchedSources['elsewhere'] {
  const found = new Map<string, Set<string>>();
  for (const { environments } of environmentFiles)
    for (const [environment, variables] of environments)
      for (const name of variables.keys()) {
        if (known.has(name) || process?.names.has(processNameIn(name) ?? '') === true) continue;
        const names = found.get(name);
        if (names) names.add(environment);
        else found.set(name, new Set([environment]));
      }
  return found;
}

/** The environments to choose from: those of all files, in their order. */
export const environmentNames = ({ environmentFiles }: OuterSources): string[] => [
  ...new Set(
    environmentFiles
      .flatMap(({ environments }) => [...environments.keys()])
      .filter((environment) => environment !== sharedEnvironment),
  ),
];

/** The variables of the process environment that exist, of those that some references name. */
export const processNamesAmong = (references: Iterable<string>, { lookedAt }: OuterVariables): string[] =>
  [...references].flatMap((reference) => {
    const name = processNameIn(reference);
    return name !== undefined && lookedAt.process?.has(name) === true ? [name] : [];
  });
