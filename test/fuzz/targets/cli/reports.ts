import assert from 'node:assert/strict';
import fc from 'fast-check';
import { entityTypes } from '../../../../src/catalog/index.ts';
import type { FileReport, Summary } from '../../../../src/cli/report/file-report.ts';
import { jsonReporter } from '../../../../src/cli/report/as-json.ts';
import { sarifReporter } from '../../../../src/cli/report/as-sarif.ts';
import { textReporter } from '../../../../src/cli/report/as-text.ts';
import { reportOnText } from '../../../../src/cli/report/on-text.ts';
import { redacted, redactedPath } from '../../../../src/secrets/redacted.ts';
import { validateSarif } from '../../../unit/cli/sarif-schema.ts';
import { hostileText } from '../../arbitrary/hostile-text.ts';
import { nearlyJson } from '../../arbitrary/json-text.ts';
import { assertNoSecret, outerValues, outerVariablesOf } from '../../arbitrary/outer-values.ts';
import { requestFile } from '../../arbitrary/request-file.ts';
import { fuzzTarget } from '../../target.ts';

/** Characters that move a cursor, begin a line or change the direction of text. */
const control = /[^\P{Cc}\n]|[\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

/** What a build server reads as a command. */
const command = /^\s*::|##(?:\[|vso\[|teamcity\[)/im;

/** Every format is valid, whatever the files are called and contain: JSON, SARIF by its schema, one line per problem. */
export const target = fuzzTarget(
  fc.tuple(requestFile, nearlyJson, hostileText, outerValues),
  ([text, payload, name, values]) => {
    const [entityType] = entityTypes;
    if (entityType === undefined) return;
    const path = `${name.replaceAll('\0', '')}.http`;
    const reports: FileReport[] = [
      reportOnText(path, { kind: 'requests' }, text, outerVariablesOf(values)),
      reportOnText(`x/${path}`, { kind: 'payload', type: entityType }, payload),
    ];
    const summary: Summary = {
      files: 2,
      filesWithProblems: 1,
      problems: { error: 1, warning: 0, information: 0 },
      failures: [{ path: redactedPath(path), message: redacted(name) }],
      exitCode: 2,
    };
    const write = ({ begin, file, end }: ReturnType<typeof jsonReporter>): string =>
      [begin(), ...reports.flatMap((report) => [...file(report)]), end(summary)].map(({ text }) => text).join('');
    const json = write(jsonReporter('1.0.0'));
    JSON.parse(json);
    const sarif: unknown = JSON.parse(write(sarifReporter('1.0.0', '/folder')));
    assert.ok(validateSarif(sarif), JSON.stringify(validateSarif.errors));
    const plainText = write(textReporter(false));
    for (const output of [json, write(sarifReporter('1.0.0', '/folder')), plainText]) {
      assert.doesNotMatch(output, control);
      assert.doesNotMatch(output, command);
      assertNoSecret(output, 'A report');
    }
    for (const report of reports) {
      const lines = Array.from(textReporter(false).file(report), ({ text }) => text)
        .join('')
        .split('\n')
        .filter((line) => line !== '');
      assert.equal(lines.length, report.problems.length);
    }
    return 3;
  },
);
