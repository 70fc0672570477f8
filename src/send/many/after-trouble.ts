/** What went wrong with some of the requests while there are more to send. */
export interface Trouble {
  /** Places of those that failed. At least one of `failed` and `uncertain` isn't empty. */
  readonly failed: readonly number[];
  /** Places of writes that may have succeeded. */
  readonly uncertain: readonly number[];
  /** How many haven't ended yet. */
  readonly left: number;
}

/** What the user wants after trouble; `continue-all`: after any more of the same kinds, too. */
export type AfterTrouble = 'stop' | 'continue' | 'continue-all';

export type AskAfterTrouble = (trouble: Trouble, signal: AbortSignal) => Promise<AfterTrouble>;

/**
 * Asks until an answer applies to all. What the user has accepted before is left out of the question: accepting failures isn't accepting
 * uncertain writes. Cancelling while the question is open answers it.
 */
export function askOnce(ask: AskAfterTrouble): AskAfterTrouble {
  const accepted = { failed: false, uncertain: false };
  return async ({ failed, uncertain, left }, signal) => {
    const trouble = {
      failed: accepted.failed ? [] : failed,
      uncertain: accepted.uncertain ? [] : uncertain,
      left,
    };
    if (trouble.failed.length === 0 && trouble.uncertain.length === 0) return 'continue';
    const answer = await orStop(ask(trouble, signal), signal);
    if (answer === 'continue-all')
      for (const kind of ['failed', 'uncertain'] as const) accepted[kind] ||= trouble[kind].length > 0;
    return answer;
  };
}

function orStop(answer: Promise<AfterTrouble>, signal: AbortSignal): Promise<AfterTrouble> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      resolve('stop');
    };
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    void answer.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', stop);
    });
  });
}
