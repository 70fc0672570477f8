import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { HistoryFiles } from '../../../../src/editor/history/history-files.ts';
import { UncertainWrites, type SendingProcess } from '../../../../src/editor/history/uncertain-writes.ts';
import { withinTime } from '../../../../src/editor/history/within-time.ts';
import type { Outcome } from '../../../../src/send/outcome.ts';
import type { PreparedRequest } from '../../../../src/send/prepared-request.ts';
import { targetOf } from '../../../../src/send/target.ts';
import { exchangeOf, responded } from '../../send/history/exchanges.ts';
import { creates, requestTo } from '../../send/many/requests.ts';

const target = targetOf('global');
const request = requestTo('{"errorCode":1}');
const get = requestTo();

describe('uncertain writes', () => {
  let root: string;
  let folder: string;

  beforeEach(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'uncertain-'));
    folder = path.join(root, 'not', 'there yet');
  });

  afterEach(() => rm(root, { recursive: true, maxRetries: 5 }));

  /** The processes of open windows. */
  const alive = new Set<string>();
  let last = 0;
  const newProcess = (): SendingProcess => {
    const id = String(++last);
    alive.add(id);
    return { id, isAlive: (other) => alive.has(other) };
  };
  /** Opens a window. */
  const open = (key: string | undefined = 'key', process = newProcess()): UncertainWrites =>
    new UncertainWrites(folder, () => Promise.resolve(key), { process });
  /** Opens a window, and closes it while a request is in progress. */
  const closedWith = async (request: PreparedRequest): Promise<void> => {
    const process = newProcess();
    await open('key', process).remember([request], target);
    alive.delete(process.id);
  };
  const isKnown = async (asked = request, by = open()): Promise<boolean> =>
    (await by.among([asked], target)).length > 0;
  const ended = (status: number, of: PreparedRequest = request): Outcome => responded(status, 1, { request: of });

  it('are known to the next window if this one closes before the response', async () => {
    const { known } = await open().remember([request], target);
    assert.deepEqual(known, [[]]);
    assert.ok(await isKnown());
    assert.ok(!(await isKnown(requestTo('{"errorCode":2}'))));
  });

  it('are known at once to another window that is already open', async () => {
    const [a, b] = [open(), open()];
    await a.remember([request], target);
    assert.ok(await isKnown(request, b));
    assert.equal((await b.remember([request], target)).known[0]?.length, 1);
  });

  it('are seen by at least one of two windows that send at once', async () => {
    for (let round = 0; round < 20; round++) {
      const one = requestTo(`{"round":${round}}`);
      const both = await Promise.all([open(), open()].map((window) => window.remember([one], target)));
      assert.ok(both.some(({ known }) => (known[0]?.length ?? 0) > 0));
    }
  });

  const sizes: readonly [what: string, body: string][] = [
    ['a megabyte', `{"resultMessage":"${'x'.repeat(1_000_000)}"}`],
    ['not JSON', `{{${'x'.repeat(300_000)}`],
  ];
  for (const [what, body] of sizes)
    it(`are known, whatever their body is: ${what}`, async () => {
      await open().remember([requestTo(body)], target);
      assert.ok(await isKnown(requestTo(body)));
    });

  it('stay when the history is pruned or cleared', async () => {
    const window = open();
    (await window.remember([request], target)).settle(0, ended(504));
    await window.settled();
    const history = new HistoryFiles(folder);
    for (let count = 0; count < 201; count++) await history.write(exchangeOf(responded(200, count), String(count)));
    await history.prune();
    await history.clear();
    assert.ok(await isKnown());
  });

  it('are file names only: neither damage to a file nor a wrong clock loses them', async () => {
    await open().remember(creates(20), target);
    const names = await readdir(folder);
    assert.equal(names.length, 20);
    for (const [index, name] of names.entries()) {
      const file = path.join(folder, name);
      assert.equal((await stat(file)).size, 0);
      if (index % 2 === 0) await writeFile(file, 'torn');
      else await truncate(file);
      const time = index % 3 === 0 ? new Date(0) : new Date('2100-01-01');
      await utimes(file, time, time);
    }
    assert.equal((await open().among(creates(20), target)).length, 20);
  });

  it('leave files of other versions and programs alone', async () => {
    await closedWith(request);
    const others = ['2-aa-bb', '1-', 'notes.txt', '.DS_Store'];
    for (const name of others) await writeFile(path.join(folder, name), '');
    const window = open();
    (await window.remember([request], target)).settle(0, ended(201));
    await window.settled();
    assert.deepEqual((await readdir(folder)).sort(), [...others].sort());
  });

  it('aren’t readable by other users', async function () {
    // Windows has no file modes: there the user’s folder keeps others out.
    if (process.platform === 'win32') this.skip();
    await open().remember([request], target);
    const [name = ''] = await readdir(folder);
    assert.equal(((await stat(folder)).mode | (await stat(path.join(folder, name))).mode) & 0o077, 0);
  });

  for (const [status, left] of [
    [201, false],
    [400, false],
    [429, false],
    [503, true],
    [504, true],
  ] as const)
    it(`are ${left ? 'still' : 'no longer'} known after ${status}`, async () => {
      const window = open();
      (await window.remember([request], target)).settle(0, ended(status));
      await window.settled();
      assert.equal(await isKnown(), left);
      assert.equal(await isKnown(request, window), left);
    });

  it('stay known if their outcome is unknown, and are forgotten if they weren’t sent', async () => {
    const window = open();
    const { settle, withdraw } = await window.remember(creates(2), target);
    settle(0, undefined);
    withdraw(1);
    await window.settled();
    const [first, second] = creates(2);
    assert.ok(first && second);
    assert.deepEqual([await isKnown(first), await isKnown(second)], [true, false]);
    assert.equal((await window.remember([first], target)).known[0]?.length, 1, 'to its own window, too');
  });

  for (const [status, left] of [
    [201, false],
    [400, true],
    [504, true],
  ] as const)
    it(`that the user decided to resend are ${left ? 'still' : 'no longer'} known after ${status}`, async () => {
      await closedWith(request);
      const window = open();
      const second = await window.remember([request], target);
      assert.equal(second.known[0]?.length, 1);
      second.settle(0, ended(status));
      await window.settled();
      assert.equal(await isKnown(), left);
    });

  it('stay while another window is sending them, whatever happens in this one', async () => {
    const process = newProcess();
    const slow = await open('key', process).remember([request], target);
    const window = open();
    (await window.remember([request], target)).settle(0, ended(201));
    await window.settled();
    assert.ok(await isKnown());
    slow.settle(0, ended(504));
    alive.delete(process.id);
    (await window.remember([request], target)).settle(0, ended(201));
    await window.settled();
  });

  it('are forgotten once they have ended in another window and were resent', async () => {
    const other = open();
    (await other.remember([request], target)).settle(0, ended(504));
    await other.settled();
    const window = open();
    (await window.remember([request], target)).settle(0, ended(201));
    await window.settled();
    assert.ok(!(await isKnown()));
  });

  it('are kept for a process that is running, and forgotten for one that has ended', async () => {
    await new UncertainWrites(folder, () => Promise.resolve('key')).remember([request], target);
    const [name = ''] = await readdir(folder);
    assert.match(name, new RegExp(`-${process.pid}$`));
    const ended = await new Promise<number>((resolve) => {
      const child = spawn(process.execPath, ['-e', '']);
      child.on('exit', () => {
        resolve(child.pid ?? 0);
      });
    });
    await writeFile(path.join(folder, name.replace(/\d+$/, String(ended))), '');
    await writeFile(path.join(folder, name.replace(/\d+$/, String(process.ppid))), '');
    const window = new UncertainWrites(folder, () => Promise.resolve('key'));
    (await window.remember([request], target)).settle(0, { ...responded(201), request });
    await window.settled();
    const left = (await readdir(folder)).map((one) => one.replace(/^.*-/, ''));
    assert.deepEqual(left, [String(process.ppid)]);
  });

  it('don’t block the same request in the same send, or one that the user has decided about', async () => {
    const window = open();
    const first = await window.remember([request, request], target);
    assert.deepEqual(first.known, [[], []]);
    first.settle(0, ended(504));
    await window.settled();
    const decided = new Set(first.ids);
    assert.deepEqual((await window.remember([request], target, decided)).known, [[]]);
  });

  it('are found with any key, and without one', async () => {
    await open('a').remember([request], target);
    assert.ok(await isKnown(request, open('b')));
    assert.ok(await isKnown(request, new UncertainWrites(folder, () => Promise.reject(new Error('no keyring')))));
    const late = new UncertainWrites(folder, () => new Promise(() => undefined), { patience: 50 });
    assert.ok(await isKnown(request, late), 'a keyring that waits for the user doesn’t block');
  });

  it('don’t include a GET, or what goes to the sandbox', async () => {
    await open().remember([get], target);
    await open().remember([request], targetOf('sandbox'));
    assert.deepEqual(await readdir(root), []);
  });

  it('are remembered by the window only, if the disk fails, which is reported', async () => {
    await writeFile(path.join(root, 'not'), 'a file where the folder should be');
    const window = open();
    const { error, settle } = await window.remember([request], target);
    assert.match(String(error), /ENOTDIR|EEXIST|ENOENT/);
    settle(0, ended(504));
    await window.settled();
    assert.ok(await isKnown(request, window));
  });

  it('don’t wait for a disk that hangs', async () => {
    await assert.rejects(withinTime(new Promise(() => undefined), 1), /The disk didn’t respond within 0\.001 s\./);
    assert.equal(await withinTime(Promise.resolve(1)), 1);
  });
});
