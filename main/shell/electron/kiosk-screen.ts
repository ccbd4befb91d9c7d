import { type BrowserWindow, type Session, app } from 'electron';
import type { Fault } from '../../../shared/base/fault.ts';
import type { Result } from '../../../shared/base/result.ts';
import { serveWindow } from '../../ipc/electron-ipc.ts';
import type { Kiosk } from '../../kiosk.ts';
import type { Log } from '../../log/log.ts';
import { systemTimer } from '../../timing/timer.ts';
import { holdScreen } from '../../window/hold-screen.ts';
import { isKioskAddress, kioskPage } from '../../window/kiosk-address.ts';
import { createKioskWindow } from '../../window/kiosk-window.ts';
import { reviveWindow } from '../../window/revival.ts';

export interface KioskScreenParts {
  readonly session: Session;
  readonly preloadFile: string;
  readonly kiosk: Promise<Result<Kiosk, Fault>>;
  readonly log: Log;
}

/** The one window with its page: opened, served, revived, and opened anew when it is closed. */
export interface KioskScreen {
  readonly window: () => BrowserWindow;
  readonly load: () => Promise<void>;
  close(): void;
}

/** Opens the kiosk's window, which from then on is there until `close`. */
export function openKioskScreen({
  session,
  preloadFile,
  kiosk,
  log,
}: KioskScreenParts): KioskScreen {
  let closing = false;
  let window = open();

  function open(): BrowserWindow {
    const opened = createKioskWindow({
      session,
      preloadFile,
      packaged: app.isPackaged,
      mayClose: () => closing,
      log,
    });
    if (app.isPackaged) holdScreen(opened, systemTimer);
    const stopServing = serveWindow({
      kiosk,
      contents: opened.webContents,
      isOwnPage: isKioskAddress,
      log,
    });
    reviveWindow({
      window: opened,
      timer: systemTimer,
      steadyClock: { nowMs: () => performance.now() },
      random: Math.random,
      log,
      load: () => opened.loadURL(kioskPage),
      onGone: pageGone,
    });
    opened.once('closed', () => {
      stopServing();
      if (closing) return;
      // A page may close its own window, and Electron then asks nobody: `close` is not told.
      log.error('The kiosk window was closed and is opened anew', { fault: 'internal/bug' });
      pageGone();
      window = open();
      window.loadURL(kioskPage).catch((error: unknown) => {
        log.error('The kiosk page did not load', { fault: 'internal/bug', error });
      });
    });
    return opened;
  }

  function pageGone(): void {
    void kiosk.then((running) => {
      if (running.ok) void running.value.screenGone();
    });
  }

  return {
    window: () => window,
    load: () => window.loadURL(kioskPage),
    close: () => {
      closing = true;
      if (!window.isDestroyed()) window.destroy();
    },
  };
}
