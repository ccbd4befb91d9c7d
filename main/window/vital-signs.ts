import { type ProcessMetric, type WebContents, app } from 'electron';
import type { Clock } from '../../shared/base/clock.ts';
import type { Timer } from '../timing/timer.ts';
import { Pulse, beatMs } from './pulse.ts';

export interface VitalParts {
  readonly contents: WebContents;
  readonly timer: Timer;
  /** Goes on evenly, whatever becomes of the clock of the machine. */
  readonly steadyClock: Clock;
  /** The page hangs or has grown too large; told once, until it is another page. */
  readonly onSick: (reason: string) => void;
}

const beatsPerWeighing = 7;
/** A page at work takes 150 to 190 MB (docs/known-gaps.md). */
const largestKilobytes = 900 * 1024;

/**
 * Asks the page every 300 ms whether it still turns, which its preload answers, and now and then how large its
 * process is. Chromium's own `unresponsive` comes only after somebody touched a page that hangs, and 15 s later.
 */
export function watchVitalSigns({ contents, timer, steadyClock, onSick }: VitalParts): void {
  const pulse = new Pulse(() => processorMsOf(contents));
  let asked = 0;
  let beats = 0;
  let isTold = false;
  const forget = (): void => {
    pulse.forget();
    isTold = false;
  };
  const sick = (reason: string): void => {
    if (isTold) return;
    isTold = true;
    onSick(reason);
  };

  const beat = (): void => {
    if (contents.isDestroyed()) return;
    timer.after(beatMs, beat);
    beats += 1;
    if (contents.isCrashed() || contents.isDevToolsOpened()) {
      pulse.forget();
      return;
    }
    if (beats % beatsPerWeighing === 0 && kilobytesOf(contents) > largestKilobytes) {
      sick('the page takes too much memory');
      return;
    }
    const nowMs = steadyClock.nowMs();
    const verdict = contents.isLoading() ? pulse.beatOfLoad(nowMs) : pulse.beat(nowMs);
    if (verdict === 'hangs') sick('the page hangs');
    if (verdict !== 'ask') return;
    asked += 1;
    contents.send('balie:pulse', asked);
  };
  contents.ipc.on('balie:pulse', (_event, answer: unknown) => {
    // The answer of a page that is gone says nothing about the one that is there now.
    if (answer === asked) pulse.answered();
  });
  contents.on('render-process-gone', forget);
  contents.on('did-start-loading', forget);
  timer.after(beatMs, beat);
}

function processorMsOf(contents: WebContents): number | null {
  const seconds = metricOf(contents)?.cpu.cumulativeCPUUsage;
  return seconds === undefined ? null : seconds * 1000;
}

function kilobytesOf(contents: WebContents): number {
  return metricOf(contents)?.memory.workingSetSize ?? 0;
}

function metricOf(contents: WebContents): ProcessMetric | undefined {
  const process = contents.getOSProcessId();
  return app.getAppMetrics().find(({ pid }) => pid === process);
}
