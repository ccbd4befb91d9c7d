import type { BrowserWindow } from 'electron';
import type { Clock } from '../../shared/base/clock.ts';
import type { Log } from '../log/log.ts';
import { delayAfter } from '../timing/back-off.ts';
import type { Timer } from '../timing/timer.ts';
import { isKioskAddress } from './kiosk-address.ts';
import { watchVitalSigns } from './vital-signs.ts';

export interface RevivalParts {
  readonly window: BrowserWindow;
  readonly timer: Timer;
  /** Goes on evenly, whatever becomes of the clock of the machine. */
  readonly steadyClock: Clock;
  readonly random: () => number;
  readonly log: Log;
  readonly load: () => Promise<void>;
  /** The page died with whatever a visitor had on it. */
  readonly onGone: () => void;
}

const calmMs = 600_000;
const backOff = { firstMs: 100, largestMs: 30_000 };

/** Brings the attract screen back after its page crashed, hung, grew or went away; ever slower when it keeps dying. */
export function reviveWindow(parts: RevivalParts): void {
  const { window, timer, log } = parts;
  const { webContents } = window;
  let deaths = 0;
  let cancelCalm: () => void = () => undefined;

  const revive = (reason: string): void => {
    deaths += 1;
    const delayMs = delayAfter(deaths, { ...backOff, random: parts.random });
    log.error('The kiosk page is gone', { detail: reason, attempt: deaths, delayMs });
    parts.onGone();
    cancelCalm();
    cancelCalm = timer.after(calmMs, () => {
      deaths = 0;
    });
    timer.after(delayMs, () => {
      if (window.isDestroyed()) return;
      parts.load().catch(() => {
        // `did-fail-load` below heard of it as well.
      });
    });
  };

  webContents.on('render-process-gone', (_event, details) => {
    if (details.reason !== 'clean-exit') revive(details.reason);
  });
  webContents.on('did-navigate', (_event, address, status) => {
    // Nobody is asked before a page goes to about:blank; and files may just be being replaced.
    if (!isKioskAddress(address)) revive('the page went elsewhere');
    else if (status >= 400) revive(`the page answered ${status}`);
    // Nothing to go back to: neither that page nor an earlier life of our own.
    else webContents.navigationHistory.clear();
  });
  webContents.on('did-fail-load', (_event, code, reason, _address, isMainFrame) => {
    // An address that cannot be shown ends on Chromium's own page about it; -3 is ERR_ABORTED.
    if (isMainFrame && code !== -3) revive(`the page did not load: ${reason}`);
  });
  watchVitalSigns({
    contents: webContents,
    timer,
    steadyClock: parts.steadyClock,
    onSick: (reason) => {
      log.error('The kiosk page is ended', { detail: reason });
      webContents.forcefullyCrashRenderer();
    },
  });
}
