import { BrowserWindow, type Session, screen } from 'electron';
import type { Log } from '../log/log.ts';
import { lockKeys, refuseFileChoosers } from './lock-down.ts';

export interface KioskWindowParts {
  readonly session: Session;
  readonly preloadFile: string;
  /** A packaged kiosk has no developer tools. */
  readonly packaged: boolean;
  /** False until the program itself ends: nobody else closes the window. */
  readonly mayClose: () => boolean;
  readonly log: Log;
}

/** The colour of the attract screen's paper, so that nothing flashes before the first paint. */
const paper = '#f6f1e6';

/** The one window: full screen, sandboxed, shown when its first page is drawn. */
export function createKioskWindow(parts: KioskWindowParts): BrowserWindow {
  const window = new BrowserWindow({
    // Where no window manager makes full screen true (a bare X server), these bounds do.
    ...screen.getPrimaryDisplay().bounds,
    kiosk: true,
    fullscreen: true,
    frame: false,
    minimizable: false,
    autoHideMenuBar: true,
    backgroundColor: paper,
    show: false,
    title: 'Balie',
    webPreferences: {
      session: parts.session,
      preload: parts.preloadFile,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      devTools: !parts.packaged,
      spellcheck: false,
      navigateOnDragDrop: false,
      disableDialogs: true,
      webviewTag: false,
      // A window that follows the pointer over the whole screen.
      disableBlinkFeatures: 'EyeDropperAPI',
      // A kiosk that nobody touches must still count down and follow the desk.
      backgroundThrottling: false,
    },
  });
  window.once('ready-to-show', () => {
    window.show();
  });
  window.on('close', (event) => {
    if (!parts.mayClose()) event.preventDefault();
  });
  window.webContents.on('did-finish-load', () => {
    void window.webContents.setVisualZoomLevelLimits(1, 1);
  });
  lockKeys(window.webContents);
  refuseFileChoosers(window.webContents).catch((error: unknown) => {
    parts.log.error('File choosers cannot be kept shut', { fault: 'internal/bug', error });
  });
  return window;
}
