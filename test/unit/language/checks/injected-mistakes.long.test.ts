import assert from 'node:assert/strict';
import { checkPayload } from '../../../../src/language/checks/body/body.ts';
import { countMistakes, examples } from './injected-mistakes.ts';

describe('one mistake in the example of each type that is created', () => {
  // Any other seed is as good: `npm run bench -- mistakes` shows the table.
  const counts = countMistakes(20261129);

  it('has examples without problems', () => {
    const all = examples();
    assert.ok(all.length > 550);
    for (const { name, body, declared } of all)
      assert.deepEqual(checkPayload(JSON.stringify(body), declared), [], name);
  });

  it('is made in hundreds of types, of each kind that they have a property for', () => {
    const made = counts.reduce((sum, count) => sum + count.made, 0);
    assert.ok(made > 8000, String(made));
  });

  // Of a property that several derived types have with different types, any of these may be meant.
  const ambiguous = /^wrong type without @odata\.type: groupPolicyPresentationValue\w* value$/;
  for (const { kind, standing, notFound } of counts)
    it(`is found where it is: ${kind}, ${standing}`, () => {
      const unexpected = notFound.filter((place) => !ambiguous.test(`${kind}: ${place}`));
      assert.deepEqual(unexpected, []);
    });
});
