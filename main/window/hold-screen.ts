import { type BrowserWindow, screen } from 'electron';
import type { Timer } from '../timing/timer.ts';

const soonMs = 250;

/**
 * Takes the whole screen back whenever something else took it: a window manager that minimises, a
 * program that opens a window of its own, a screen that was turned or unplugged.
 */
export function holdScreen(window: BrowserWindow, timer: Timer): void {
  let waiting = false;
  const hold = (): void => {
    waiting = false;
    if (window.isDestroyed()) return;
    if (window.isMinimized()) window.restore();
    if (!window.isVisible()) window.show();
    if (!window.isKiosk()) window.setKiosk(true);
    // A window manager may end what Electron still takes for a kiosk.
    if (!window.isFullScreen()) window.setFullScreen(true);
    const { bounds } = screen.getPrimaryDisplay();
    const now = window.getBounds();
    if (now.width !== bounds.width || now.height !== bounds.height || now.x !== bounds.x) {
      window.setBounds(bounds);
    }
    if (!window.isFocused()) {
      window.moveTop();
      window.focus();
    }
  };
  // A moment later: what took the screen is done by then, and many changes are one.
  const holdSoon = (): void => {
    if (waiting) return;
    waiting = true;
    timer.after(soonMs, hold);
  };
  window.once('show', () => {
    window.on('minimize', holdSoon);
    window.on('hide', holdSoon);
    window.on('leave-full-screen', holdSoon);
    window.on('unmaximize', holdSoon);
    window.on('resize', holdSoon);
    window.on('move', holdSoon);
    window.on('blur', holdSoon);
    screen.on('display-metrics-changed', holdSoon);
    screen.on('display-added', holdSoon);
    screen.on('display-removed', holdSoon);
  });
}
