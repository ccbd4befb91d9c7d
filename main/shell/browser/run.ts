import type { Assembly } from '../../assemble.ts';
import type { Fault } from '../../../shared/base/fault.ts';
import { type Result, ok } from '../../../shared/base/result.ts';
import type { KioskOptions } from '../../config/options.ts';
import type { Log } from '../../log/log.ts';
import { systemTimer } from '../../timing/timer.ts';
import { tell } from '../program-life.ts';
import { keepHeapSmall } from '../small-heap.ts';
import { type BrowserShell, startBrowserShell } from './browser-shell.ts';

const usualPort = 4751;

/** Starts the kiosk and serves it to browsers of this machine. */
export async function runBrowserShell(
  assembly: Assembly,
  rendererFolder: string,
  options: KioskOptions,
  log: Log,
): Promise<Result<BrowserShell, Fault>> {
  const started = await assembly.kiosk.start();
  if (!started.ok) return started;
  const shell = await startBrowserShell({
    kiosk: assembly.kiosk,
    rendererFolder,
    port: { port: options.port ?? usualPort, exact: options.port !== null },
    session: assembly.session,
    timer: systemTimer,
    log,
    onNewAddress: (url) => {
      tell({ type: 'address', url }, `For another browser: ${url}`);
    },
  });
  keepHeapSmall();
  return shell.ok ? ok(shell.value) : shell;
}
