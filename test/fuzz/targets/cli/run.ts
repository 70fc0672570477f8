import assert from 'node:assert/strict';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { runHere } from '../../../unit/cli/command-line.ts';
import { hostileText } from '../../arbitrary/hostile-text.ts';
import { nearlyJson } from '../../arbitrary/json-text.ts';
import { requestFile } from '../../arbitrary/request-file.ts';
import { fuzzTarget } from '../../target.ts';

const fileName = hostileText.map((text) =>
  text
    .replace(/[/\0\\:*?"<>|\p{Cs}]/gu, '')
    .slice(0, 30)
    .replace(/^\.+$/, ''),
);
const args = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(['check', '.'], ['check', '**/*.http'], ['check', '.', '--env', 'dev']) },
  {
    weight: 1,
    arbitrary: fc.array(
      hostileText.map((text) => text.replaceAll('\0', '')),
      { maxLength: 3 },
    ),
  },
);

interface Totals {
  readonly summary: {
    readonly exitCode: number;
    readonly problems: Readonly<Record<string, number>>;
    readonly failures: readonly unknown[];
  };
}

/** The exit code agrees with the report, whatever is in the folder and on the command line. */
export const target = fuzzTarget(
  fc.tuple(
    fc.array(fc.tuple(fileName, fc.oneof(requestFile, fc.constant('\ufffe'))), { maxLength: 2 }),
    fc.oneof(nearlyJson, fc.constant('{"dev":{"a":"1"}}')),
    args,
  ),
  async ([contents, environment, given]) => {
    const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'fuzz-cli-')));
    try {
      const files = {
        'http-client.env.json': environment,
        ...Object.fromEntries(contents.map(([name, text], index) => [`${index}${name}.http`, text])),
      };
      const { exitCode, output } = await runHere(folder, files, [...given, '--format', 'json']);
      assert.ok(exitCode === 0 || exitCode === 1 || exitCode === 2);
      if (output === '' || !output.startsWith('{')) return;
      const { summary } = JSON.parse(output) as Totals;
      assert.equal(summary.exitCode, exitCode);
      const hasErrorsOrWarnings = (summary.problems['error'] ?? 0) + (summary.problems['warning'] ?? 0) > 0;
      assert.equal(exitCode, summary.failures.length > 0 ? 2 : hasErrorsOrWarnings ? 1 : 0);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
