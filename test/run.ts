// `npm test`: runs the suites and adds up their results. The very last line alone is "N passed, N failed".
import { parseArgs } from 'node:util';
import { build } from './host/build.ts';
import { type Print, type RunTotals, type Selection, sum } from './host/follow-report.ts';
import { installChromium } from './host/install-chromium.ts';
import { installVSCode } from './host/install-vscode.ts';
import { runThenStopEverything } from './host/stopping.ts';
import { runChecks } from './host/suites/check.ts';
import { runInVSCode } from './host/suites/editor.ts';
import { runInNode } from './host/suites/mocha.ts';
import { type TriedTotals, withSecondTry } from './host/suites/second-try.ts';

/** The desktop VS Code that the suite "editor" runs in, if one is named: nothing is installed for it then. */
const usesDesktop = 'VSCODE_PATH' in process.env || 'VSCODE_VERSION' in process.env;

/** Milliseconds: only what hangs takes so long, even beside other suites on a busy machine. */
const UNIT_TIMEOUT = 30_000;

/** Those that take as long as all others of test/unit. */
const isLong = (file: string): boolean => file.endsWith('.long.test.ts');

/** What measures time, and therefore runs after what else takes much of it, and needs no VS Code. */
const isDrawing = (file: string): boolean => file === 'drawing.test.ts';

const SUITES = {
  check: { title: 'Types, lint and format', needs: 'nothing', run: (_selection, print) => runChecks(print) },
  unit: {
    title: 'Unit tests',
    needs: 'nothing',
    run: (selection, print) =>
      runInNode(
        {
          ...{ folder: 'unit', isMeant: (file) => !isLong(file), timeout: UNIT_TIMEOUT },
          ...{ parallel: true, bundled: true, isInBackground: true, detail: 'suites' },
        },
        selection,
        print,
      ),
  },
  long: {
    title: 'Unit tests that take long',
    needs: 'nothing',
    run: (selection, print) =>
      runInNode(
        {
          ...{ folder: 'unit', isMeant: isLong, timeout: UNIT_TIMEOUT },
          ...{ parallel: true, bundled: false, isInBackground: true, detail: 'suites' },
        },
        selection,
        print,
      ),
  },
  drawing: {
    title: 'Drawing the panel in a browser',
    needs: 'a browser',
    run: (selection, print) =>
      runInNode(
        {
          ...{ folder: 'ui', isMeant: isDrawing, timeout: 90_000 },
          ...{ parallel: false, bundled: false, isInBackground: true, detail: 'suites' },
        },
        selection,
        print,
      ),
  },
  editor: { title: 'Tests inside VS Code', needs: usesDesktop ? 'the build' : 'VS Code', run: runInVSCode },
  ui: {
    title: 'Tests at the screen of VS Code',
    needs: 'VS Code',
    run: (selection, print) =>
      runInNode(
        {
          ...{ folder: 'ui', isMeant: (file) => !isDrawing(file), timeout: 90_000 },
          ...{ parallel: false, bundled: false, isInBackground: false, detail: 'held' },
        },
        selection,
        print,
      ),
  },
} satisfies Record<string, Suite>;

interface Suite {
  readonly title: string;
  readonly needs: 'nothing' | 'a browser' | 'the build' | 'VS Code';
  readonly run: (selection: Selection, print: Print) => Promise<RunTotals>;
}

type SuiteName = keyof typeof SUITES;

const HELP = `Usage: npm test -- [suite…] [--grep <text>]

Suites: ${Object.keys(SUITES).join(', ')}; without any, all of them. What they need is installed on the first run.
--grep runs only tests whose full title contains the text.
VSCODE_PATH=<executable> runs the suite "editor" in your own desktop VS Code.
VSCODE_VERSION=<version, "stable" or "insiders"> downloads a desktop VS Code for it.
CHROME_PATH=<executable> shows VS Code in your own Chromium or Chrome.`;

await runThenStopEverything(async () => {
  const asked = readArguments();
  if (typeof asked === 'number') return asked;
  const names = asked.names;

  // Installing mostly waits for the network, and a window for what is to appear in it: meanwhile there is time for the rest.
  const preparing = prepare(names.map((name) => SUITES[name].needs));
  preparing.catch(() => undefined);
  const print = (name: SuiteName) => (line: string) => {
    console.log(names.length === 1 ? line : `${name.padEnd(7)} │ ${line}`);
  };
  const run = async (name: SuiteName) => ({ name, ...(await runSuite(name, asked.grep, preparing, print(name))) });
  // The tests at the screen are the longest way: each waits for the one before. What needs no window takes what time they leave.
  const isAlongside = (name: SuiteName): boolean =>
    name === 'check' || !/^(?:nothing|a browser)$/.test(SUITES[name].needs);
  const alongside = names.filter(isAlongside).map(run);
  const oneByOne: Awaited<ReturnType<typeof run>>[] = [];
  for (const name of names.filter((name) => !isAlongside(name))) oneByOne.push(await run(name));
  const results = [...oneByOne, ...(await Promise.all(alongside))];

  const lines = results.flatMap(({ name, passed, failed, again, seconds }) => [
    `${name.padEnd(8)}${passed} passed, ${failed} failed (${seconds.toFixed(0)} s)`,
    ...again.map((title) => `        run twice: ${title}`),
  ]);
  const { passed, failed } = sum(...results);
  console.log(`\n${lines.join('\n')}\n\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});

/** @returns what to run, or the exit code if there is nothing to run */
function readArguments(): { readonly names: readonly SuiteName[]; readonly grep: string | undefined } | number {
  const isSuite = (name: string): name is SuiteName => Object.hasOwn(SUITES, name);
  try {
    const { values, positionals } = parseArgs({
      options: { grep: { type: 'string' }, help: { type: 'boolean' } },
      allowPositionals: true,
    });
    if (values.help === true) {
      console.log(HELP);
      return 0;
    }
    const unknown = positionals.filter((name) => !isSuite(name));
    if (unknown.length > 0) throw new Error(`There is no suite called ${unknown.join(', ')}.`);
    const names = Object.keys(SUITES).filter(isSuite);
    return {
      names: positionals.length === 0 ? names : names.filter((name) => positionals.includes(name)),
      grep: values.grep,
    };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
    return 2;
  }
}

async function prepare(needs: readonly Suite['needs'][]): Promise<void> {
  if (needs.includes('VS Code')) await Promise.all([build(), installVSCode(), installChromium()]);
  else if (needs.includes('the build')) await build();
  else if (needs.includes('a browser')) await installChromium();
}

/** A suite that cannot run counts as one failure, and says why. */
async function runSuite(
  name: SuiteName,
  grep: string | undefined,
  preparing: Promise<void>,
  print: Print,
): Promise<TriedTotals & { readonly seconds: number }> {
  const suite: Suite = SUITES[name];
  let started = performance.now();
  const tried = async (): Promise<TriedTotals> => {
    try {
      if (suite.needs !== 'nothing') await preparing;
      started = performance.now();
      print(suite.title);
      // Who asks for one test wants to see what becomes of it.
      if (suite.needs === 'nothing' || grep !== undefined) return { ...(await suite.run({ grep }, print)), again: [] };
      return await withSecondTry((suites) => suite.run({ suites }, print), print);
    } catch (error) {
      print(`✗ ${error instanceof Error ? error.message : String(error)}`);
      return { passed: 0, failed: 1, again: [] };
    }
  };
  return { ...(await tried()), seconds: (performance.now() - started) / 1000 };
}
