import path from 'node:path';
import { parseEnv } from 'node:util';
import { environmentFileNames, environmentFolders } from '../http/environment-files.ts';
import { environmentFaultMessage, parseEnvironmentFile } from '../http/environment.ts';
import { lineStartsOf, positionAt } from '../http/lines.ts';
import { environmentNames, outerVariables, type OuterSources, type OuterVariables } from '../http/outer-variables.ts';
import { readText } from './read-text.ts';

/**
 * The variables around files, as the editor finds them, but for the process environment: what a check says shall not depend
 * on where it runs.
 */
export class CommandLineEnvironment {
  readonly #root: string;
  readonly #environment: string | undefined;
  readonly #complain: (message: string) => void;
  readonly #known = new Map<string, OuterVariables>();
  #isThere: boolean;

  /**
   * @param root the working folder, above which nothing is read
   * @param environment the chosen one; undefined: none, which leaves `$shared`
   */
  constructor(root: string, environment: string | undefined, complain: (message: string) => void) {
    this.#root = root;
    this.#environment = environment;
    this.#complain = complain;
    this.#isThere = environment === undefined;
  }

  /** The chosen environment, if no file that was read so far has it. */
  get missing(): string | undefined {
    return this.#isThere ? undefined : this.#environment;
  }

  /** The variables around a file. */
  around(file: string): OuterVariables {
    const folder = path.dirname(path.resolve(this.#root, file));
    const known = this.#known.get(folder);
    if (known) return known;
    const sources = this.#sourcesAround(folder);
    if (this.#environment !== undefined && environmentNames(sources).includes(this.#environment)) this.#isThere = true;
    const variables = outerVariables(sources, this.#environment);
    this.#known.set(folder, variables);
    return variables;
  }

  #sourcesAround(folder: string): OuterSources {
    let environmentFiles: OuterSources['environmentFiles'] = [];
    let dotenv: OuterSources['dotenv'];
    for (const at of environmentFolders(slashed(folder), slashed(this.#root))) {
      const found = environmentFileNames.flatMap(({ name, role }) => {
        const { text } = readText(path.join(at, name));
        return text === undefined
          ? []
          : [{ role, text, file: slashed(path.relative(this.#root, path.join(at, name))) }];
      });
      if (environmentFiles.length === 0)
        environmentFiles = found
          .filter(({ role }) => role !== 'dotenv')
          .map(({ role, text, file }) => ({
            file,
            isPrivate: role === 'private',
            environments: this.#parse(file, text),
          }));
      const own = found.find(({ role }) => role === 'dotenv');
      if (own) dotenv ??= { file: own.file, values: parseEnv(own.text) };
    }
    return { environmentFiles, dotenv, process: undefined, unread: [] };
  }

  #parse(file: string, text: string): OuterSources['environmentFiles'][number]['environments'] {
    const { environments, faults } = parseEnvironmentFile(text);
    for (const fault of faults) {
      const { line, character } = positionAt(lineStartsOf(text), fault.start);
      this.#complain(`${file}:${line + 1}:${character + 1}: ${environmentFaultMessage(fault)}`);
    }
    return environments;
  }
}

const slashed = (file: string): string => file.replaceAll('\\', '/');
