import path from 'node:path';
import { readTextBelow } from '../files/read-text-below.ts';
import { largestEnvironmentFile } from '../http/variables/environment-files.ts';
import { readOuterSources, type SurroundingFiles } from '../http/variables/outer-sources.ts';
import { environmentNames, outerVariables, type OuterVariables } from '../http/variables/outer-variables.ts';
import { redactedPath } from '../secrets/redacted.ts';
import { withSlashes } from './find-files.ts';
import { printed, type Printed } from './printed.ts';
import type { PrivateValues } from './private-values.ts';

/**
 * The variables around files, as the editor finds them, except for the process environment: the result of a check shouldn't depend on
 * where it runs.
 */
export class CommandLineEnvironment {
  readonly #root: string;
  readonly #environment: string | undefined;
  readonly #values: PrivateValues;
  readonly #complain: (line: Printed) => void;
  readonly #files: SurroundingFiles;
  readonly #known = new Map<string, OuterVariables>();
  /** A file counts for every folder below it, but its problems are reported once. */
  readonly #complaints = new Set<string>();
  #isFound: boolean;

  /**
   * @param root the working folder, above which nothing is read
   * @param environment the chosen one; undefined if none is chosen, so that only `$shared` counts
   * @param values receives the values that must not be printed
   */
  constructor(root: string, environment: string | undefined, values: PrivateValues, complain: (line: Printed) => void) {
    this.#values = values;
    this.#root = root;
    this.#environment = environment;
    this.#complain = complain;
    this.#files = filesFrom(root);
    this.#isFound = environment === undefined;
  }

  /** The chosen environment, if no file that was read so far has it. */
  get missing(): string | undefined {
    return this.#isFound ? undefined : this.#environment;
  }

  /** The variables around a file. */
  async around(file: string): Promise<OuterVariables> {
    const folder = path.dirname(path.resolve(this.#root, file));
    const known = this.#known.get(folder);
    if (known) return known;
    const { sources, counting } = await readOuterSources(
      withSlashes(folder),
      withSlashes(this.#root),
      this.#files,
      undefined,
    );
    this.#values.add(sources);
    for (const { file: shown, faults } of counting)
      for (const { at, message } of faults) {
        const text = this.#values.redact(message);
        this.#complainOnce(
          at
            ? printed`${redactedPath(shown)}:${at.start.line + 1}:${at.start.character + 1}: ${text}`
            : printed`${text}`,
        );
      }
    if (this.#environment !== undefined && environmentNames(sources).includes(this.#environment)) this.#isFound = true;
    const variables = outerVariables(sources, this.#environment);
    this.#known.set(folder, variables);
    return variables;
  }

  #complainOnce(line: Printed): void {
    if (!this.#complaints.has(line.text)) this.#complain(line);
    this.#complaints.add(line.text);
  }
}

/** @param root the folder that reported paths are relative to */
const filesFrom = (root: string): SurroundingFiles => ({
  read: (folder, file) => readTextBelow(folder, file, largestEnvironmentFile),
  shown: (file) => withSlashes(path.relative(root, file)),
});
