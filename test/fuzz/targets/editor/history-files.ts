import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { HistoryFiles } from '../../../../src/editor/history/history-files.ts';
import { exchangeOf, exchangeParts } from '../../arbitrary/exchange.ts';
import { hostileText } from '../../arbitrary/hostile-text.ts';
import { fuzzTarget } from '../../target.ts';

/** Whatever happens to some files in the folder, the others are read. */
export const target = fuzzTarget(
  fc.tuple(
    fc.array(exchangeParts, { minLength: 1, maxLength: 4 }),
    fc.array(
      fc.tuple(
        hostileText,
        fc.uint8Array({ maxLength: 40 }).map((bytes) => [...bytes]),
      ),
      { maxLength: 3 },
    ),
  ),
  async ([all, damages]) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'fuzz-history-'));
    try {
      const files = new HistoryFiles(folder);
      // They are read in order of their times.
      const written = all.map((parts, index) => ({ ...exchangeOf(parts), id: `id${index}` }));
      for (const exchange of written) await files.write(exchange);
      for (const [index, [name, bytes]] of damages.entries()) {
        const clean = name
          .replace(/[/\\\0:*?"<>|]/g, '')
          .replace(/\p{Cs}/gu, '\ufffd')
          .slice(0, 40);
        const hasHistoryName = index % 2 === 0;
        await writeFile(
          path.join(folder, `${hasHistoryName ? '00000000000001-' : ''}z${clean}.json`),
          Buffer.from(bytes),
        );
      }
      const read = await files.read();
      assert.deepEqual(read.map(({ id }) => id).sort(), written.map(({ id }) => id).sort());
      await files.prune();
      for (const exchange of written) await files.remove(exchange);
      assert.deepEqual(await files.read(), []);
      await files.clear();
      assert.deepEqual(
        (await readdir(folder)).filter((name) => /^\d{14}-/.test(name)),
        [],
      );
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
);
