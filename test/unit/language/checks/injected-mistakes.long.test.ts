import assert from 'node:assert/strict';
import { checkPayload } from '../../../../src/language/checks/body/body.ts';
import { countMistakes, examples } from './injected-mistakes.ts';

describe('one mistake in the example of each type that can be created', () => {
  // Any other seed is as good: `npm run bench -- mistakes` shows the table.
  const counts = countMistakes(20261129);

  it('starts from examples without problems', () => {
    const all = examples();
    assert.ok(all.length > 550);
    for (const { name, body, declared } of all)
      assert.deepEqual(checkPayload(JSON.stringify(body), declared), [], name);
  });

  it('is made in hundreds of types, of each kind that their properties allow', () => {
    const made = counts.reduce((sum, count) => sum + count.made, 0);
    assert.ok(made > 8000, String(made));
  });

  // If several derived types have a property of that name with different types, any of them may be meant.
  const ambiguous = /^wrong type without @odata\.type: groupPolicyPresentationValue\w* value$/;
  for (const { kind, standing, notFound } of counts)
    it(`is reported where it was made: ${kind}, ${standing}`, () => {
      const unexpected = notFound.filter((place) => !ambiguous.test(`${kind}: ${place}`));
      assert.deepEqual(unexpected, []);
    });
});
