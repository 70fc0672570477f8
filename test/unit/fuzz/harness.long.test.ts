import assert from 'node:assert/strict';
import path from 'node:path';
import fc from 'fast-check';
import { failure, isJson, literal } from '../../fuzz/harness/finding.ts';
import { minimize } from '../../fuzz/harness/minimize.ts';
import { tryAgain, tryInputs } from '../../fuzz/harness/try-inputs.ts';
import { runSlice } from '../../fuzz/harness/watched-slice.ts';
import { readOptions } from '../../fuzz/options.ts';
import { loadTarget, targetNames } from '../../fuzz/targets.ts';

const broken = (name: string): string => path.join(import.meta.dirname, 'broken', `${name}.ts`);

describe('a fuzzing campaign', () => {
  it('finds a failing input, minimizes it, and finds it again', async () => {
    const target = await loadTarget(broken('fails'));
    const finding = await tryInputs(target, { seed: 1, inputs: 1000 });
    assert.equal(finding?.input, '"ax"');
    assert.match(finding.message, /There is an x/);
    const again = await tryAgain(target, finding.seed, finding.path);
    assert.equal(again?.key, finding.key);
    const other = await tryInputs(target, { seed: 1, inputs: 1000, known: new Set([finding.key]) });
    assert.equal(other?.key, finding.key);
  });

  for (const [name, kind, limits] of [
    ['fails', 'failure', {}],
    ['hangs', 'hang', { cpuMilliseconds: 300 }],
    ['grows', 'memory', { heapMegabytes: 100, cpuMilliseconds: 60_000 }],
    ['waits', 'failure', { wallMilliseconds: 150 }],
  ] as const)
    it(`survives and reports a target that ${name}`, async () => {
      const result = await runSlice({
        file: broken(name),
        seed: 1,
        milliseconds: 3000,
        inputs: 100,
        limits,
        deepest: 1,
      });
      assert.deepEqual(
        result.findings.map((finding) => finding.kind),
        [kind],
      );
      assert.ok(result.inputs > 0);
      assert.notEqual(result.findings[0]?.input, undefined);
    }).timeout(60_000);
});

describe('a finding', () => {
  it('is minimized piece by piece, in texts at any depth', async () => {
    const smallest = await minimize({ a: ['xxaxx', 'b'], c: [1, 'two'] }, (value) => {
      const { a } = value as { readonly a: readonly string[] };
      return Promise.resolve(a.some((text) => text.includes('a')));
    });
    assert.deepEqual(smallest, { a: ['a', ''], c: [1, ''] });
  });

  const values: readonly unknown[] = [
    '\0\ud800\u2028',
    { a: [1, null, true] },
    [undefined],
    Number.NaN,
    { __proto__: null },
  ];
  for (const value of values)
    it(`is printed in ASCII: ${literal(value)}`, () => {
      assert.match(literal(value), /^[\x20-\x7e]*$/);
    });

  it('is printed as JSON if JSON can represent it', () => {
    fc.assert(
      fc.property(fc.jsonValue().filter(isJson), (value) => {
        assert.deepEqual(JSON.parse(literal(value)), value);
      }),
    );
  });

  it('is identified by where it was thrown', () => {
    const thrown = (message: string): string => failure(new Error(message), '', 1, '0').key;
    assert.equal(thrown('a'), thrown('b'));
  });
});

describe('the options of a campaign', () => {
  const [first = ''] = targetNames;
  const rows: readonly (readonly [args: string, expected: object])[] = [
    ['--minutes 2 --jobs 1 --seed 7', { targets: targetNames, minutes: 2, jobs: 1, seed: 7 }],
    [`--seed 8 --jobs 3 --target ${first}`, { targets: [first], minutes: 1, jobs: 3, seed: 8 }],
    [`--target ${first} --replay 5:12:0:1`, { target: first, seed: 5, place: '12:0:1' }],
    ['--help', { help: true }],
    ['--minutes soon', { error: `--minutes is a number, at least 0; not 'soon'.` }],
    ['--target nope', { error: 'There is no target called nope.' }],
    ['--replay 1:2', { error: '--replay needs the --target of the finding.' }],
    [`--target ${first} --replay 1`, { error: '--replay is SEED:PATH, not 1.' }],
  ];
  for (const [args, expected] of rows)
    it(args, () => {
      assert.deepEqual(readOptions(args.split(' ')), expected);
    });
});
