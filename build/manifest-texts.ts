/** Members of the manifest that VS Code shows, and that `package.nls.json` can therefore hold. */
const shown =
  /^(?:title|shortTitle|description|altText|markdownDescription|enumDescriptions|markdownEnumDescriptions|patternErrorMessage|deprecationMessage|name|label|contents)$/;

/** Parts of the manifest whose names are no texts: what a grammar, a language or a file is called. */
const withoutTexts = /^(?:languages|grammars|snippets|jsonValidation|scripts|engines)$/;

export interface TextsOfManifest {
  readonly manifest: Readonly<Record<string, unknown>>;
  /** What `package.nls.json` holds: the English text of each key. */
  readonly texts: Readonly<Record<string, string>>;
}

/**
 * Moves the texts that VS Code shows out of a manifest, so that a translation is a file: each becomes `%key%`.
 *
 * @param manifest with texts, or with keys in their place
 * @param known the texts of the keys that are there already
 */
export function withoutShownTexts(
  manifest: Readonly<Record<string, unknown>>,
  known: Readonly<Record<string, string>>,
): TextsOfManifest {
  const texts: Record<string, string> = {};
  const moved = (value: string, path: readonly string[]): string => {
    const key = keyOf(path);
    const [, reference] = /^%(.+)%$/.exec(value) ?? [];
    texts[key] = reference === undefined ? value : (known[reference] ?? '');
    return `%${key}%`;
  };
  const visit = (value: unknown, path: readonly string[], isShown: boolean): unknown => {
    if (typeof value === 'string') return isShown ? moved(value, path) : value;
    if (Array.isArray(value))
      return value.map((item: unknown, index) => visit(item, [...path, nameOf(item, index)], isShown));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [
        name,
        withoutTexts.test(name) ? member : visit(member, [...path, name], shown.test(name)),
      ]),
    );
  };
  const { contributes, capabilities } = manifest;
  return {
    manifest: {
      ...manifest,
      capabilities: visit(capabilities, ['capabilities'], false),
      contributes: visit(contributes, [], false),
    },
    texts,
  };
}

/** A command and what has an id is known by that, other items of a list by their place. */
function nameOf(item: unknown, index: number): string {
  const { command, id } = Object(item) as { readonly command?: unknown; readonly id?: unknown };
  const name = command ?? id;
  return typeof name === 'string' ? name : String(index);
}

/** `commands.graphRunStates.sendRequest.title` without what every key would have, and a setting without its category. */
const keyOf = (path: readonly string[]): string =>
  path
    .join('.')
    .replace(/^configuration\..*?\.properties\./, 'configuration.')
    .replace(/\.properties\./g, '.')
    .replace(/graphRunStates\./g, '');
