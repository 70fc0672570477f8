import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { HistoryFiles } from '../../../../src/editor/history/history-files.ts';
import type { Exchange } from '../../../../src/send/exchange.ts';
import { keptBody } from '../../../../src/send/history/kept-response.ts';
import { exchangeOf, request, responded, response, sent } from '../../send/history/exchanges.ts';

describe('the history on disk', () => {
  let root: string;
  let folder: string;

  beforeEach(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'history-'));
    folder = path.join(root, 'not', 'there yet');
  });

  afterEach(() => rm(root, { recursive: true, maxRetries: 5 }));

  const idsIn = async (files: HistoryFiles): Promise<string[]> => (await files.read()).map(({ id }) => id);

  it('is empty before anything is written', async () => {
    const files = new HistoryFiles(folder);
    assert.deepEqual(await files.read(), []);
    await files.prune();
    await files.clear();
  });

  it('is read newest first, even by another window', async () => {
    const [one, other] = [new HistoryFiles(folder), new HistoryFiles(folder)];
    await Promise.all([
      one.write(exchangeOf(responded(201, 2), 'b')),
      other.write(exchangeOf(responded(201, 30), 'c')),
      one.write(exchangeOf(responded(201, 1), 'a')),
    ]);
    assert.deepEqual(await idsIn(one), ['c', 'b', 'a']);
    assert.deepEqual(await idsIn(other), ['c', 'b', 'a']);
    await other.remove(exchangeOf(responded(201, 2), 'b'));
    assert.deepEqual(await idsIn(one), ['c', 'a']);
    await one.clear();
    assert.deepEqual(await idsIn(other), []);
  });

  it('keeps requests that began together in one file, and removes each separately', async () => {
    const files = new HistoryFiles(folder);
    const [a, b, c] = (['a', 'b', 'c'] as const).map((id) => exchangeOf(responded(504, 1), id)) as [
      Exchange,
      Exchange,
      Exchange,
    ];
    await files.write(exchangeOf(responded(201, 1), 'other'));
    const forget = await files.writeTogether([a, b, c]);
    assert.equal((await readdir(folder)).length, 2);
    assert.deepEqual(await idsIn(files), ['other', 'a', 'b', 'c']);
    await files.remove(a);
    assert.deepEqual(await idsIn(files), ['other', 'b', 'c']);
    await files.remove(c);
    await files.remove(b);
    assert.deepEqual(await readdir(folder), ['00000000000001-other.json']);
    await files.writeTogether([a, b, c]);
    await forget();
    assert.deepEqual(await idsIn(files), ['other']);
  });

  it('isn’t readable by other users', async function () {
    // Windows has no file modes: there the user’s folder keeps others out.
    if (process.platform === 'win32') this.skip();
    await new HistoryFiles(folder).write(exchangeOf(responded(201)));
    const [name = ''] = await readdir(folder);
    assert.equal((await stat(path.join(folder, name))).mode & 0o077, 0);
  });

  it('reads what is intact, line by line, and leaves unreadable content in place', async () => {
    const files = new HistoryFiles(folder);
    await files.write(exchangeOf(responded(201, 1), 'a'));
    const together = ['b', 'c', 'd'].map((id) => exchangeOf(responded(201, 2), id)) as [Exchange, ...Exchange[]];
    await files.writeTogether(together);
    await files.write(exchangeOf(responded(201, 3), 'later version'));
    await files.write(exchangeOf(responded(201, 4), 'empty'));
    const change = async (part: string, changed: (text: string) => string): Promise<void> => {
      const file = path.join(folder, (await readdir(folder)).find((name) => name.includes(part)) ?? '');
      await writeFile(file, changed(await readFile(file, 'utf8')));
    };
    await change('-b.', (text) => text.slice(0, -5));
    await change('later', (text) => text.replace('"version":1', '"version":2'));
    await change('empty', () => '');
    const before = await readdir(folder);
    assert.deepEqual(await idsIn(files), ['b', 'c', 'a']);
    await files.remove(together[0]);
    assert.deepEqual(await idsIn(files), ['c', 'a']);
    assert.deepEqual(await readdir(folder), before);
    await change('-b.', (text) => `${text.split('\n').length}`);
    await change('-b.', (text) => (assert.equal(text, '2'), text));
  });

  it('keeps to its limits, counting damaged and unfinished files', async () => {
    const files = new HistoryFiles(folder, { count: 3, bytes: 100_000 });
    for (const time of [1, 2, 3, 4]) await files.write(exchangeOf(responded(201, time), String(time)));
    await writeFile(path.join(folder, '00000000000000-x.json.new'), 'half');
    await writeFile(path.join(folder, '00000000000000-y.json.damaged'), 'half');
    await files.prune();
    assert.deepEqual(await idsIn(files), ['4', '3', '2']);
    assert.equal((await readdir(folder)).length, 3);

    const large = {
      ...sent({ startedAt: 5 }),
      kind: 'response',
      response: response({ body: 'x'.repeat(90_000) }),
    } as const;
    await files.write(exchangeOf(large, 'large'));
    await files.prune();
    assert.deepEqual((await idsIn(files))[0], 'large');
    assert.ok((await readdir(folder)).length >= 1);
    await files.write(exchangeOf({ ...large, startedAt: 6 }, 'larger'));
    await files.prune();
    assert.deepEqual(await idsIn(files), ['larger']);
  });

  it('doesn’t prune what may be in progress until it is a day old', async () => {
    const files = new HistoryFiles(folder, { count: 1, bytes: 100_000 });
    const now = Date.now();
    const leaving = (startedAt: number, id: string): Exchange =>
      exchangeOf({ ...sent({ startedAt }), kind: 'cancelled', mayHaveArrived: true, unfinished: true }, id);
    await files.writeTogether([leaving(now - 1000, 'slow')]);
    await files.writeTogether([leaving(now - 2 * 86_400_000, 'left')]);
    for (const id of ['a', 'b']) await files.write(exchangeOf(responded(201, now), id));
    await files.prune();
    assert.deepEqual(await idsIn(files), ['b', 'slow']);
  });

  it('leaves other files alone', async () => {
    const files = new HistoryFiles(root);
    await writeFile(path.join(root, 'notes.json'), '{}');
    await files.clear();
    assert.deepEqual(await files.read(), []);
    assert.deepEqual(await readdir(root), ['notes.json']);
  });

  it('doesn’t write what it couldn’t read back', async () => {
    const body = 'x'.repeat(keptBody + 1);
    const long = { ...request, body, shown: { ...request.shown, body } };
    assert.equal(await new HistoryFiles(folder).write(exchangeOf(responded(201, 1, { request: long }))), false);
  });

  it('never writes outside of its folder, whatever the id', async () => {
    await new HistoryFiles(folder).write(exchangeOf(responded(201), '../../evil'));
    assert.equal((await readdir(folder)).length, 1);
    assert.deepEqual(await readdir(root), ['not']);
  });
});
