import type { OuterSources, VariableOrigin } from '../http/variables/outer-variables.ts';
import { isHidden } from '../language/variables/hidden-variables.ts';
import { redacting, type Redacted } from '../secrets/redacted.ts';

/** Removes secrets from a text, and the private values that were read so far. */
export type Redact = (text: string) => Redacted;

/** The maximum number of texts whose redaction is cached. */
const mostCached = 10_000;

/** The values in private environment files and in `.env`, of all environments: none is printed, wherever it occurs. */
export class PrivateValues {
  #values = new Map<string, string>();
  #redact = redacting({});
  readonly #redacted = new Map<string, Redacted>();

  /** Adds the private values of these sources: texts are printed without them from now on. */
  add({ environmentFiles, dotenv }: OuterSources): void {
    const count = this.#values.size;
    for (const { file, isPrivate, environments } of environmentFiles)
      if (isPrivate)
        for (const [environment, values] of environments)
          for (const [name, value] of values)
            this.#add(name, value, { kind: 'private-environment', environment, file });
    for (const [name, value] of Object.entries(dotenv?.values ?? {}))
      this.#add(`$dotenv ${name}`, value ?? '', { kind: 'dotenv', file: dotenv?.file ?? '' });
    if (this.#values.size === count) return;
    this.#redact = redacting({ hidden: this.#named });
    this.#redacted.clear();
  }

  /** Cached: the same message may be printed a hundred thousand times. */
  readonly redact: Redact = (text) => {
    const known = this.#redacted.get(text);
    if (known !== undefined) return known;
    if (this.#redacted.size >= mostCached) this.#redacted.clear();
    const redacted = this.#redact(text).text;
    this.#redacted.set(text, redacted);
    return redacted;
  };

  #add(name: string, value: string, origin: VariableOrigin): void {
    if (isHidden({ value, origin }) && !this.#values.has(value)) this.#values.set(value, name);
  }

  /** Values by unique names: several environments or folders may use the same name. */
  get #named(): ReadonlyMap<string, string> {
    const named = new Map<string, string>();
    for (const [value, name] of this.#values) {
      let key = name;
      for (let count = 2; named.has(key); count++) key = `${name} (${count})`;
      named.set(key, value);
    }
    return named;
  }
}
