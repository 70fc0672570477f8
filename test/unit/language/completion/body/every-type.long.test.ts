import assert from 'node:assert/strict';
import { contract } from '../../../../../src/catalog/contract.ts';
import type { StructuredType } from '../../../../../src/catalog/model.ts';
import { odataTypeOf } from '../../../../../src/catalog/odata-type.ts';
import { completeBody } from '../../../../../src/language/completion/body/body.ts';
import type { Completion } from '../../../../../src/language/completion/model.ts';
import { cursorIn, now } from '../complete-at.ts';

const types = contract.typeNames.flatMap((name) => contract.type(name) ?? []);

/** The proposals at the `|` of a body. */
function proposedIn(marked: string, type: StructuredType): Promise<Completion[]> {
  const { text, offset } = cursorIn(marked);
  return completeBody({ text, start: 0, end: text.length }, offset, type, now);
}

describe('completion in a body of every type of the contract', () => {
  it('offers the writable properties by name, also for types that contain themselves', async () => {
    for (const type of types) {
      const writable = type.properties.filter(({ readOnly }) => !readOnly).map(({ name }) => name);
      const offered = await proposedIn(`{ "@odata.type": "${odataTypeOf(type)}", "|" }`, type);
      assert.deepEqual(offered.map(({ label }) => label).sort(), writable.sort(), type.name);
      assert.ok(
        offered.every(({ kind }) => kind === 'property'),
        type.name,
      );
    }
  }).timeout(120_000);

  it('offers the types that @odata.type can name', async () => {
    for (const type of types.filter(({ derivedTypes }) => derivedTypes.length > 0)) {
      const named = [...type.derivedTypes, ...(type.isAbstract === true ? [] : [type])].map(odataTypeOf);
      const labels = (await proposedIn('{ "@odata.type": "|" }', type)).map(({ label }) => label);
      assert.deepEqual(labels.sort(), named.sort(), type.name);
    }
  });
});
