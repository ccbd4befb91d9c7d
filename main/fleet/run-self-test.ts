import {
  type ScreenFacts,
  type SelfTestLine,
  clockLine,
  diskLine,
  mostTestLines,
  readerWhy,
  screenLines,
} from '../../shared/domain/fleet/self-test.ts';
import type { ReaderLink } from '../reader-link/reader-link.ts';
import type { Machine, UsbPort } from './machine.ts';

export interface SelfTestParts {
  readonly reader: ReaderLink;
  readonly machine: Machine;
  readonly printer: () => 'not-configured' | 'ready' | 'failed';
  /** Whether the core itself watches a badge reader. */
  readonly badgeReader: boolean;
  readonly screen: () => ScreenFacts | null;
  readonly skewMs: () => number | null;
}

/** Tries everything that a kiosk needs, and says of each part how it is and why. */
export async function runSelfTest(parts: SelfTestParts): Promise<SelfTestLine[]> {
  const free = await parts.machine.diskFreeBytes();
  const lines = [
    await readerLine(parts.reader),
    ...(await portLines(parts.machine)),
    printerLine(parts.printer()),
    badgeLine(parts.badgeReader),
    ...screenLines(parts.screen()),
    ...(free === null ? [] : [diskLine(free)]),
    clockLine(parts.skewMs()),
  ];
  return lines.slice(0, mostTestLines);
}

async function readerLine(reader: ReaderLink): Promise<SelfTestLine> {
  const listed = await reader.call('device.list', {});
  const trouble = reader.fault ?? (listed.ok ? null : listed.fault);
  if (trouble === null) return { part: 'reader', verdict: 'good', why: 'works', detail: '' };
  return { part: 'reader', verdict: 'bad', why: readerWhy(trouble.code), detail: trouble.code };
}

async function portLines(machine: Machine): Promise<readonly SelfTestLine[]> {
  const ports = await machine.ports();
  if (ports.length > 0) return ports.map(portLine);
  const bus = await machine.bus();
  if (bus === 'missing') return [{ ...noPort, verdict: 'absent', why: 'bus-missing' }];
  return [
    bus === 'denied'
      ? { ...noPort, verdict: 'bad', why: 'bus-denied' }
      : { ...noPort, verdict: 'attention', why: 'no-ports-told' },
  ];
}

const noPort = { part: 'usb-port', detail: '' } as const;

function portLine({ name, taken, overcurrents }: UsbPort): SelfTestLine {
  return overcurrents !== null && overcurrents > 0
    ? { part: 'usb-port', verdict: 'bad', why: 'port-overcurrent', detail: name }
    : {
        part: 'usb-port',
        verdict: 'good',
        why: taken ? 'port-in-use' : 'port-free',
        detail: name,
      };
}

function printerLine(state: 'not-configured' | 'ready' | 'failed'): SelfTestLine {
  const part = 'printer';
  if (state === 'ready') return { part, verdict: 'good', why: 'works', detail: '' };
  return state === 'failed'
    ? { part, verdict: 'bad', why: 'printer-does-not-answer', detail: '' }
    : { part, verdict: 'absent', why: 'not-configured', detail: '' };
}

/** Most readers type as a keyboard does: nobody can tell one from a keyboard before a badge is shown. */
function badgeLine(watched: boolean): SelfTestLine {
  return watched
    ? { part: 'badge-reader', verdict: 'good', why: 'works', detail: '' }
    : { part: 'badge-reader', verdict: 'absent', why: 'keyboard-wedge-not-seen', detail: '' };
}
