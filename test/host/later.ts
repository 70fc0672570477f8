export interface Later<T> {
  /** If it rejects and nothing waits for it, the process doesn't crash. */
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
  readonly reject: (error: Error) => void;
}

/** A promise that is settled from outside: Promise.withResolvers, which Node 20 doesn't have. */
export function later<T>(): Later<T> {
  let resolve: Later<T>['resolve'] = () => undefined;
  let reject: Later<T>['reject'] = () => undefined;
  const promise = new Promise<T>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  promise.catch(() => undefined);
  return { promise, resolve, reject };
}
