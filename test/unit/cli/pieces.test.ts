import assert from 'node:assert/strict';
import type { FileReport, ReportedProblem, Summary } from '../../../src/cli/report/file-report.ts';
import { jsonReporter } from '../../../src/cli/report/as-json.ts';
import { sarifReporter } from '../../../src/cli/report/as-sarif.ts';
import { textReporter } from '../../../src/cli/report/as-text.ts';
import { redacted } from '../../../src/secrets/redacted.ts';

const count = 5000;

const problem: ReportedProblem = {
  code: 'unknown-property',
  severity: 'warning',
  message: redacted('Message.'),
  documentation: redacted('https://example.com/'),
  range: { start: { line: 0, character: 1 }, end: { line: 0, character: 2 } },
};
const problems = Array.from({ length: count }, () => problem);
const report: FileReport = { path: redacted('a.http'), kind: 'requests', entityType: null, requests: [], problems };
const summary: Summary = {
  ...{ files: 1, filesWithProblems: 1, problems: { error: 0, warning: count, information: 0 } },
  ...{ failures: [], exitCode: 1 },
};

describe('a report of many problems', () => {
  for (const [format, makeReporter, countIn] of [
    ['json', () => jsonReporter('1.0.0'), countInJson],
    ['sarif', () => sarifReporter('1.0.0', '/folder'), countInSarif],
    ['text', () => textReporter(false), (output: string) => output.split('unknown-property').length - 1],
  ] as const)
    it(`as ${format} is written in pieces, none with all of them`, () => {
      const reporter = makeReporter();
      const pieces = [reporter.begin(), ...reporter.file(report), reporter.end(summary)].map(({ text }) => text);
      const output = pieces.join('');
      assert.equal(countIn(output), count);
      for (const piece of pieces) assert.ok(piece.length < output.length / 2);
    });
});

function countInJson(output: string): number | undefined {
  const { files } = JSON.parse(output) as { files: readonly { problems: readonly unknown[] }[] };
  return files[0]?.problems.length;
}

function countInSarif(output: string): number | undefined {
  const { runs } = JSON.parse(output) as { runs: readonly { results: readonly unknown[] }[] };
  return runs[0]?.results.length;
}
