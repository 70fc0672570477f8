import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import esbuild from 'esbuild';
import { repository, scratch } from '../folders.ts';

/** Their builds for Node are UMD, from which Node can't import names. The product bundles them, too. */
const UMD = /^(jsonc-parser|vscode-[\w-]+)(\/|$)/;

/** Any other package is imported from node_modules. */
const packagesStayExternal: esbuild.Plugin = {
  name: 'packages-stay-external',
  setup(build) {
    build.onResolve({ filter: /^[^./]/ }, ({ path: name, kind }) =>
      kind === 'entry-point' || UMD.test(name) ? undefined : { external: true },
    );
  },
};

/**
 * The API of TypeScript is nine megabytes of CommonJS. `import` reads them three times, to detect their format and their
 * exports; `require` reads them once.
 */
const typescriptIsRequired: esbuild.Plugin = {
  name: 'typescript-is-required',
  setup(build) {
    build.onResolve({ filter: /^typescript6$/ }, ({ path: name }) => ({ path: name, namespace: 'required' }));
    build.onLoad({ filter: /./, namespace: 'required' }, ({ path: name }) => ({
      contents: `import { createRequire } from 'node:module';
        export default createRequire(${JSON.stringify(import.meta.url)})(${JSON.stringify(name)});`,
    }));
  },
};

/** Modules find the files that they read by their own URL, so a bundled module keeps the URL of its source. */
const metaOfSource: esbuild.Plugin = {
  name: 'import-meta-of-source',
  setup(build) {
    build.onLoad({ filter: /\.ts$/ }, async ({ path: file }) => {
      const text = await readFile(file, 'utf8');
      if (!text.includes('import.meta.')) return undefined;
      const contents = text
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(file).href))
        .replaceAll('import.meta.dirname', JSON.stringify(path.dirname(file)));
      return { contents, loader: 'ts' };
    });
  },
};

/**
 * Bundles test files and everything they import except packages, for Node. That takes two seconds for all of them; loading each
 * file with tsx takes ten, in each process.
 *
 * @param files relative to test/
 * @returns the full paths of the bundled files, in the same order
 */
export async function bundleTests(files: readonly string[]): Promise<readonly string[]> {
  const test = path.join(repository, 'test');
  const outdir = path.join(scratch, 'bundled');
  await rm(outdir, { recursive: true, force: true });
  await esbuild.build({
    entryPoints: files.map((file) => path.join(test, file)),
    ...{ outbase: test, outdir, bundle: true, splitting: true, mainFields: ['module', 'main'] },
    // Node reads the source map of each file that it loads. It needs the line numbers, not the sources.
    ...{ sourcemap: true, sourcesContent: false },
    ...{
      platform: 'node',
      target: 'node20',
      format: 'esm',
      plugins: [typescriptIsRequired, packagesStayExternal, metaOfSource],
      logLevel: 'warning',
    },
  });
  return files.map((file) => path.join(outdir, file.replace(/\.ts$/, '.js')));
}
