import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { heartbeatName } from './heartbeat-name.ts';
import type { Timer } from '../timing/timer.ts';

const beatEveryMs = 10_000;

/** Tells the watchdog, by the age of a file, that this version runs and has its screen. The answer ends it. */
export function beat(folder: string, version: string, timer: Timer): () => void {
  let isStopped = false;
  let cancel: () => void = () => undefined;
  const again = (): void => {
    const file = join(folder, heartbeatName);
    writeFile(`${file}.next`, version)
      .then(() => rename(`${file}.next`, file))
      // A disk that takes nothing is for the watchdog to notice: that is what it is there for.
      .catch(() => null)
      .finally(() => {
        if (!isStopped) cancel = timer.after(beatEveryMs, again);
      });
  };
  again();
  return () => {
    isStopped = true;
    cancel();
  };
}
