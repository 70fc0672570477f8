const SECONDS_BETWEEN_LINES = 10;

/**
 * Shows the progress of slow work: a line when it starts, one every ten seconds, one when it's done.
 *
 * @param what completes both "· …" and "✓ …", for example "Installing Chromium"
 * @returns what the work returns; what it throws is rethrown
 */
export async function step<T>(what: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const seconds = () => `${((performance.now() - started) / 1000).toFixed(1)} s`;
  console.log(`· ${what}`);
  const ticking = setInterval(() => {
    console.log(`· … ${what} (${seconds()})`);
  }, SECONDS_BETWEEN_LINES * 1000);
  try {
    const result = await work();
    console.log(`✓ ${what} (${seconds()})`);
    return result;
  } catch (error) {
    console.log(`✗ ${what} (${seconds()})`);
    throw error;
  } finally {
    clearInterval(ticking);
  }
}
