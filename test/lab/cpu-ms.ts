/**
 * How long this thread has computed, in milliseconds. Beside other work on a small machine the clock says
 * little of how much a function had to do.
 */
export function cpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
