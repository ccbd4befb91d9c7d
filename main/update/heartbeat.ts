import { readFile, rename, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { heartbeatName } from './heartbeat-name.ts';
import type { Timer } from '../timing/timer.ts';

const beatEveryMs = 10_000;

/** Tells the watchdog, by the age of a file, that this version runs and has its screen. The answer ends it. */
export function beat(folder: string, version: string, timer: Timer): () => void {
  let isStopped = false;
  let cancel: () => void = () => undefined;
  const again = (): void => {
    beatOnce(join(folder, heartbeatName), version)
      // A disk that cannot even be touched is for the watchdog to notice: that is what it is there for.
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

/** On a full disk no new file is made, but the last one of this version can be touched. */
async function beatOnce(file: string, version: string): Promise<void> {
  try {
    await writeFile(`${file}.next`, version);
    await rename(`${file}.next`, file);
  } catch (error) {
    if ((await readFile(file, 'utf8')) !== version) throw error;
    const now = new Date();
    await utimes(file, now, now);
  }
}
