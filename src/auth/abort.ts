/**
 * A signal that aborts with another one, or after a time. Held together by a timer and a listener of our own: what
 * `AbortSignal.any` and `AbortSignal.timeout` make together has been lost to the garbage collector in some versions of Node.
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

  /** Whether it was the time that ended it. */
  get passed(): boolean {
    return this.#passed;
  }

  /** What it was for is over. */
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
 * @returns `aborted`: the signal was first; what the work ends with later is dropped
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
