/** Members of the manifest that VS Code shows, and that can therefore be in `package.nls.json`. */
const shown =
  /^(?:title|shortTitle|description|altText|markdownDescription|enumDescriptions|markdownEnumDescriptions|patternErrorMessage|deprecationMessage|name|label|contents)$/;

/** Parts of the manifest without texts: a name in them is that of a grammar, a language or a file. */
const withoutTexts = /^(?:languages|grammars|snippets|jsonValidation|scripts|engines)$/;

export interface TextsOfManifest {
  readonly manifest: Readonly<Record<string, unknown>>;
  /** What `package.nls.json` contains: the English text of each key. */
  readonly texts: Readonly<Record<string, string>>;
}

/**
 * Moves the texts that VS Code shows out of a manifest, so that a translation is just a file: each text becomes `%key%`.
 *
 * @param manifest with texts, or with keys in their place
 * @param known the texts of existing keys
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

/** An item of a list is named after its command or id, or else after its position. */
function nameOf(item: unknown, index: number): string {
  const { command, id } = Object(item) as { readonly command?: unknown; readonly id?: unknown };
  const name = command ?? id;
  return typeof name === 'string' ? name : String(index);
}

/** `commands.graphRunStates.sendRequest.title` without what all keys have in common, and a setting without its category. */
const keyOf = (path: readonly string[]): string =>
  path
    .join('.')
    .replace(/^configuration\..*?\.properties\./, 'configuration.')
    .replace(/\.properties\./g, '.')
    .replace(/graphRunStates\./g, '');
