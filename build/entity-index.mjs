import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Where the entity types are, each in a file of its own. */
const folder = 'src/catalog/entities';

/** The file that lists them. */
export const entityIndexPath = `${folder}/index.ts`;

/**
 * The text of that file: an export for each entity type, so that adding one costs its own file.
 *
 * @param {string} root of the repository
 */
export function entityIndex(root) {
  const exports = readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.replaceAll('\\', '/'))
    .sort()
    .flatMap((file) => {
      const text = readFileSync(path.join(root, folder, file), 'utf8');
      const name = /(?<![^\n])export const (\w+) = \{\n {2}kind: 'entity',\n/.exec(text)?.[1];
      return name === undefined ? [] : [`export { ${name} } from './${file}';\n`];
    });
  return `// Written by the build: the entity types that are checked by hand, one in each file below this folder.\n${exports.join('')}`;
}
