#!/usr/bin/env node
import { run } from './run.ts';

// Who reads the output has gone, as `| head` does: there is nobody left to tell.
process.stdout.on('error', () => process.exit(2));

try {
  // Set, not passed to exit(): what is still on its way to a pipe would be lost.
  process.exitCode = await run(process.argv.slice(2), {
    folder: process.cwd(),
    colour: process.stdout.isTTY && (process.env['NO_COLOR'] ?? '') === '',
    write: (text) =>
      new Promise((resolve) => {
        if (process.stdout.write(text)) resolve();
        else process.stdout.once('drain', resolve);
      }),
    complain: (message) => {
      console.error(message);
    },
  });
} catch (error) {
  // A bug. Node's own exit code for it is 1, which here means that problems were found.
  console.error('graph-run-states stopped over a mistake of its own:', error);
  process.exitCode = 2;
}
