import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { diskLimits, fitting, type Limits } from '../../send/history/bounds.ts';
import { isUnfinished } from '../../send/history/unfinished.ts';
import { readStored, storedText } from '../../send/history/stored-exchange.ts';
import type { Exchange } from '../../send/exchange.ts';
import { writeDurably } from './durable-files.ts';

/**
 * Exchanges on disk: a file for each, or a line for each in one file if they are written together. Windows that share the folder never
 * write the same file, and a damaged line doesn't affect the others. Names begin with the time, so that they sort by age.
 */
export class HistoryFiles {
  readonly #folder: string;
  readonly #limits: Limits;

  constructor(folder: string, limits = diskLimits) {
    this.#folder = folder;
    this.#limits = limits;
  }

  /** Writes an exchange. False: it is one of those that aren't kept on disk. Rejects if writing fails. */
  async write(exchange: Exchange): Promise<boolean> {
    return this.#writeFile(nameOf(exchange), [exchange]);
  }

  /**
   * Writes those exchanges that are kept on disk to one file; all of them started at the same time. Rejects if writing fails.
   *
   * @returns a function that deletes all of them again
   */
  async writeTogether(exchanges: readonly [Exchange, ...Exchange[]]): Promise<() => Promise<void>> {
    const name = nameOf(exchanges[0]);
    await this.#writeFile(name, exchanges);
    return () => this.#delete([name]);
  }

  /**
   * Everything that is kept and can be read, newest first. Unreadable files stay: another version of this extension may have written them.
   */
  async read(): Promise<Exchange[]> {
    const names = (await this.#names()).filter((name) => name.endsWith('.json'));
    const lines = (await Promise.all(names.map((name) => this.#readLines(name)))).flat();
    return lines.flatMap(({ exchange }) => exchange ?? []);
  }

  /** Deletes what exceeds the limits, but not what may be in progress, however much was sent since. */
  async prune(): Promise<void> {
    const names = (await this.#names()).filter((name) => !mayBeInProgress(name));
    const sizes = await Promise.all(names.map((name) => stat(path.join(this.#folder, name)).then(sizeOf, () => 0)));
    await this.#delete(names.slice(fitting(sizes, this.#limits)));
  }

  /** Deletes an exchange, and keeps the others in the same file. */
  async remove({ id, outcome }: Exchange): Promise<void> {
    for (const name of await this.#names()) {
      if (!name.startsWith(timeIn(outcome)) || !name.endsWith('.json')) continue;
      const lines = await this.#readLines(name);
      const others = lines.filter(({ exchange }) => exchange?.id !== id);
      if (others.length === lines.length) continue;
      if (others.length === 0) await this.#delete([name]);
      else
        await this.#writeLines(
          name,
          others.map(({ line }) => line),
        );
    }
  }

  async clear(): Promise<void> {
    await this.#delete(await this.#names());
  }

  /** Newest first; empty if there is no folder yet. */
  async #names(): Promise<string[]> {
    const names = await readdir(this.#folder).catch(() => []);
    return names
      .filter((name) => /^\d{14}-/.test(name))
      .sort()
      .reverse();
  }

  /** False: none of the exchanges is kept on disk. */
  async #writeFile(name: string, exchanges: readonly Exchange[]): Promise<boolean> {
    const lines = exchanges.map(storedText).filter((line) => line !== undefined);
    if (lines.length > 0) await this.#writeLines(name, lines);
    return lines.length > 0;
  }

  async #writeLines(name: string, lines: readonly string[]): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    await writeDurably(path.join(this.#folder, name), lines.join('\n'));
  }

  /** Empty for a file that another window has deleted since. */
  async #readLines(name: string): Promise<readonly StoredLine[]> {
    const text = await readFile(path.join(this.#folder, name), 'utf8').catch(() => '');
    if (text === '') return [];
    return text.split('\n').map((line) => ({ line, exchange: readStored(line) }));
  }

  async #delete(names: readonly string[]): Promise<void> {
    await Promise.all(names.map((name) => rm(path.join(this.#folder, name), { force: true })));
  }
}

interface StoredLine {
  readonly line: string;
  /** Undefined: it is damaged, or from another version of this extension. */
  readonly exchange: Exchange | undefined;
}

const sizeOf = ({ size }: { readonly size: number }): number => size;

/** Of digits and dashes only, whatever the id of a damaged exchange holds. */
const nameOf = (exchange: Exchange): string =>
  `${timeIn(exchange.outcome)}${isUnfinished(exchange) ? unfinishedMark : ''}${exchange.id.replace(/[^\w-]/g, '_')}.json`;

const unfinishedMark = 'unfinished-';

/** For a day, in milliseconds, an exchange may be unfinished because its window, which may be another one, is still waiting. */
const mayBeInProgress = (name: string): boolean =>
  name.slice(15).startsWith(unfinishedMark) && Math.abs(Date.now() - Number(name.slice(0, 14))) < 86_400_000;

const timeIn = ({ startedAt }: Exchange['outcome']): string =>
  `${String(Math.max(0, Math.trunc(startedAt))).padStart(14, '0')}-`;
