import { mkdir, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { ReleaseFile } from '../../shared/domain/release/documents.ts';
import { moveDurably, sha512Of, sizeOf } from './durable-file.ts';
import { onDisk } from './file-fault.ts';
import type { UpdateSource } from './update-source.ts';

export interface FetchParts {
  readonly source: Pick<UpdateSource, 'file'>;
  /** Where downloads lie. Nothing else lies there. */
  readonly folder: string;
  /** Told as bytes come in, in whole percents. */
  readonly onProgress: (percent: number) => void;
}

/**
 * The file of a release on this disk, proven: its place. It goes on where an earlier try stopped, also after
 * the power was cut. A file that is whole and wrong is thrown away, so that the next try begins anew.
 */
export function fetchRelease(
  { source, folder, onProgress }: FetchParts,
  file: ReleaseFile,
): Promise<Result<string, Fault>> {
  const whole = join(folder, file.sha512);
  const part = `${whole}.part`;
  return onDisk(async () => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await forgetOthers(folder, file);
    if ((await sizeOf(whole)) === file.size && (await sha512Of(whole)) === file.sha512) {
      return ok(whole);
    }
    await rm(whole, { force: true });
    const here = (await sizeOf(part)) ?? 0;
    if (here > file.size) await rm(part, { force: true });
    const from = here > file.size ? 0 : here;
    const fetched =
      from === file.size ? ok(null) : await append(part, from, source, file, onProgress);
    if (!fetched.ok) return fetched;
    if ((await sizeOf(part)) !== file.size || (await sha512Of(part)) !== file.sha512) {
      await rm(part, { force: true });
      return err(fault('update/file-mismatch', 'What was downloaded is not what was signed'));
    }
    await moveDurably(part, whole);
    return ok(whole);
  });
}

async function append(
  part: string,
  from: number,
  source: FetchParts['source'],
  file: ReleaseFile,
  onProgress: (percent: number) => void,
): Promise<Result<null, Fault>> {
  const handle = await open(part, from === 0 ? 'w' : 'r+', 0o600);
  try {
    let at = from;
    let told = -1;
    const fetched = await source.file(file, from, async (chunk) => {
      // Never a byte beyond what was signed, whatever came.
      const fitting = chunk.subarray(0, file.size - at);
      await handle.write(fitting, 0, fitting.length, at);
      at += fitting.length;
      const percent = Math.floor((at / file.size) * 100);
      if (percent !== told) onProgress(percent);
      told = percent;
    });
    await handle.sync();
    if (!fetched.ok) return fetched;
    return at === file.size
      ? ok(null)
      : err(fault('desk/unreachable', `The download ended at ${at} of ${file.size} bytes`));
  } finally {
    await handle.close();
  }
}

/** A disk holds one release that is on its way, not all that ever were. */
async function forgetOthers(folder: string, { sha512 }: ReleaseFile): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(sha512)) await rm(join(folder, name), { force: true });
  }
}
