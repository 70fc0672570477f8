import { setImmediate as turn } from 'node:timers/promises';
import type { SecretPort, Subscription } from '../../../src/auth/ports.ts';

type Listener = Parameters<SecretPort['onDidChange']>[0];

/** Secrets in memory, as one window sees them. Each access takes a moment, as in VS Code. */
export class TestSecrets implements SecretPort {
  readonly values = new Map<string, string>();
  readonly #listeners = new Set<Listener>();

  async get(key: string): Promise<string | undefined> {
    const value = this.values.get(key);
    await turn();
    return value;
  }

  async store(key: string, value: string): Promise<void> {
    await turn();
    this.set(key, value);
  }

  onDidChange(listener: Listener): Subscription {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  }

  /** Sets a value, and notifies the listeners if it changes. */
  set(key: string, value: string): void {
    if (this.values.get(key) === value) return;
    this.values.set(key, value);
    for (const listener of this.#listeners) listener({ key });
  }

  /** Whether only the ids of changes are left. */
  get forgotten(): boolean {
    return [...this.values.values()].every((value) => /^\{"changes":\["[-0-9a-f",]*"\],"content":\{\}\}$/.test(value));
  }
}

/**
 * The secrets of several windows, as VS Code keeps them: each window reads and writes its own copy. What it writes reaches the
 * storage when it is flushed, and all windows with the next broadcast.
 */
export class TestStorage {
  readonly #values = new Map<string, string>();
  readonly #windows: TestSecrets[] = [];
  readonly #waiting = new Map<TestSecrets, Map<string, string>>();

  open(): TestSecrets {
    const window = new TestSecrets();
    for (const [key, value] of this.#values) window.set(key, value);
    const waiting = new Map<string, string>();
    window.store = async (key, value) => {
      await turn();
      waiting.set(key, value);
      window.set(key, value);
    };
    this.#windows.push(window);
    this.#waiting.set(window, waiting);
    return window;
  }

  flush(window: TestSecrets): void {
    const waiting = this.#waiting.get(window);
    for (const [key, value] of waiting ?? []) this.#values.set(key, value);
    waiting?.clear();
  }

  broadcast(): void {
    for (const window of this.#windows) for (const [key, value] of this.#values) window.set(key, value);
  }

  /** Passes on all writes, until no window has any left. */
  async settle(): Promise<void> {
    let quiet = 0;
    while (quiet < 5) {
      quiet = [...this.#waiting.values()].some(({ size }) => size > 0) ? 0 : quiet + 1;
      for (const window of this.#windows) this.flush(window);
      this.broadcast();
      for (let turns = 0; turns < 4; turns++) await turn();
    }
  }
}
