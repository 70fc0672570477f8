import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { certaintiesOf, fingerprintsOf, isSameWrite, type Fingerprint } from '../../send/history/fingerprint.ts';
import type { Outcome } from '../../send/outcome.ts';
import type { PreparedRequest } from '../../send/prepared-request.ts';
import type { Target } from '../../send/target.ts';
import { syncFolder } from './durable-files.ts';
import { withinTime } from './within-time.ts';

/** Writes that are remembered from before they are sent until their outcomes are known. */
export interface RememberedWrites {
  /** For each request, the earlier writes that may already have done the same. */
  readonly known: readonly (readonly KnownWrite[])[];
  /** Of the requests themselves. */
  readonly ids: readonly string[];
  /** Reports the outcome of a request, by its place. What is still uncertain, such as a request without an outcome, stays remembered. */
  readonly settle: (place: number, outcome: Outcome | undefined) => void;
  /** Reports that a request wasn't sent after all. */
  readonly withdraw: (place: number) => void;
  /** Why the disk doesn't have them: then only this window remembers them, and it doesn't see other windows' writes. */
  readonly error?: unknown;
}

/** A write that may have succeeded. */
export interface KnownWrite {
  readonly id: string;
  /** The name of its file, which changes when the write has ended. */
  readonly name: string;
}

/** A process that sends. The name of a write contains the id of its process. */
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
 * Writes that may have succeeded, on disk, so that open and future windows see them. Each is an empty file whose name is its fingerprint:
 * it has no content that can be damaged, needs no space, and nothing has to be read to find it. It is deleted when the outcome of the write
 * is known, and for no other reason: not with the history, not by age or number.
 */
export class UncertainWrites {
  readonly #folder: string;
  readonly #key: () => Promise<string | undefined>;
  readonly #patience: number | undefined;
  readonly #process: SendingProcess;
  /** What this window remembers itself, even if the disk doesn't. */
  readonly #mine = new Set<string>();
  /** What it is sending now. */
  readonly #inProgress = new Set<string>();
  #pending: Promise<unknown> = Promise.resolve();

  /**
   * @param folder shared by all windows; it doesn't have to exist
   * @param key prevents private values from being guessed from their fingerprints; undefined: there is no key
   * @param patience how long to wait for the disk, in milliseconds
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
   * Remembers requests before they are sent, then finds out which of them may already have succeeded. In this order, if two windows start
   * at the same time, at least one sees the other's.
   *
   * @param accepted ids of the writes that the user has decided about; those that this window is sending now aren't reported here either
   */
  async remember(
    requests: readonly PreparedRequest[],
    target: Target,
    accepted: ReadonlySet<string> = new Set(),
  ): Promise<RememberedWrites> {
    if (target.kind === 'sandbox') return nothing(requests.length);
    const fingerprints = await this.#fingerprints(requests, target);
    const names = fingerprints.map((all) => all.map((fingerprint) => nameOf(fingerprint, this.#process.id)));
    const flat = names.flat();
    if (flat.length === 0) return nothing(requests.length);
    const inProgress = new Set(this.#inProgress);
    for (const name of flat) {
      this.#mine.add(name);
      this.#inProgress.add(name);
    }
    const { error } = await this.#try(() => this.#create(flat));
    const { others, error: readError } = await this.#others(new Set(flat));
    const same = fingerprints.map((all) =>
      others.filter(({ fingerprint }) => all.some((one) => isSameWrite(one, fingerprint))),
    );
    // Writes in progress elsewhere may take effect after the user has decided about them.
    const ended = new Set(others.filter((other) => !this.#isInProgress(other)).map(({ name }) => name));
    const end = (place: number, gone: (index: number) => boolean, before: readonly KnownWrite[]): void => {
      const own = (names[place] ?? []).map((name, index) => ({
        name,
        left: gone(index) ? undefined : withoutProcess(name),
      }));
      for (const { name, left } of own) {
        this.#inProgress.delete(name);
        this.#mine.delete(name);
        if (left !== undefined) this.#mine.add(left);
      }
      this.#later(async () => {
        // The new name first: with both, there is only one too many; with neither, the write would be forgotten.
        await this.#create(own.flatMap(({ left }) => left ?? []));
        await this.#delete([...own.map(({ name }) => name), ...before.map(({ name }) => name)]);
      });
    };
    return {
      ids: flat.map(withoutProcess),
      known: same.map((all) => all.filter(({ id, name }) => !accepted.has(id) && !inProgress.has(name))),
      settle: (place, outcome) => {
        const all = fingerprints[place] ?? [];
        const certainties = outcome ? certaintiesOf(outcome, all.length) : all.map(() => 'unknown');
        // A write that has succeeded now also settles the earlier ones that the user has decided about.
        const settled = (same[place] ?? []).filter(
          ({ name, fingerprint }) =>
            ended.has(name) && all.some((one, index) => certainties[index] === 'done' && isSameWrite(one, fingerprint)),
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

  /** Those of the given requests that may already have succeeded, each with the writes that match it. */
  async among(
    requests: readonly PreparedRequest[],
    target: Target,
  ): Promise<readonly { readonly request: PreparedRequest; readonly known: readonly KnownWrite[] }[]> {
    if (target.kind === 'sandbox') return [];
    const fingerprints = await this.#fingerprints(requests, target);
    const { others } = await this.#others(this.#inProgress);
    const index = new Map<string, Known[]>();
    for (const known of others)
      for (const part of partsOf(known.fingerprint)) index.set(part, [...(index.get(part) ?? []), known]);
    return requests.flatMap((request, place) => {
      const known = (fingerprints[place] ?? []).flatMap((fingerprint) =>
        partsOf(fingerprint).flatMap((part) => index.get(part) ?? []),
      );
      return known.length === 0 ? [] : [{ request, known }];
    });
  }

  /** When the latest of the given writes was remembered, in milliseconds since the epoch; undefined if that is unknown. */
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

  #isInProgress({ name, process }: Known): boolean {
    if (process === noProcess) return false;
    return process === this.#process.id ? this.#inProgress.has(name) : this.#process.isAlive(process);
  }

  async #fingerprints(
    requests: readonly PreparedRequest[],
    target: Target,
  ): Promise<readonly (readonly Fingerprint[])[]> {
    // Without a key, the fingerprint of what may be shown still identifies the write.
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

  /** If it fails, too much stays on disk: the user is asked once too often. */
  #later(work: () => Promise<void>): void {
    this.#pending = this.#pending.then(() => this.#try(work));
  }
}

interface Known extends KnownWrite {
  readonly fingerprint: Fingerprint;
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

/** Some file systems don't distinguish upper and lower case, so only one case is used. */
const nameOf = ({ shown, sent }: Fingerprint, process: string): string =>
  `1-${shown}-${sent ?? 'none'}-${randomUUID()}-${process}`;

const withoutProcess = (name: string): string => name.slice(0, name.lastIndexOf('-') + 1) + noProcess;

/** Ignores names from other versions of this extension, whose files stay. */
function knownOf(name: string): readonly Known[] {
  const [, shown, sent, process] = /^1-([\da-f]{32})-([\da-f]{32}|none)-[\da-f-]{36}-(\d+)$/.exec(name) ?? [];
  if (shown === undefined || sent === undefined || process === undefined) return [];
  return [
    { id: withoutProcess(name), name, fingerprint: { shown, sent: sent === 'none' ? undefined : sent }, process },
  ];
}
