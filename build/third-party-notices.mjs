// The licences of bundled code require their text, and the name of the copyright holder, wherever the code goes.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Licences under which code may ship inside ours, with nothing more than their text next to it. */
const PERMITTED = new Set(['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT']);

const LICENCE = /^(un)?(licen[cs]e|copying)([-_.].*)?$/i;
/** Apache-2.0 requires these, too; other packages list the code that they include themselves. */
const NOTICE = /^(notices?|copyright|authors|third-?party-?(notices?|licen[cs]es?))([-_.].*)?$/i;

/**
 * Licence texts of packages that come without one, each in a file `<name>@<version>.txt`; and of a package that another one has
 * bundled without saying so, in `<name of the other>@<version>/<name>.txt`.
 */
const ADDED = 'build/licenses';

/**
 * @typedef {object} Package
 * @property {string} name
 * @property {string} version
 * @property {string} license as in its package.json, an SPDX expression
 * @property {string | undefined} homepage
 * @property {readonly string[]} texts of its licence and its notices, each once
 * @property {readonly string[]} inside names of the packages that its files contain, by their source maps
 */

/**
 * Writes the notices of everything from node_modules that bundles contain.
 *
 * @param {Readonly<Record<string, readonly Pick<import('esbuild').Metafile, 'outputs'>[]>>} bundles by the names that users know
 * @param {string} root the folder that the paths in the metafiles start from
 * @returns {string}
 * @throws if a package has no licence text, or a licence under which it may not ship; the message names every such package
 */
export function thirdPartyNotices(bundles, root) {
  /** @type {Map<string, Set<string>>} */
  const filesByFolder = new Map();
  /** @type {Map<string, Set<string>>} */
  const bundlesByFolder = new Map();
  for (const [bundle, metafiles] of Object.entries(bundles))
    for (const name of metafiles.flatMap(filesOf)) {
      const file = plainPath(name, root);
      const folder = packageFolder(file);
      if (folder === undefined) continue;
      entry(filesByFolder, folder).add(file);
      entry(bundlesByFolder, folder).add(bundle);
    }

  /** @type {string[]} */
  const faults = [];
  const packages = [...filesByFolder].map(([folder, files]) => {
    const found = readPackage(root, folder, files);
    if (!PERMITTED.has(found.license))
      faults.push(
        `${found.name}@${found.version} has the licence "${found.license}". If it may ship inside this package, add that to ` +
          'PERMITTED in build/third-party-notices.mjs; otherwise, don’t bundle it.',
      );
    if (found.texts.length === 0)
      faults.push(
        `${found.name}@${found.version} comes without the text of its licence (${found.license}). Get it from the ` +
          `package’s repository, and put it into ${ADDED}/${found.name}@${found.version}.txt.`,
      );
    for (const inner of found.inside)
      if (!existsSync(path.resolve(root, addedInside(found, inner))))
        faults.push(
          `${found.name}@${found.version} has code of ${inner} inside, but not its licence. Put the licence text into ` +
            `${addedInside(found, inner)}.`,
        );
    return { ...found, bundles: [...entry(bundlesByFolder, folder)] };
  });
  if (faults.length > 0) throw new Error(`Third-party notices could not be written.\n${faults.join('\n')}`);

  packages.sort((a, b) => (a.name === b.name ? (a.version < b.version ? -1 : 1) : a.name < b.name ? -1 : 1));
  const rule = '='.repeat(80);
  return [
    'Third-party notices\n\nThis software includes code from the packages below, under the licences that follow.\n\n',
    ...packages.map((one) => `- ${one.name} ${one.version} (${one.license}), in ${one.bundles.join(' and ')}\n`),
    ...packages.map((one) => {
      const { name, version, homepage, inside } = one;
      const texts = [
        ...one.texts,
        ...inside.map(
          (inner) => `It has code of ${inner} inside:\n\n${textOf(path.resolve(root, addedInside(one, inner)))}`,
        ),
      ];
      return `\n${rule}\n${name} ${version}\n${homepage === undefined ? '' : `${homepage}\n`}\n${texts.join('\n\n')}\n`;
    }),
  ].join('');
}

/**
 * @param {Pick<Package, 'name' | 'version'>} outer
 * @param {string} inner
 */
const addedInside = ({ name, version }, inner) => `${ADDED}/${name}@${version}/${inner}.txt`;

/**
 * The files that have code in an output; files that were only read don't ship.
 *
 * @param {Pick<import('esbuild').Metafile, 'outputs'>} metafile
 */
const filesOf = ({ outputs }) => Object.values(outputs).flatMap(({ inputs }) => Object.keys(inputs));

/**
 * @param {string} name may start with the name of an esbuild namespace, and may be absolute then
 * @param {string} root
 * @returns {string} from the root
 */
function plainPath(name, root) {
  const file = name.replace(/^[\w-]{2,}:/, '');
  return (path.isAbsolute(file) ? path.relative(root, file) : file).replaceAll('\\', '/');
}

/**
 * @param {string} file
 * @returns {string | undefined} the innermost package around it; undefined for our own files
 */
const packageFolder = (file) => /^(.*\bnode_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1];

/**
 * @param {string} root
 * @param {string} folder
 * @param {ReadonlySet<string>} files
 * @returns {Package}
 */
function readPackage(root, folder, files) {
  /** @type {unknown} */
  const parsed = JSON.parse(readFileSync(path.resolve(root, folder, 'package.json'), 'utf8'));
  const { name, version, license, licenses, repository, homepage } =
    /** @type {Readonly<Record<'name' | 'version', string> & Record<string, unknown>>} */ (parsed);
  // Files from elsewhere have their licence next to them, somewhere below the package's own.
  const folders = new Set([...files].flatMap((file) => foldersAbove(file, folder)));
  const texts = [...folders].flatMap((above) => textsIn(path.resolve(root, above)));
  const hasLicence = texts.some(({ isLicence }) => isLicence);
  const added = path.resolve(root, ADDED, `${name}@${version}.txt`);
  if (!hasLicence && existsSync(added)) texts.unshift({ isLicence: true, text: textOf(added) });
  return {
    name,
    version,
    license: licenceName(license ?? licenses),
    homepage: addressOf(repository) ?? (typeof homepage === 'string' ? homepage : undefined),
    texts: texts.some(({ isLicence }) => isLicence) ? [...new Set(texts.map(({ text }) => text))] : [],
    inside: [...new Set([...files].flatMap((file) => packagesInside(path.resolve(root, file))))].filter(
      (inner) => inner !== name,
    ),
  };
}

/**
 * @param {string} file may itself be a bundle
 * @returns {string[]} the packages that it was made from, as far as a source map next to it shows
 */
function packagesInside(file) {
  const map = `${file}.map`;
  if (!existsSync(map)) return [];
  /** @type {unknown} */
  const parsed = JSON.parse(readFileSync(map, 'utf8'));
  const { sources } = /** @type {{ readonly sources?: readonly (string | null)[] }} */ (parsed);
  return (sources ?? []).flatMap((source) => {
    const inPackage = (source ?? '').split(/\bnode_modules\//).at(-1) ?? '';
    return inPackage === source ? [] : (/^((?:@[^/]+\/)?[^/]+)\//.exec(inPackage)?.[1] ?? []);
  });
}

/**
 * @param {string} file
 * @param {string} top
 * @returns {string[]} the folders of the file, from the top down
 */
function foldersAbove(file, top) {
  const folder = path.posix.dirname(file);
  return folder === top || !folder.startsWith(`${top}/`) ? [top] : [...foldersAbove(folder, top), folder];
}

/** @param {string} folder */
const textsIn = (folder) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((found) => found.isFile() && (LICENCE.test(found.name) || NOTICE.test(found.name)))
    .map((found) => ({ isLicence: LICENCE.test(found.name), text: textOf(path.join(folder, found.name)) }))
    .filter(({ text }) => text !== '')
    .sort((a, b) => Number(b.isLicence) - Number(a.isLicence));

/** @param {string} file */
const textOf = (file) =>
  readFileSync(file, 'utf8')
    .replaceAll('\r\n', '\n')
    .replace(/^\uFEFF/, '')
    .trim();

/**
 * @param {unknown} license a name; old packages have an object with a type, or several
 * @returns {string}
 */
function licenceName(license) {
  if (Array.isArray(license)) return license.map(licenceName).join(' OR ');
  if (typeof license === 'object' && license !== null && 'type' in license) return String(license.type);
  return typeof license === 'string' ? license : 'none given';
}

/** @param {unknown} repository */
function addressOf(repository) {
  const url =
    typeof repository === 'object' && repository !== null && 'url' in repository ? repository.url : repository;
  if (typeof url !== 'string') return undefined;
  const address = url
    .replace(/^git\+/, '')
    .replace(/^(git|ssh):\/\/(git@)?/, 'https://')
    .replace(/\.git$/, '');
  return address.startsWith('https://') ? address : undefined;
}

/**
 * @param {Map<string, Set<string>>} map
 * @param {string} key
 */
function entry(map, key) {
  const found = map.get(key) ?? new Set();
  map.set(key, found);
  return found;
}
