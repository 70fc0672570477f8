/** Milliseconds that the processor spent on something: unlike time on the clock, little changed by what else runs. */
export function cpuTime(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
