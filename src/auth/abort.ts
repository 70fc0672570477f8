/**
 * A signal that aborts when another one does, or after a time. It has its own timer and listener, because some versions of Node have
 * garbage-collected the signal that `AbortSignal.any` and `AbortSignal.timeout` make together.
 */
export class Deadline {
  readonly #controller = new AbortController();
  readonly #outer: AbortSignal;
  readonly #timer: NodeJS.Timeout;
  #passed = false;

  /** @param milliseconds from now */
  constructor(outer: AbortSignal, milliseconds: number) {
    this.#outer = outer;
    this.#timer = setTimeout(() => {
      this.#passed = true;
      this.#controller.abort();
    }, milliseconds);
    if (outer.aborted) this.#abort();
    else outer.addEventListener('abort', this.#abort, { once: true });
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Whether it aborted because the time was over. */
  get passed(): boolean {
    return this.#passed;
  }

  /** Call this when the work is over: removes the timer and the listener. */
  dispose(): void {
    clearTimeout(this.#timer);
    this.#outer.removeEventListener('abort', this.#abort);
  }

  readonly #abort = (): void => {
    clearTimeout(this.#timer);
    this.#controller.abort();
  };
}

/**
 * Waits for something that can't be cancelled, but only as long as the caller wants it.
 *
 * @returns `aborted`: the signal aborted first; a later result of the work is ignored
 */
export async function unlessAborted<T>(work: PromiseLike<T>, signal: AbortSignal): Promise<T | 'aborted'> {
  let stop: (() => void) | undefined;
  const aborted = new Promise<'aborted'>((resolve) => {
    stop = () => {
      resolve('aborted');
    };
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    if (stop) signal.removeEventListener('abort', stop);
  }
}
