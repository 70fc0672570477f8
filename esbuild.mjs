// Builds what ships (dist/) and the suites that run inside VS Code (dist/test/). `--watch` rebuilds, `--minify` is for the package.
import { readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import esbuild from 'esbuild';
import { entityIndex, entityIndexPath } from './build/entity-index.mjs';
import { messagesToTranslate } from './build/messages.mjs';
import { thirdPartyNotices } from './build/third-party-notices.mjs';

const watch = process.argv.includes('--watch');
const minify = process.argv.includes('--minify');

/** @type {import('esbuild').BuildOptions} */
const common = { bundle: true, minify, sourcemap: !minify, logLevel: 'warning' };

/**
 * msal depends on packages that call require() for built-in modules of Node. An ES module has no require(), but since Node 20.16
 * built-in modules can be loaded without it.
 *
 * @type {import('esbuild').Plugin}
 */
const builtinsWithoutRequire = {
  name: 'builtins-without-require',
  setup(build) {
    build.onResolve({ filter: /^[a-z_:/]+$/ }, ({ path: name, kind }) =>
      kind === 'require-call' && isBuiltin(name) ? { path: name, namespace: 'builtin' } : undefined,
    );
    build.onLoad({ filter: /^/, namespace: 'builtin' }, ({ path: name }) => ({
      contents: `module.exports = process.getBuiltinModule(${JSON.stringify(name)});`,
    }));
  },
};

/**
 * Splitting makes a separate chunk for each set of entry points that share a module, and every import() is an entry point, so what
 * loads together would be in some twenty files. When an import() runs, two sets of modules are already loaded: those that
 * activation reads, and those that are loaded when this extension is first needed. Importing them again loads nothing new, but
 * lets esbuild make a single chunk of each set.
 *
 * @type {import('esbuild').Plugin}
 */
const sharedChunks = {
  name: 'shared-chunks',
  setup(build) {
    const [activation, start] = [path.resolve('src/extension.ts'), path.resolve('src/editor/start.ts')];
    build.onResolve({ filter: /./ }, async ({ kind, path: name, importer, resolveDir }) => {
      if (kind !== 'dynamic-import') return undefined;
      const found = await build.resolve(name, { kind: 'import-statement', importer, resolveDir });
      return found.external || found.errors.length > 0 ? found : { path: found.path, namespace: 'on-first-use' };
    });
    build.onLoad({ filter: /./, namespace: 'on-first-use' }, ({ path: file }) => {
      const loaded = file === start ? [activation] : [activation, start];
      return {
        contents: [
          ...loaded.map((name) => `import ${JSON.stringify(name)};`),
          `export * from ${JSON.stringify(file)};`,
        ].join('\n'),
        resolveDir: path.dirname(file),
      };
    });
  },
};

/** Its build for Node calls require(), which an ES module doesn't have. */
const translationWithoutRequire = { '@vscode/l10n': '@vscode/l10n/dist/browser.js' };

/** @type {import('esbuild').BuildOptions} */
const extension = {
  ...common,
  entryPoints: ['src/extension.ts'],
  outdir: 'dist',
  chunkNames: 'chunks/[name]-[hash]',
  platform: 'node',
  target: 'node22',
  format: 'esm',
  // What loads on first use is behind a dynamic import(); splitting keeps it out of the file that activation reads.
  splitting: true,
  external: ['vscode'],
  plugins: [builtinsWithoutRequire, sharedChunks],
  // jsonc-parser's UMD build breaks when it is bundled; its module build doesn't.
  mainFields: ['module', 'main'],
  alias: translationWithoutRequire,
};

/** @type {import('esbuild').BuildOptions} */
const cli = {
  ...common,
  entryPoints: { cli: 'src/cli/main.ts' },
  outdir: 'dist',
  platform: 'node',
  target: 'node20',
  format: 'esm',
  mainFields: ['module', 'main'],
  alias: translationWithoutRequire,
};

/** @type {import('esbuild').BuildOptions} */
const panel = {
  ...common,
  entryPoints: ['src/panel/main.ts', 'src/panel/panel.css'],
  outdir: 'dist/panel',
  platform: 'browser',
  target: 'chrome134',
  format: 'iife',
};

/** @type {import('esbuild').BuildOptions} */
const editorTests = {
  ...common,
  minify: false,
  // A debugger finds the sources: a copy of them in each bundle would be twelve megabytes to write.
  sourcesContent: false,
  // Each test file is bundled separately; the index runs what it finds next to it.
  entryPoints: [
    'test/editor/index.ts',
    'test/editor/**/*.test.ts',
    'test/bench/in-vscode/index.ts',
    'test/bench/in-vscode/activation.ts',
    'test/bench/in-vscode/hostile.ts',
    'test/bench/in-vscode/panel.ts',
  ],
  outbase: 'test',
  outdir: 'dist/test',
  outExtension: { '.js': '.cjs' },
  platform: 'node',
  target: 'node22',
  format: 'cjs',
  external: ['vscode', 'mocha'],
  // CommonJS has no import.meta: what is read from beside the bundle is beside the extension's bundle.
  define: { 'import.meta.url': 'urlOfExtension' },
  banner: {
    js: `const urlOfExtension = require('node:url').pathToFileURL(
  require('node:path').join(__dirname.replace(/([\\\\/]dist)[\\\\/].*$/, '$1'), 'extension.js'),
).href;`,
  },
  mainFields: ['module', 'main'],
};

/** Writes what derives from the source: schemas and snippets, parts of package.json and README.md, and the texts to translate. */
async function generate() {
  await writeFile(entityIndexPath, entityIndex(import.meta.dirname));
  const { outputFiles } = await esbuild.build({
    ...common,
    sourcemap: false,
    entryPoints: ['build/generated-files.ts'],
    platform: 'node',
    format: 'esm',
    write: false,
    mainFields: ['module', 'main'],
    alias: translationWithoutRequire,
  });
  const code = outputFiles[0]?.contents ?? new Uint8Array();
  /** @type {unknown} */
  const module = await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`);
  const { generatedFiles } = /** @type {typeof import('./build/generated-files.ts')} */ (module);
  for (const file of generatedFiles((name) => readFileSync(name, 'utf8'))) {
    await mkdir(path.dirname(file.path), { recursive: true });
    await writeFile(file.path, file.text);
  }
  await mkdir('l10n', { recursive: true });
  await writeFile('l10n/bundle.l10n.json', messagesToTranslate(import.meta.dirname));
}

/**
 * Writes the compiled contract as it ships: a fifth smaller than compressed by a .vsix, which is a zip file. The best compression takes
 * a second and saves a few percent more, which only a package needs.
 */
async function shipContract() {
  const text = readFileSync('src/catalog/compiled/contract.txt');
  const params = {
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
    [constants.BROTLI_PARAM_QUALITY]: minify ? constants.BROTLI_MAX_QUALITY : 9,
  };
  await mkdir('dist', { recursive: true });
  await writeFile('dist/contract.br', brotliCompressSync(text, { params }));
}

// Chunks are named after their content: those of earlier builds would pile up and ship.
await rm('dist/chunks', { recursive: true, force: true });
// A test whose source is gone would still be found and run.
await rm('dist/test', { recursive: true, force: true });
await generate();
await shipContract();
if (watch) {
  for (const options of [extension, panel, cli, editorTests]) await (await esbuild.context(options)).watch();
} else {
  /** @param {import('esbuild').BuildOptions} options */
  const metafileOf = async (options) => (await esbuild.build({ ...options, metafile: true })).metafile;
  const bundles = {
    'the extension': [await metafileOf(extension), await metafileOf(panel)],
    'the command line': [await metafileOf(cli)],
  };
  await writeFile('THIRD-PARTY-NOTICES.txt', thirdPartyNotices(bundles, import.meta.dirname));
  if (!minify) await esbuild.build(editorTests);
}
