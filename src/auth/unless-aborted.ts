/**
 * Waits for something that cannot be cancelled only as long as somebody wants it.
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
