// A program: runs test files with mocha and reports to the file that the environment names.
// Usage: node run-mocha <timeout of a test in milliseconds> <number of parallel files> <file…>
import Mocha from 'mocha';
import { runAndReport } from './mocha-report.ts';
import { runThenStopEverything } from '../processes/stopping.ts';

const [timeout, jobs, ...files] = process.argv.slice(2);

await runThenStopEverything(async () =>
  (await runAndReport(Mocha, files, { timeout: Number(timeout), jobs: Number(jobs) })) === 0 ? 0 : 1,
);
