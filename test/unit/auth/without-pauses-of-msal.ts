/** Milliseconds after which msal looks again whether its listener on localhost is there. It is after one or two. */
const pause = 100;

/**
 * In a `describe`: msal looks for its listener at once, so that a test that signs in with the browser does not wait for a clock.
 * No other pause is touched.
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
