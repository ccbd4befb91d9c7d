import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectNode, root } from '../places.mjs';

/**
 * Writes the guest's first program into `folder`; answers its path. Paths stand in a file because
 * neither spaces nor quotes may stand in a kernel's arguments.
 */
export function writeInit(folder: string, program: readonly string[]): string {
  const quoted = (text: string) => `'${text.replaceAll("'", String.raw`'\''`)}'`;
  const file = join(folder, 'init');
  const lines = [
    '#!/bin/sh',
    `PROJECT=${quoted(root)}`,
    `NODE=${quoted(projectNode)}`,
    `PROGRAM=${quoted(program.join(' '))}`,
    // The one setting that is passed on: how often a device is plugged in and out.
    `export BALIE_LAB_CYCLES=${quoted(process.env.BALIE_LAB_CYCLES ?? '100')}`,
    `. ${quoted(join(root, 'test', 'lab', 'usb', 'guest', 'init.sh'))}`,
    '',
  ];
  writeFileSync(file, lines.join('\n'), { mode: 0o755 });
  return file;
}
