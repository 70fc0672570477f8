import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { runChild } from '../host/processes/child.ts';
import { repository, temporaryFolder } from '../host/folders.ts';
import { installVSCode } from '../host/vscode/install.ts';
import { newEditor, writeExample } from './vscode.ts';

/** The files of a package. To ship another file, add its name here. */
const expected = [
  /^CHANGELOG\.md$/i,
  /^LICENSE(\.txt)?$/i,
  /^README\.md$/i,
  /^THIRD-PARTY-NOTICES\.txt$/,
  /^icon\.png$/,
  /^media\/icons\/[\w-]+\.svg$/,
  /^media\/walkthrough\/\w+\.svg$/,
  /^media\/[\w-]+\.svg$/,
  /^package\.json$/,
  /^dist\/extension\.js$/,
  /^dist\/chunks\/[\w.-]+\.js$/,
  /^dist\/contract\.br$/,
  /^dist\/panel\/(main\.js|panel\.css)$/,
  /^dist\/schemas\/device\w+(\.\w+)?\.json$/,
  /^l10n\/bundle\.l10n(\.[\w-]+)?\.json$/,
  /^package\.nls\.json$/,
  /^snippets\/(http|json)\.json$/,
  /^syntaxes\/[\w-]+(\.tmLanguage)?\.json$/,
];

/** Ships if there is a translation. */
const translations = /^package\.nls\.[\w-]+\.json$/;

interface Packages {
  /** The file of the extension. */
  readonly vsix: string;
  /** The warnings of vsce about the package. */
  readonly warnings: readonly string[];
  /** The notices inside the package of the command line. */
  readonly noticesOfCli: string;
  /** Packages of node_modules whose code ships, according to the source maps of the build that these tests run on. */
  readonly bundled: { readonly extension: readonly string[]; readonly cli: readonly string[] };
}

const manifest = JSON.parse(readFileSync(path.join(repository, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};

/** Builds the packages from a copy, because packaging minifies dist/, which other windows of these tests have loaded. */
async function makePackages(): Promise<Packages> {
  const folder = path.join(await temporaryFolder('package'), 'source');
  await mkdir(folder);
  for (const name of await readdir(repository))
    if (!/^(node_modules|dist|\.git|\.vscode-test|test|THIRD-PARTY-NOTICES\.txt)$/.test(name))
      await cp(path.join(repository, name), path.join(folder, name), { recursive: true });
  await symlink(path.join(repository, 'node_modules'), path.join(folder, 'node_modules'));
  const run = promisify(execFile);
  const vsix = path.join(folder, 'graph-run-states.vsix');
  const { stdout, stderr } = await run('npm', ['run', 'package', '--', '--out', vsix], { cwd: folder });
  assert.equal(manifest.scripts['prepack'], manifest.scripts['vscode:prepublish']);
  const { stdout: tgz } = await run('npm', ['pack', '--silent', '--offline', '--ignore-scripts'], { cwd: folder });
  const tar = ['-xzOf', tgz.trim(), 'package/THIRD-PARTY-NOTICES.txt'];
  const { stdout: noticesOfCli } = await run('tar', tar, { cwd: folder });

  const dist = path.join(repository, 'dist');
  const maps = (await readdir(dist, { recursive: true })).filter((name) => /^(?!test).*\.js\.map$/.test(name));
  const packagesIn = async (some: readonly string[]) => {
    const sources = await Promise.all(
      some.map(async (name) => {
        const map = JSON.parse(await readFile(path.join(dist, name), 'utf8')) as {
          readonly sources: readonly string[];
        };
        return map.sources;
      }),
    );
    return [
      ...new Set(sources.flat().flatMap((source) => /.*node_modules\/((@[^/]+\/)?[^/]+)/.exec(source)?.[1] ?? [])),
    ];
  };
  return {
    vsix,
    warnings: `${stdout}\n${stderr}`.split('\n').filter((line) => /\bwarn/i.test(line)),
    noticesOfCli,
    bundled: {
      extension: await packagesIn(maps.filter((name) => name !== 'cli.js.map')),
      cli: await packagesIn(['cli.js.map']),
    },
  };
}

/** The files below a folder, except the one in which VS Code records where the folder comes from; with `/`. */
async function filesBelow(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .filter((name) => name !== '.vsixmanifest');
}

/** The text below the name of a package, or below that of a package that contains its code. */
function noticeOf(name: string, notices: string): string {
  const [, ...parts] = notices.split(/^={80}\n/m);
  const inside = `It has code of ${name} inside:`;
  return parts.filter((part) => part.startsWith(`${name} `) || part.includes(inside)).join('');
}

/** Writes a pseudo-translation: each text in brackets. */
async function translate(folder: string): Promise<void> {
  const texts = JSON.parse(await readFile(path.join(folder, 'bundle.l10n.json'), 'utf8')) as Record<string, string>;
  const translated = Object.fromEntries(Object.keys(texts).map((text) => [text, `⟦${text}⟧`]));
  await writeFile(path.join(folder, 'bundle.l10n.de.json'), JSON.stringify(translated));
}

describe('the package', () => {
  it('contains what is needed and nothing else, and works once it is installed', async () => {
    const { vsix, warnings, noticesOfCli, bundled } = await makePackages();
    assert.deepEqual(warnings, []);
    let noticesOfExtension = '';
    let names: readonly string[] = [];
    const editor = await newEditor({
      name: 'package',
      install: async (dataFolder) => {
        const { node, server } = await installVSCode();
        await runChild(node, [server, '--install-extension', vsix, '--server-data-dir', dataFolder]);
        const folder = path.join(dataFolder, 'extensions');
        const [installed = ''] = (await readdir(folder)).filter((name) => name.startsWith('graph-run-states.'));
        names = await filesBelow(path.join(folder, installed));
        noticesOfExtension = await readFile(path.join(folder, installed, 'THIRD-PARTY-NOTICES.txt'), 'utf8');
        await translate(path.join(folder, installed, 'l10n'));
      },
      prepare: async (context) => {
        await context.addInitScript('globalThis._VSCODE_NLS_LANGUAGE = "de";');
      },
    });

    assert.deepEqual(
      names.filter((name) => ![...expected, translations].some((pattern) => pattern.test(name))),
      [],
      'files that should not ship',
    );
    assert.deepEqual(
      expected.filter((pattern) => !names.some((name) => pattern.test(name))),
      [],
      'files that are missing',
    );

    assert.ok(bundled.extension.includes('@azure/msal-node') && bundled.extension.includes('lit-html'));
    assert.ok(bundled.cli.includes('picomatch'));
    const isLicence = /copyright[^]*(permission|licen[cs]e|redistribution)/i;
    for (const name of bundled.extension) assert.match(noticeOf(name, noticesOfExtension), isLicence, name);
    for (const name of bundled.cli) assert.match(noticeOf(name, noticesOfCli), isLicence, name);
    await writeExample(
      editor,
      'a.http',
      'POST /deviceManagement/deviceShellScripts/1/userRunStates\n\n{ "id": "1" }\n',
    );
    await editor.openFile('a.http');
    await editor.squiggles('warning').first().waitFor();
    await editor.runCommand('Graph Run States: Send Request');
    assert.match(await editor.webviewText('status'), /400/);
    // A problem, a lens and a button of the panel: language features, the editor and the page each load their own translation.
    const [problem = ''] = await editor.problems();
    assert.match(problem, /⟦/);
    // The command that sends may have taken the focus before VS Code asked for lenses.
    await editor.focusText();
    await editor.codeLens('⟦Send to').first().waitFor();
    await (await editor.webview('[data-testid=status]')).getByRole('button', { name: '⟦Copy Body⟧' }).waitFor();
    await writeExample(
      editor,
      'b.http',
      '# @sandbox 4o4\nGET /deviceManagement/deviceShellScripts/1/deviceRunStates\n',
    );
    await editor.openFile('b.http');
    await editor.problems();
    const code = editor.page.locator('.markers-panel a', { hasText: 'invalid-directive' }).first();
    await code.click({ modifiers: ['ControlOrMeta'] });
    await editor.page.locator('.extension-editor', { hasText: 'Graph Run States' }).waitFor();
    await editor.page.close();
  }).timeout(180_000);
});
