export interface Later<T> {
  /** Its rejection is no crash if nobody waits for it. */
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
  readonly reject: (error: Error) => void;
}

/** A promise that is settled from outside: Promise.withResolvers, which Node 20 does not have. */
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
