import { join } from 'node:path';
import { type Captive, startCaptive } from './captive.ts';

/** The packaged kiosk on a fresh display. It has joined no desk; its visits wait in its outbox. */
export function startGuarded(
  executable: string,
  manager?: readonly [string, ...(readonly string[])],
): Promise<Captive> {
  return startCaptive({
    program: executable,
    args: (data) => ['--data', data],
    ...(manager === undefined ? {} : { manager }),
  });
}

/** A plain Electron window that shows the same address, with nothing shut. */
export function startUnguarded(): Promise<Captive> {
  const electron = process.env['BALIE_TEST_ELECTRON'];
  if (electron === undefined) throw new Error('The global set-up found no Electron');
  return startCaptive({
    program: electron,
    args: (data) => [join(import.meta.dirname, 'unguarded.mjs'), data],
  });
}
