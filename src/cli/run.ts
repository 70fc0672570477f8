import { version } from '../../package.json';
import { redacted } from '../secrets/redacted.ts';
import { printed, printedText } from './printed.ts';
import { readArguments } from './arguments.ts';
import { check } from './check.ts';
import { describe } from './describe.ts';
import type { ExitCode } from './report/file-report.ts';
import { help } from './help.ts';
import type { Surroundings } from './surroundings.ts';

/** Does what the arguments ask for. */
export async function run(args: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  const command = readArguments(args);
  switch (command.kind) {
    case 'help':
      await surroundings.write(help());
      return 0;
    case 'version':
      await surroundings.write(printed`${redacted(version)}\n`);
      return 0;
    case 'usage':
      surroundings.complain(printedText`graph-run-states: ${redacted(command.message)}\nSee graph-run-states --help.`);
      return 2;
    case 'check':
      return await check(command, version, surroundings);
    case 'describe':
      return await describe(command, surroundings);
    default:
      return command satisfies never;
  }
}
