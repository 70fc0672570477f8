/** What went wrong with some of the requests while there are more to send. */
export interface Trouble {
  /** `uncertain`: writes among them may have succeeded. */
  readonly kind: 'failed' | 'uncertain';
  /** Places of the requests that it happened to; at least one. */
  readonly places: readonly number[];
  /** How many have not ended yet. */
  readonly left: number;
}

/** What the user wants after trouble; `go on for all`: after all of that kind. */
export type AfterTrouble = 'stop' | 'continue' | 'continue-all';

export type AskAfterTrouble = (trouble: Trouble, signal: AbortSignal) => Promise<AfterTrouble>;

/**
 * Asks until an answer holds for all. Each kind is asked about separately: that failures do not matter does not mean that
 * uncertain writes do not. Whoever cancels while the question is open has answered it.
 */
export function askOnce(ask: AskAfterTrouble): AskAfterTrouble {
  const accepted = new Set<Trouble['kind']>();
  return async (trouble, signal) => {
    if (accepted.has(trouble.kind)) return 'continue';
    const answer = await orStop(ask(trouble, signal), signal);
    if (answer === 'continue-all') accepted.add(trouble.kind);
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
