import type { Log } from '../log/log.ts';
import { systemTimer } from '../timing/timer.ts';
import { beat } from './heartbeat.ts';
import { type Installer, slotInstaller } from './installer.ts';
import { Slots } from './slots.ts';
import { windowsInstaller } from './windows-installer.ts';

/** The folder of slots, from whoever started this program out of one. */
const slotsVariable = 'BALIE_SLOTS';

export interface ElectronUpdatesParts {
  readonly version: string;
  readonly startUpdates: (installer: Installer) => void;
  /** Ends the program in order. */
  readonly stop: () => void;
  readonly log: Log;
}

/**
 * Lets a packaged kiosk be updated: on Windows by its installer, elsewhere only when the watchdog started it,
 * since nobody else would start what was installed, or the version before it.
 */
export async function keepUpToDate(parts: ElectronUpdatesParts): Promise<void> {
  if (process.platform === 'win32') {
    parts.startUpdates(await windowsInstaller());
    return;
  }
  const folder = process.env[slotsVariable];
  if (folder === undefined || folder === '') {
    parts.log.info('Not started by the watchdog: this kiosk does not update itself');
    return;
  }
  beat(folder, parts.version, systemTimer);
  parts.startUpdates(slotInstaller(new Slots(folder), parts.stop));
}
