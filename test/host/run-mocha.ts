// A program: runs test files with mocha in this process and reports to the file that the environment names.
// Usage: node --import tsx test/host/run-mocha.ts <milliseconds a test may take> <file…>
import Mocha from 'mocha';
import { runAndReport } from './mocha-report.ts';
import { runThenStopEverything } from './stopping.ts';

const [timeout, ...files] = process.argv.slice(2);

await runThenStopEverything(async () => ((await runAndReport(Mocha, files, Number(timeout))) === 0 ? 0 : 1));
