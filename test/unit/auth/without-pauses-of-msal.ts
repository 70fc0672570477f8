/** Milliseconds between msal’s checks whether its listener on localhost is up. It is up after one or two. */
const pause = 100;

/**
 * Call it in a `describe`: msal then looks for its listener at once, so that a test that signs in with the browser doesn’t wait for
 * a timer. No other pause changes.
 */
export function withoutPausesOfMsal(): void {
  const original = globalThis.setInterval;
  const impatient = (callback: () => void, milliseconds?: number): NodeJS.Timeout =>
    original(callback, milliseconds === pause ? 1 : milliseconds);
  before(() => {
    globalThis.setInterval = Object.assign(impatient, original);
  });
  after(() => {
    globalThis.setInterval = original;
  });
}
