/**
 * A program under measurement with a look at its event loop: `node bench/desk-with-lag.ts <script> …`
 * runs the script in this process. A message `lag` to it answers the delays since the last one.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';

const [, , script, ...args] = process.argv;
if (script === undefined) throw new Error('Usage: desk-with-lag.ts <script> …');
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
process.on('message', (message) => {
  if (message !== 'lag') return;
  const nanoseconds = { p50: delay.percentile(50), p999: delay.percentile(99.9), max: delay.max };
  process.send?.({ type: 'lag', ...nanoseconds });
  delay.reset();
});
process.argv = [process.execPath, resolve(script), ...args];
await import(pathToFileURL(resolve(script)).href);
