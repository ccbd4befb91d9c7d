import { type WebContents, app } from 'electron';
import type { Timer } from '../timing/timer.ts';

export interface VitalParts {
  readonly contents: WebContents;
  readonly timer: Timer;
  /** The page hangs or has grown too large; told once, until it is another page. */
  readonly onSick: (reason: string) => void;
}

const beatMs = 2000;
/** Longer than any pause that a busy machine makes, and than a garbage collection. */
const hangMs = 10_000;
/** A page at work takes 150 to 190 MB (docs/known-gaps.md). */
const largestKilobytes = 900 * 1024;

/**
 * Asks the page every two seconds whether it still turns, and how large its process is. Chromium's own
 * `unresponsive` comes only after somebody touched a page that hangs, and 15 s later.
 */
export function watchVitalSigns({ contents, timer, onSick }: VitalParts): void {
  let asked = false;
  let cancelHang: () => void = () => undefined;
  const forget = (): void => {
    asked = false;
    cancelHang();
  };

  const beat = (): void => {
    if (contents.isDestroyed()) return;
    timer.after(beatMs, beat);
    if (contents.isCrashed() || contents.isLoading() || contents.isDevToolsOpened()) return;
    if (kilobytesOf(contents) > largestKilobytes) {
      onSick('the page takes too much memory');
      return;
    }
    if (asked) return;
    asked = true;
    const cancel = timer.after(hangMs, () => {
      onSick('the page hangs');
    });
    cancelHang = cancel;
    const answered = (): void => {
      // The answer of a page that is gone says nothing about the one that is there now.
      if (cancelHang === cancel) forget();
    };
    contents.executeJavaScript('0').then(answered, answered);
  };
  contents.on('render-process-gone', forget);
  contents.on('did-start-loading', forget);
  contents.on('destroyed', forget);
  timer.after(beatMs, beat);
}

function kilobytesOf(contents: WebContents): number {
  const process = contents.getOSProcessId();
  return app.getAppMetrics().find(({ pid }) => pid === process)?.memory.workingSetSize ?? 0;
}
