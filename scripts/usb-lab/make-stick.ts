import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { command } from '../suites/suite.ts';

/** A stick's content: 64 MB of FAT32 without a file. Answers where it is. */
export async function makeStick(folder: string): Promise<string> {
  const file = join(folder, 'stick.img');
  writeFileSync(file, '');
  truncateSync(file, 64 * 1024 * 1024);
  const { code, output } = await command('mkfs.vfat', ['-F', '32', '-n', 'LABSTICK', file], {
    capture: true,
  });
  if (code !== 0) throw new Error(`mkfs.vfat ended with ${code}: ${output}`);
  return file;
}
