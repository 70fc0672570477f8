import assert from 'node:assert/strict';
import fc from 'fast-check';
import { certaintyOf } from '../../../../src/send/certainty.ts';
import { readStored, storedText } from '../../../../src/send/history/stored-exchange.ts';
import { exchangeOf, exchangeParts } from '../../arbitrary/exchange.ts';
import { fuzzTarget } from '../../target.ts';

/** Reading a file gives what was written, and writing it again changes nothing; a damaged one gives nothing, or a complete exchange. */
export const target = fuzzTarget(
  fc.tuple(
    exchangeParts,
    fc.array(fc.tuple(fc.nat(), fc.constantFrom('cut', 'drop', '"', '}', '\0', 'null', '\\')), { maxLength: 3 }),
  ),
  ([parts, damages]) => {
    const exchange = exchangeOf(parts);
    const text = storedText(exchange);
    assert.ok(text !== undefined);
    const back = readStored(text);
    assert.ok(back !== undefined, text);
    assert.equal(back.id, exchange.id);
    assert.deepEqual(back.source, exchange.source);
    assert.deepEqual(back.outcome.request.shown, exchange.outcome.request.shown);
    assert.equal(certaintyOf(back.outcome), certaintyOf(exchange.outcome));
    assert.equal(storedText(back), text);
    let damaged = text;
    for (const [where, how] of damages) {
      const at = where % (damaged.length + 1);
      damaged =
        damaged.slice(0, at) + (how === 'cut' ? '' : how === 'drop' ? damaged.slice(at + 1) : how + damaged.slice(at));
    }
    const read = readStored(damaged);
    if (read !== undefined) assert.ok(readStored(storedText(read) ?? '') !== undefined);
  },
);
