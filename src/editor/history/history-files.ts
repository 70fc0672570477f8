import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { diskLimits, fitting, type Limits } from '../../send/history/bounds.ts';
import { readStored, storedText } from '../../send/history/stored-exchange.ts';
import type { Exchange } from '../../send/exchange.ts';

/**
 * Exchanges on disk, a file each: windows that share the folder write no file twice, and a file that is damaged takes no other
 * with it. Names begin with the time, so that they sort by age.
 */
export class HistoryFiles {
  readonly #folder: string;
  readonly #limits: Limits;

  constructor(folder: string, limits = diskLimits) {
    this.#folder = folder;
    this.#limits = limits;
  }

  /** Writes an exchange. False: it is of those that are not kept on disk. Rejects if the disk does not let it. */
  async write(exchange: Exchange): Promise<boolean> {
    const text = storedText(exchange);
    if (text === undefined) return false;
    const file = path.join(this.#folder, nameOf(exchange));
    await mkdir(this.#folder, { recursive: true });
    // Whoever reads meanwhile finds all of it or nothing.
    await writeFile(`${file}.new`, text, { mode: 0o600 });
    await rename(`${file}.new`, file);
    return true;
  }

  /** All that is kept and can be read, newest first. A damaged file is set aside under another name. */
  async read(): Promise<Exchange[]> {
    const names = (await this.#names()).filter((name) => name.endsWith('.json'));
    const exchanges = await Promise.all(names.map((name) => this.#readOne(name)));
    return exchanges.filter((exchange) => exchange !== undefined);
  }

  /** Deletes what is beyond the limits, what was set aside and what was never finished among it. */
  async prune(): Promise<void> {
    const names = await this.#names();
    const sizes = await Promise.all(names.map((name) => stat(path.join(this.#folder, name)).then(sizeOf, () => 0)));
    await this.#delete(names.slice(fitting(sizes, this.#limits)));
  }

  async remove(exchange: Exchange): Promise<void> {
    await this.#delete([nameOf(exchange)]);
  }

  async clear(): Promise<void> {
    await this.#delete(await this.#names());
  }

  /** Newest first; none where there is no folder yet. */
  async #names(): Promise<string[]> {
    const names = await readdir(this.#folder).catch(() => []);
    return names
      .filter((name) => /^\d{14}-/.test(name))
      .sort()
      .reverse();
  }

  async #readOne(name: string): Promise<Exchange | undefined> {
    const file = path.join(this.#folder, name);
    // Another window may have deleted it since.
    const text = await readFile(file, 'utf8').catch(() => undefined);
    const exchange = text === undefined ? undefined : readStored(text);
    if (text !== undefined && exchange === undefined) await rename(file, `${file}.damaged`).catch(() => undefined);
    return exchange;
  }

  async #delete(names: readonly string[]): Promise<void> {
    await Promise.all(names.map((name) => rm(path.join(this.#folder, name), { force: true })));
  }
}

const sizeOf = ({ size }: { readonly size: number }): number => size;

/** Of digits and dashes only, whatever the id of a damaged exchange holds. */
const nameOf = ({ id, outcome }: Exchange): string =>
  `${String(Math.max(0, Math.trunc(outcome.startedAt))).padStart(14, '0')}-${id.replace(/[^\w-]/g, '_')}.json`;
