import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { describeScaling, endBench } from './describe-scaling.ts';
import { measuredRooms, unmeasuredRooms } from './rooms.ts';

describe('scaling', () => {
  it('covers every folder of src, or says why not', () => {
    const rooms = readdirSync(new URL('../../../src/', import.meta.url));
    assert.deepEqual([...measuredRooms.flat(), ...Object.keys(unmeasuredRooms)].sort(), rooms.sort());
  });
});

for (const rooms of measuredRooms) describeScaling(...rooms);

after(endBench);
