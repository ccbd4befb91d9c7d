import { spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  fstatSync,
  mkdtempSync,
  openSync,
  readSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BlockMedium } from '../../devices/simulated/block-medium.ts';
import { driveImageFolders, driveImageTools } from '../../scripts/suites/drive-image-tools.ts';

/** Where each program is, or an error that names every package that is missing. */
export function findTools(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const missing = new Set<string>();
  for (const [name, debianPackage] of Object.entries(driveImageTools)) {
    const folder = driveImageFolders.find((one) => existsSync(join(one, name)));
    if (folder === undefined) missing.add(debianPackage);
    else found.set(name, join(folder, name));
  }
  if (missing.size > 0) {
    throw new Error(
      'The disk images are made by programs that are not installed. As root:\n' +
        `  apt-get install -y --no-install-recommends ${[...missing].join(' ')}`,
    );
  }
  return found;
}

/** A folder of disk images that are made and judged by programs that are not ours. */
export class ImageWorkshop {
  readonly #tools = findTools();
  readonly folder = mkdtempSync(join(tmpdir(), 'balie-images-'));

  /** Runs one program to its end; what it wrote, whatever its exit code was. */
  run(tool: string, args: readonly string[], input = ''): string {
    const program = this.#tools.get(tool);
    if (program === undefined) throw new Error(`${tool} is not in the list of tools`);
    const ended = spawnSync(program, args, {
      input,
      encoding: 'utf8',
      timeout: 60_000,
      env: { ...process.env, PATH: driveImageFolders.join(':'), LC_ALL: 'C' },
    });
    if (ended.error !== undefined) throw ended.error;
    return ended.stdout + ended.stderr;
  }

  /** An empty image of so many megabytes. */
  image(name: string, megabytes: number): string {
    const path = join(this.folder, `${name}.img`);
    writeFileSync(path, '');
    truncateSync(path, megabytes * 1_048_576);
    return path;
  }

  /** Something to make a disc of. */
  emptyFolder(): string {
    return mkdtempSync(join(this.folder, 'empty-'));
  }

  /** What blkid finds at a place of an image, by its own names. */
  blkid(path: string, offset = 0): Readonly<Record<string, string>> {
    const told = this.run('blkid', ['-p', '-o', 'export', '-O', String(offset), path]);
    const pairs = told.split('\n').flatMap((line) => {
      const at = line.indexOf('=');
      return at < 0 ? [] : [[line.slice(0, at), line.slice(at + 1)] as const];
    });
    return Object.fromEntries(pairs);
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Writes bytes into an image. */
export function poke(path: string, offset: number, bytes: Uint8Array): void {
  const file = openSync(path, 'r+');
  try {
    writeSync(file, bytes, 0, bytes.length, offset);
  } finally {
    closeSync(file);
  }
}

/** A simulated medium that is a file. */
export function fileMedium(path: string, blockSize = 512): BlockMedium & Disposable {
  const file = openSync(path, 'r');
  return {
    blockSize,
    blocks: Math.floor(fstatSync(file).size / blockSize),
    read(lba, count) {
      const bytes = new Uint8Array(count * blockSize);
      return readSync(file, bytes, 0, bytes.length, lba * blockSize) === bytes.length
        ? bytes
        : null;
    },
    [Symbol.dispose]() {
      closeSync(file);
    },
  };
}
