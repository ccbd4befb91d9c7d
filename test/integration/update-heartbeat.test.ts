import { mkdir, mkdtemp, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { beat } from '../../main/update/heartbeat.ts';
import { ManualTime } from '../lab/manual-timer.ts';

/** The sign of life on a real disk that takes no new file: a folder lies where it would be written. */
describe('a sign of life on a full disk', () => {
  const longAgo = new Date(0);
  let folder: string;
  let file: string;
  let time: ManualTime;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'balie-heartbeat-'));
    file = join(folder, 'heartbeat');
    time = new ManualTime();
    await mkdir(`${file}.next`);
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const beaten = async (version: string) => {
    const stop = beat(folder, version, time);
    // The next one is planned when the first one is over.
    await vi.waitUntil(() => time.waitingFor(10_000));
    stop();
    return { version: await readFile(file, 'utf8'), isNew: (await stat(file)).mtimeMs > 0 };
  };

  it('is given again by the version that gave the last one', async () => {
    await writeFile(file, '0.2.0');
    await utimes(file, longAgo, longAgo);

    expect(await beaten('0.2.0')).toEqual({ version: '0.2.0', isNew: true });
  });

  it('is never given for another version', async () => {
    await writeFile(file, '0.1.0');
    await utimes(file, longAgo, longAgo);

    expect(await beaten('0.2.0')).toEqual({ version: '0.1.0', isNew: false });
  });
});
