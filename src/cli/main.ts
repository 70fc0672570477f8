#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { redacted } from '../secrets/redacted.ts';
import { printed, type Printed, printedText } from './printed.ts';
import { run } from './run.ts';
import { useTranslation } from './translation.ts';

// The program that reads the output has exited, as `head` does: nothing is left to report to.
process.stdout.on('error', () => process.exit(2));

const complain = ({ text }: Printed): void => void process.stderr.write(`${text}\n`);

/** A bug. Node's own exit code for it is 1, which here means that problems were found. */
function crash(error: unknown): void {
  // Not the error itself: its properties hold what was read, such as the input of a URL that could not be parsed.
  const lines = (error instanceof Error ? (error.stack ?? error.message) : String(error)).split('\n');
  complain(printedText`graph-run-states: internal error. Please report it.`);
  for (const line of lines) complain(printed`${redacted(line)}`);
  process.exitCode = 2;
}

process.on('uncaughtException', crash);

// Beside dist/ in the package.
const locale = [process.env['LC_ALL'], process.env['LC_MESSAGES'], process.env['LANG']].find((value) => value);
useTranslation(fileURLToPath(new URL('../l10n/', import.meta.url)), locale);

try {
  // Set, not passed to exit(), which would lose output that is still on its way to a pipe.
  process.exitCode = await run(process.argv.slice(2), {
    folder: process.cwd(),
    colour: process.stdout.isTTY && (process.env['NO_COLOR'] ?? '') === '',
    write: ({ text }) =>
      new Promise((resolve) => {
        if (process.stdout.write(text)) resolve();
        else process.stdout.once('drain', resolve);
      }),
    complain,
  });
} catch (error) {
  crash(error);
}
