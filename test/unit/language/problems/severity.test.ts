import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applySeverities, readSeveritySettings } from '../../../../src/language/problems/severity-setting.ts';
import { defaultSeverity, problemCodes } from '../../../../src/language/problems/problem.ts';
import { arbitraryText } from '../../../fuzz/arbitrary/request-text.ts';
import { heads, problemsIn } from './problems-in.ts';

describe('the severity setting', () => {
  const read: readonly (readonly [written: unknown, settings: object])[] = [
    [undefined, {}],
    [null, {}],
    ['off', {}],
    [[], {}],
    [
      { 'unknown-property': 'error', 'invalid-json': 'off' },
      { 'unknown-property': 'error', 'invalid-json': 'off' },
    ],
    [{ 'unknown-property': 'hint', 'no-such-code': 'error', constructor: 'off', 'invalid-json': 1 }, {}],
  ];
  for (const [written, settings] of read)
    it(`${JSON.stringify(written)} → ${JSON.stringify(settings)}`, () => {
      assert.deepEqual(readSeveritySettings(written), settings);
    });

  const text = `${heads.management}{ "runstate": "fail", "errorCode": 1.0, "errorCode": "x" }`;
  const rows: readonly (readonly [severities: object, ...expected: string[]])[] = [
    [{}, 'warning unknown-property', 'warning wrong-type', 'error duplicate-property', 'error wrong-type'],
    [{ 'unknown-property': 'off', 'duplicate-property': 'off' }, 'warning wrong-type', 'error wrong-type'],
    // All problems of a code, whatever the default of its variants.
    [
      { 'unknown-property': 'information', 'wrong-type': 'error' },
      ...['information unknown-property', 'error wrong-type', 'error duplicate-property', 'error wrong-type'],
    ],
  ];
  for (const [severities, ...expected] of rows)
    it(`${JSON.stringify(severities)} → ${expected.join(', ')}`, () => {
      const found = problemsIn(text, { severities: readSeveritySettings(severities) });
      assert.deepEqual(
        found.map(({ problem }) => `${problem.severity} ${problem.code}`),
        expected,
      );
    });
});

describe('default severities', () => {
  it('match the severity of every problem', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(heads)), arbitraryText, (head, body) => {
        for (const { problem } of problemsIn(`${head}{${body}`)) {
          const { severity, reduced } = problemCodes[problem.code];
          assert.ok(problem.severity === severity || problem.severity === reduced?.severity);
          assert.equal(problem.severity, defaultSeverity(problem));
        }
      }),
    );
  });

  it('apply to all problems except those that are off, which are left out', () => {
    fc.assert(
      fc.property(arbitraryText, fc.subarray(Object.keys(problemCodes)), (body, off) => {
        const found = problemsIn(`${heads.health}{${body}`).map(({ problem }) => problem);
        const settings = readSeveritySettings(Object.fromEntries(off.map((code) => [code, 'off'])));
        assert.deepEqual(
          applySeverities(found, settings),
          found.filter(({ code }) => !off.includes(code)),
        );
      }),
    );
  });
});
