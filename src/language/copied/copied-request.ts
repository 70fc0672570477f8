/**
 * A request as another tool would send it, read from a command or a file of that tool. Nothing in its texts has the meaning that
 * a request file would give it, except for the references that are named.
 */
export interface CopiedRequest {
  readonly title?: string | undefined;
  /** What its author wrote about it. */
  readonly description?: string | undefined;
  /** In any case. */
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body?: string | undefined;
  /** The path of the file that is sent as the body, where that isn't a text. */
  readonly bodyFile?: string | undefined;
  /**
   * Names of the `{{references}}` in the texts above that are meant as such, with what each is in place of, as it is written
   * there: `$id`, `(Get-Date)`. Empty: it is a variable of that tool, of the same name.
   */
  readonly references?: ReadonlyMap<string, string>;
  /** What the command has that isn't read, as it is written: `--form`, `-Body (Get-Content a.json)`. */
  readonly unread?: readonly string[];
  /** Names of what was left out because it is a secret. */
  readonly secrets?: readonly string[];
}

/** Requests that were read from a place of a text on. */
export interface CopiedRequests {
  readonly requests: readonly CopiedRequest[];
  /** The offset at which they end. */
  readonly end: number;
}

/** A text with `{{name}}` in it for what isn't known without running something. */
export interface TextWithHoles {
  readonly text: string;
  /** What the holes are in place of, by their names. */
  readonly holes: ReadonlyMap<string, string>;
}

/** Name of a reference from the words of another tool: `obj.id` of `$($obj.id)`. */
export function holeName(source: string): string {
  const name = /[A-Za-z_]\w*(?:[.-]\w+)*/.exec(source.slice(0, 60))?.[0] ?? '';
  return name === '' ? 'value' : name;
}
