// Gets the package that the contract is compiled from. It's 47 MB, so it isn't among the packages that every `npm ci` installs.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const cache = fileURLToPath(new URL('../../node_modules/.cache/graph-contract/', import.meta.url));

/**
 * Unpacks a package into a cache below node_modules, unless it's already there.
 *
 * @param spec name and version: `@scope/name@1.2.3`
 * @param integrity of its archive, as package-lock.json writes it
 * @returns the folder of the package
 * @throws if npm can't get it, or got something else
 */
export function packageFolder(spec: string, integrity: string): string {
  const folder = path.join(cache, spec.replace(/[^\w.-]+/g, '-').replace(/^-/, ''));
  const unpacked = path.join(folder, 'package');
  if (existsSync(path.join(unpacked, 'package.json'))) return unpacked;
  mkdirSync(folder, { recursive: true });
  // On Windows, npm is a script, which only a shell can run.
  execFileSync('npm', ['pack', spec, '--silent', '--pack-destination', folder], {
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  const archive = readdirSync(folder).find((file) => file.endsWith('.tgz'));
  if (archive === undefined) throw new Error(`npm didn’t pack anything for ${spec}.`);
  const [algorithm = '', expected = ''] = integrity.split(/-(.*)/s);
  const actual = createHash(algorithm)
    .update(readFileSync(path.join(folder, archive)))
    .digest('base64');
  if (actual !== expected)
    throw new Error(
      `${spec} has the integrity ${algorithm}-${actual}. If that is correct, change it in build/contract.`,
    );
  execFileSync('tar', ['-xzf', archive], { cwd: folder, stdio: 'inherit' });
  return unpacked;
}
