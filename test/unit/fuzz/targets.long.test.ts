import assert from 'node:assert/strict';
import { tryInputs } from '../../fuzz/harness/try-inputs.ts';
import { found } from '../../fuzz/found.ts';
import { loadTarget, targetFile, targetNames } from '../../fuzz/targets.ts';

/** The same inputs each time; a campaign tries others. */
const trial = { seed: 1, inputs: 25 };

describe('each target of a fuzzing campaign', () => {
  for (const name of targetNames)
    it(`${name}: keeps its promise`, async () => {
      const finding = await tryInputs(await loadTarget(targetFile(name)), trial);
      assert.ok(finding === undefined, finding && `${finding.message}\n${finding.input ?? ''}`);
    }).timeout(30_000);
});

describe('what campaigns have found', () => {
  for (const [name, input] of found)
    it(`${name}: ${JSON.stringify(input).slice(0, 100)}`, async () => {
      await (await loadTarget(targetFile(name))).check(input);
    });
});
