/**
 * A request as another tool would send it, read from a command or a file of that tool. Its texts are literal, even where a request
 * file would read them differently, except for the references that `references` names.
 */
export interface CopiedRequest {
  readonly title?: string | undefined;
  /** The author's description. */
  readonly description?: string | undefined;
  /** In upper or lower case. */
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body?: string | undefined;
  /** The path of the file that is sent as the body, if the body isn't a text. */
  readonly bodyFile?: string | undefined;
  /**
   * Names of the `{{references}}` in the texts above that are meant as references, with the source text that each replaces: `$id`,
   * `(Get-Date)`. The source text is empty for a variable of that tool with the same name.
   */
  readonly references?: ReadonlyMap<string, string>;
  /** The parts of the command that aren't read, as written: `--form`, `-Body (Get-Content a.json)`. */
  readonly unread?: readonly string[];
  /** Names of what was left out because it is a secret. */
  readonly secrets?: readonly string[];
}

/** Requests that were read from a text, from some offset on. */
export interface CopiedRequests {
  readonly requests: readonly CopiedRequest[];
  /** The offset at which they end. */
  readonly end: number;
}

/** A text with `{{name}}` in place of each part that isn't known without running something. */
export interface TextWithHoles {
  readonly text: string;
  /** The source texts of the holes, by name. */
  readonly holes: ReadonlyMap<string, string>;
}

/** The name of a reference, from the words of another tool: `obj.id` for `$($obj.id)`. */
export function holeName(source: string): string {
  const name = /[A-Za-z_]\w*(?:[.-]\w+)*/.exec(source.slice(0, 60))?.[0] ?? '';
  return name === '' ? 'value' : name;
}
