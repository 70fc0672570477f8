// `npm test`: runs the suites and adds up their results. Only the very last line is "N passed, N failed".
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './host/build.ts';
import { type Print, type RunTotals, type Selection, sum } from './host/suites/follow-report.ts';
import { installChromium } from './host/install-chromium.ts';
import { installVSCode } from './host/vscode/install.ts';
import { runThenStopEverything } from './host/processes/stopping.ts';
import { runChecks } from './host/suites/check.ts';
import { runInVSCode } from './host/suites/editor.ts';
import { inNode } from './host/suites/mocha.ts';
import { type RetriedTotals, withSecondTry } from './host/suites/second-try.ts';

const preparations = {
  'the build': build,
  'a browser': installChromium,
  'VS Code': installVSCode,
} satisfies Record<string, () => Promise<unknown>>;

/** Whether the suite "editor" runs in a desktop VS Code that is named: then nothing is installed for it. */
const usesDesktop = 'VSCODE_PATH' in process.env || 'VSCODE_VERSION' in process.env;

/** Milliseconds: only tests that hang take this long, even beside other suites on a busy machine. */
const UNIT_TIMEOUT = 30_000;

/** Milliseconds for tests that wait for a browser. */
const BROWSER_TIMEOUT = 90_000;

/** Files whose tests start other processes, read all of this repository, or try any text or a large one: most of the work of test/unit. */
const isLong = (file: string): boolean => file.endsWith('.long.test.ts');

const isIn =
  (folder: string) =>
  (file: string): boolean =>
    path.dirname(file) === folder;
const isDrawing = isIn('drawing');
const isPage = isIn('page');
const isSignIn = isIn('sign-in');

const inUnit = {
  folder: 'unit',
  timeout: UNIT_TIMEOUT,
  parallel: true,
  isInBackground: true,
  detail: 'suites',
} as const;
const inPage = { folder: 'ui', timeout: BROWSER_TIMEOUT, isInBackground: true, detail: 'suites' } as const;
const atScreen = { folder: 'ui', timeout: BROWSER_TIMEOUT, detail: 'held' } as const;

/**
 * In the order in which each lane runs its suites, and in which the results are listed. The UI tests are the critical path,
 * since each of them waits for the one before: suites that don't need a window use the time that the windows leave.
 */
const SUITES = {
  check: { title: 'Types, lint and format', lane: 'checks', needs: [], run: (_selection, print) => runChecks(print) },
  unit: {
    title: 'Unit tests',
    lane: 'Node',
    needs: [],
    run: inNode({ ...inUnit, isIncluded: (file) => !isLong(file), bundled: true }),
  },
  long: { title: 'Long unit tests', lane: 'Node', needs: [], run: inNode({ ...inUnit, isIncluded: isLong }) },
  drawing: {
    title: 'Panel drawing tests in a browser',
    lane: 'Node',
    needs: ['a browser'],
    run: inNode({ ...inPage, isIncluded: isDrawing }),
  },
  editor: {
    title: 'Tests inside VS Code',
    lane: 'VS Code',
    needs: usesDesktop ? ['the build'] : ['the build', 'a browser', 'VS Code'],
    run: runInVSCode,
  },
  'sign-in': {
    title: 'Sign-in tests in a VS Code window',
    lane: 'VS Code',
    needs: ['the build', 'a browser', 'VS Code'],
    run: inNode({ ...atScreen, isIncluded: isSignIn }),
  },
  ui: {
    title: 'UI tests in a VS Code window',
    lane: 'screen',
    needs: ['the build', 'a browser', 'VS Code'],
    run: inNode({ ...atScreen, isIncluded: (file) => ![isDrawing, isPage, isSignIn].some((isOther) => isOther(file)) }),
  },
  page: {
    title: 'Panel page tests in a browser',
    lane: 'screen',
    needs: ['the build', 'a browser'],
    run: inNode({ ...inPage, isIncluded: isPage }),
  },
} satisfies Record<string, Suite>;

interface Suite {
  readonly title: string;
  /** The suites of a lane run one after the other; lanes run in parallel. */
  readonly lane: 'checks' | 'Node' | 'VS Code' | 'screen';
  readonly needs: readonly Need[];
  readonly run: (selection: Selection, print: Print) => Promise<RunTotals>;
}

/** What is built or installed first. */
type Need = keyof typeof preparations;

type SuiteName = keyof typeof SUITES;

const HELP = `Usage: npm test -- [suite…] [--grep <text>]

Suites: ${Object.keys(SUITES).join(', ')}; by default, all of them. What they need is installed on the first run.
--grep runs only tests whose full title contains the text.
VSCODE_PATH=<executable> runs the suite "editor" in your own desktop VS Code.
VSCODE_VERSION=<version, "stable" or "insiders"> downloads a desktop VS Code for it.
CHROME_PATH=<executable> shows VS Code in your own Chromium or Chrome.`;

await runThenStopEverything(async () => {
  const args = readArguments();
  if (typeof args === 'number') return args;
  const names = args.names;

  // Installing mostly waits for the network, and a window for what is about to appear: meanwhile, the rest can run.
  const preparing = prepare(new Set(names.flatMap((name): readonly Need[] => SUITES[name].needs)));
  preparing.catch(() => undefined);
  const print = (name: SuiteName) => (line: string) => {
    console.log(names.length === 1 ? line : `${name.padEnd(7)} │ ${line}`);
  };
  const run = async (name: SuiteName) => ({ name, ...(await runSuite(name, args.grep, preparing, print(name))) });
  const lanes = new Map<Suite['lane'], Promise<unknown>>();
  const running = names.map((name) => {
    const { lane } = SUITES[name];
    const result = (lanes.get(lane) ?? Promise.resolve()).then(() => run(name));
    lanes.set(lane, result);
    return result;
  });
  const results = await Promise.all(running);

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

async function prepare(needs: ReadonlySet<Need>): Promise<void> {
  await Promise.all(Array.from(needs, (need) => preparations[need]()));
}

/** A suite that can't run counts as one failure, and the reason is printed. */
async function runSuite(
  name: SuiteName,
  grep: string | undefined,
  preparing: Promise<void>,
  print: Print,
): Promise<RetriedTotals & { readonly seconds: number }> {
  const suite: Suite = SUITES[name];
  let started = performance.now();
  const attempt = async (): Promise<RetriedTotals> => {
    try {
      if (suite.needs.length > 0) await preparing;
      started = performance.now();
      print(suite.title);
      // A user who asks for certain tests wants to see their first result.
      if (suite.needs.length === 0 || grep !== undefined) return { ...(await suite.run({ grep }, print)), again: [] };
      return await withSecondTry((suites) => suite.run({ suites }, print), print);
    } catch (error) {
      print(`✗ ${error instanceof Error ? error.message : String(error)}`);
      return { passed: 0, failed: 1, again: [] };
    }
  };
  return { ...(await attempt()), seconds: (performance.now() - started) / 1000 };
}
