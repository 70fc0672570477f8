import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { certaintiesOf, fingerprintsOf, isSameWrite, type Fingerprint } from '../../send/history/fingerprint.ts';
import type { Outcome } from '../../send/outcome.ts';
import type { PreparedRequest } from '../../send/prepared-request.ts';
import type { Target } from '../../send/target.ts';
import { syncFolder } from './durable-files.ts';
import { withinTime } from './within-time.ts';

/** Writes that are remembered from before they leave until it is known what became of them. */
export interface RememberedWrites {
  /** For each request, the earlier ones that may already have done the same. */
  readonly known: readonly (readonly KnownWrite[])[];
  /** Of the requests themselves. */
  readonly ids: readonly string[];
  /** What became of a request, by its place. What is still uncertain, such as a request without an outcome, stays remembered. */
  readonly settle: (place: number, outcome: Outcome | undefined) => void;
  /** A request was not sent after all. */
  readonly withdraw: (place: number) => void;
  /** Why the disk doesn't have it: then only this window remembers, and doesn't see other windows' writes. */
  readonly error?: unknown;
}

/** A write that may have succeeded. */
export interface KnownWrite {
  readonly id: string;
  /** Of its file, which changes when the write has ended. */
  readonly name: string;
}

/** A process that sends. The name of a write says which one does. */
export interface SendingProcess {
  /** Digits. */
  readonly id: string;
  readonly isAlive: (id: string) => boolean;
}

const thisProcess: SendingProcess = {
  id: String(process.pid),
  isAlive: (id) => {
    try {
      return process.kill(Number(id), 0);
    } catch (error) {
      // It exists, and belongs to another user.
      return (error as NodeJS.ErrnoException).code === 'EPERM';
    }
  },
};

/** In the name of a write that no process is sending now. */
const noProcess = '0';

/**
 * Writes that may have succeeded, on disk: windows that are open and those to come know of them. Each is an empty file, whose name
 * is its fingerprint: nothing in it can be torn, it weighs nothing, and nothing has to be read to find it. It goes when it is
 * known what became of the write, and for no other reason: not with the history, not by age or number.
 */
export class UncertainWrites {
  readonly #folder: string;
  readonly #key: () => Promise<string | undefined>;
  readonly #patience: number | undefined;
  readonly #process: SendingProcess;
  /** What this window remembers itself, even if the disk doesn't. */
  readonly #mine = new Set<string>();
  /** What it is sending now. */
  readonly #underWay = new Set<string>();
  #pending: Promise<unknown> = Promise.resolve();

  /**
   * @param folder shared by all windows; it doesn't have to exist
   * @param key keeps private values from being guessed from their fingerprints; undefined: there is none
   * @param patience milliseconds that the disk may take
   */
  constructor(
    folder: string,
    key: () => Promise<string | undefined>,
    { patience, process = thisProcess }: { readonly patience?: number; readonly process?: SendingProcess } = {},
  ) {
    this.#folder = folder;
    this.#key = key;
    this.#patience = patience;
    this.#process = process;
  }

  /**
   * Remembers requests before they leave, then looks which of them may already have succeeded. In this order, of two windows
   * that begin at the same time at least one sees the other's.
   *
   * @param accepted ids of those that the user has decided about; what this window is sending now is not asked about here either
   */
  async remember(
    requests: readonly PreparedRequest[],
    target: Target,
    accepted: ReadonlySet<string> = new Set(),
  ): Promise<RememberedWrites> {
    if (target.kind === 'sandbox') return nothing(requests.length);
    const prints = await this.#prints(requests, target);
    const names = prints.map((all) => all.map((print) => nameOf(print, this.#process.id)));
    const flat = names.flat();
    if (flat.length === 0) return nothing(requests.length);
    const underWay = new Set(this.#underWay);
    for (const name of flat) {
      this.#mine.add(name);
      this.#underWay.add(name);
    }
    const { error } = await this.#try(() => this.#create(flat));
    const { others, error: readError } = await this.#others(new Set(flat));
    const same = prints.map((all) => others.filter(({ print }) => all.some((one) => isSameWrite(one, print))));
    // Writes under way elsewhere may take effect after the user has decided about them.
    const ended = new Set(others.filter((other) => !this.#isUnderWay(other)).map(({ name }) => name));
    const end = (place: number, gone: (index: number) => boolean, before: readonly KnownWrite[]): void => {
      const own = (names[place] ?? []).map((name, index) => ({
        name,
        left: gone(index) ? undefined : withoutProcess(name),
      }));
      for (const { name, left } of own) {
        this.#underWay.delete(name);
        this.#mine.delete(name);
        if (left !== undefined) this.#mine.add(left);
      }
      this.#later(async () => {
        // The new name first: of two that are there, one is too many; without any, the write would be forgotten.
        await this.#create(own.flatMap(({ left }) => left ?? []));
        await this.#delete([...own.map(({ name }) => name), ...before.map(({ name }) => name)]);
      });
    };
    return {
      ids: flat.map(withoutProcess),
      known: same.map((all) => all.filter(({ id, name }) => !accepted.has(id) && !underWay.has(name))),
      settle: (place, outcome) => {
        const all = prints[place] ?? [];
        const certainties = outcome ? certaintiesOf(outcome, all.length) : all.map(() => 'unknown');
        // What succeeded now leaves no question about the times before that the user has decided about.
        const settled = (same[place] ?? []).filter(
          ({ name, print }) =>
            ended.has(name) && all.some((one, index) => certainties[index] === 'done' && isSameWrite(one, print)),
        );
        for (const { name } of settled) this.#mine.delete(name);
        end(place, (index) => certainties[index] !== 'unknown', settled);
      },
      withdraw: (place) => {
        end(place, () => true, []);
      },
      ...pickError(error ?? readError),
    };
  }

  /** Which of some requests may already have succeeded, each with what is known about it. */
  async among(
    requests: readonly PreparedRequest[],
    target: Target,
  ): Promise<readonly { readonly request: PreparedRequest; readonly known: readonly KnownWrite[] }[]> {
    if (target.kind === 'sandbox') return [];
    const prints = await this.#prints(requests, target);
    const { others } = await this.#others(this.#underWay);
    const index = new Map<string, Known[]>();
    for (const known of others)
      for (const part of partsOf(known.print)) index.set(part, [...(index.get(part) ?? []), known]);
    return requests.flatMap((request, place) => {
      const known = (prints[place] ?? []).flatMap((print) => partsOf(print).flatMap((part) => index.get(part) ?? []));
      return known.length === 0 ? [] : [{ request, known }];
    });
  }

  /** When the last of some writes was remembered, in milliseconds since the epoch; undefined if that is unknown. */
  async lastTime(known: readonly KnownWrite[]): Promise<number | undefined> {
    const times = await Promise.all(
      known.map(({ name }) =>
        withinTime(stat(path.join(this.#folder, name)), this.#patience).then(
          ({ mtimeMs }) => [mtimeMs],
          () => [],
        ),
      ),
    );
    const all = times.flat();
    return all.length === 0 ? undefined : all.reduce((last, time) => Math.max(last, time));
  }

  /** Resolves when everything settled is on disk. */
  async settled(): Promise<void> {
    await this.#pending;
  }

  #isUnderWay({ name, process }: Known): boolean {
    if (process === noProcess) return false;
    return process === this.#process.id ? this.#underWay.has(name) : this.#process.isAlive(process);
  }

  async #prints(requests: readonly PreparedRequest[], target: Target): Promise<readonly (readonly Fingerprint[])[]> {
    // Without a key, the fingerprint of what may be shown still knows the write again.
    const key = await withinTime(this.#key(), this.#patience).catch(() => undefined);
    return requests.map((request) => fingerprintsOf(request, target, key));
  }

  async #others(own: ReadonlySet<string>): Promise<{ readonly others: readonly Known[]; readonly error?: unknown }> {
    let onDisk: readonly string[] = [];
    const { error } = await this.#try(async () => (onDisk = await namesIn(this.#folder)));
    const others = [...new Set([...onDisk, ...this.#mine])].filter((name) => !own.has(name)).flatMap(knownOf);
    return { others, ...pickError(error) };
  }

  async #create(names: readonly string[]): Promise<void> {
    if (names.length === 0) return;
    const made = await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    if (made !== undefined) await syncFolder(path.dirname(made));
    await Promise.all(
      names.map(async (name) => {
        const handle = await open(path.join(this.#folder, name), 'a', 0o600);
        try {
          await handle.sync();
        } finally {
          await handle.close();
        }
      }),
    );
    await syncFolder(this.#folder);
  }

  async #delete(names: readonly string[]): Promise<void> {
    await Promise.all(names.map((name) => rm(path.join(this.#folder, name), { force: true })));
  }

  async #try(work: () => Promise<unknown>): Promise<{ readonly error?: unknown }> {
    try {
      await withinTime(work(), this.#patience);
      return {};
    } catch (error) {
      return { error };
    }
  }

  /** If it fails, too much stays on disk: one question too many. */
  #later(work: () => Promise<void>): void {
    this.#pending = this.#pending.then(() => this.#try(work));
  }
}

interface Known extends KnownWrite {
  readonly print: Fingerprint;
  readonly process: string;
}

const nothing = (count: number): RememberedWrites => ({
  known: Array.from({ length: count }, () => []),
  ids: [],
  settle: () => undefined,
  withdraw: () => undefined,
});

const pickError = (error: unknown): { readonly error?: unknown } => (error === undefined ? {} : { error });

const partsOf = ({ shown, sent }: Fingerprint): readonly string[] => [
  `shown-${shown}`,
  ...(sent === undefined ? [] : [`sent-${sent}`]),
];

/** Empty if the folder doesn't exist yet. */
async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** Letters and digits of either case are the same to some file systems, so there is one case only. */
const nameOf = ({ shown, sent }: Fingerprint, process: string): string =>
  `1-${shown}-${sent ?? 'none'}-${randomUUID()}-${process}`;

const withoutProcess = (name: string): string => name.slice(0, name.lastIndexOf('-') + 1) + noProcess;

/** Names from other versions of this extension don't concern this one, and stay. */
function knownOf(name: string): readonly Known[] {
  const [, shown, sent, process] = /^1-([\da-f]{32})-([\da-f]{32}|none)-[\da-f-]{36}-(\d+)$/.exec(name) ?? [];
  if (shown === undefined || sent === undefined || process === undefined) return [];
  return [{ id: withoutProcess(name), name, print: { shown, sent: sent === 'none' ? undefined : sent }, process }];
}
