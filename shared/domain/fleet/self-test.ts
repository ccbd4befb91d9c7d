import { z } from 'zod';
import { timestampSchema } from '../../base/identifier.ts';
import { cleanText } from '../../base/untrusted-text.ts';

/** What a kiosk tries of itself, in the order in which it is shown. */
export const selfTestPartSchema = z.enum([
  'reader',
  'usb-port',
  'printer',
  'badge-reader',
  'camera',
  'sound',
  'touch',
  'screen',
  'disk',
  'clock',
]);
export type SelfTestPart = z.infer<typeof selfTestPartSchema>;

/** `absent`: there is none, which is not a fault by itself. */
export const selfTestVerdictSchema = z.enum(['good', 'attention', 'bad', 'absent']);
export type SelfTestVerdict = z.infer<typeof selfTestVerdictSchema>;

/** More parts are not told; a machine has few buses. */
export const mostTestLines = 40;

/** One part with its verdict; the words stand in the catalogue as `fleet:test.<part>` and `fleet:why.<why>`. */
export const selfTestLineSchema = z.strictObject({
  part: selfTestPartSchema,
  verdict: selfTestVerdictSchema,
  /** Why it is so. */
  why: z.enum([
    'works',
    'reader-does-not-answer',
    'bus-missing',
    'bus-denied',
    'library-missing',
    'port-free',
    'port-in-use',
    'port-overcurrent',
    'no-ports-told',
    'not-configured',
    'printer-does-not-answer',
    'keyboard-wedge-not-seen',
    'not-found',
    'no-screen-to-ask',
    'small-screen',
    'little-room',
    'almost-full',
    'clock-off',
    'clock-far-off',
    'desk-away',
  ]),
  /** Which one, and the figure: a port's name, pixels, free megabytes, seconds. */
  detail: z
    .string()
    .max(120)
    .overwrite((text) => cleanText(text, 120)),
});
export type SelfTestLine = z.infer<typeof selfTestLineSchema>;

export const selfTestSchema = z.strictObject({
  at: timestampSchema,
  lines: z.array(selfTestLineSchema).max(mostTestLines),
});
export type SelfTest = z.infer<typeof selfTestSchema>;

/** The worst of all parts; what is absent takes nothing away. */
export function verdictOf(lines: readonly SelfTestLine[]): 'good' | 'attention' | 'bad' {
  if (lines.some(({ verdict }) => verdict === 'bad')) return 'bad';
  return lines.some(({ verdict }) => verdict === 'attention') ? 'attention' : 'good';
}

/** Why no device is read, by the code of the fault of its reader. */
export function readerWhy(faultCode: string): SelfTestLine['why'] {
  switch (faultCode) {
    case 'bus/missing':
      return 'bus-missing';
    case 'bus/denied':
      return 'bus-denied';
    case 'bus/library-missing':
      return 'library-missing';
    default:
      return 'reader-does-not-answer';
  }
}

const seconds = 1000;

/** How the kiosk's clock stands to the desk's. Signatures are made by the desk's time, so nothing fails. */
export function clockLine(skewMs: number | null): SelfTestLine {
  if (skewMs === null) {
    return { part: 'clock', verdict: 'attention', why: 'desk-away', detail: '' };
  }
  const off = Math.round(Math.abs(skewMs) / seconds);
  const detail = `${off} s`;
  if (off <= 5) return { part: 'clock', verdict: 'good', why: 'works', detail };
  return off <= 120
    ? { part: 'clock', verdict: 'attention', why: 'clock-off', detail }
    : { part: 'clock', verdict: 'bad', why: 'clock-far-off', detail };
}

const gigabyte = 1024 ** 3;

/** Whether there is room for visits that wait and for an update. */
export function diskLine(freeBytes: number): SelfTestLine {
  const detail = `${Math.floor(freeBytes / 1024 ** 2)} MB`;
  if (freeBytes >= 2 * gigabyte) return { part: 'disk', verdict: 'good', why: 'works', detail };
  return freeBytes >= gigabyte / 2
    ? { part: 'disk', verdict: 'attention', why: 'little-room', detail }
    : { part: 'disk', verdict: 'bad', why: 'almost-full', detail };
}

/** What the page of a kiosk can tell of its window. */
export const screenFactsSchema = z.strictObject({
  width: z.int().min(0).max(100_000),
  height: z.int().min(0).max(100_000),
  /** Fingers that the touch screen can tell apart; 0 without one. */
  touchPoints: z.int().min(0).max(100),
  cameras: z.int().min(0).max(100),
  speakers: z.int().min(0).max(100),
});
export type ScreenFacts = z.infer<typeof screenFactsSchema>;

/** The smallest window in which every screen of a visit fits, in CSS pixels. */
const smallest = 720;

/** What the window says of screen, touch, camera and sound; null when there is no window to ask. */
export function screenLines(facts: ScreenFacts | null): readonly SelfTestLine[] {
  if (facts === null) {
    return (['camera', 'sound', 'touch', 'screen'] as const).map((part) => ({
      part,
      verdict: 'attention',
      why: 'no-screen-to-ask',
      detail: '',
    }));
  }
  const { width, height, touchPoints, cameras, speakers } = facts;
  const there = (part: SelfTestPart, count: number): SelfTestLine =>
    count > 0
      ? { part, verdict: 'good', why: 'works', detail: String(count) }
      : { part, verdict: 'absent', why: 'not-found', detail: '' };
  const isSmall = Math.min(width, height) < smallest;
  return [
    there('camera', cameras),
    there('sound', speakers),
    there('touch', touchPoints),
    {
      part: 'screen',
      verdict: isSmall ? 'attention' : 'good',
      why: isSmall ? 'small-screen' : 'works',
      detail: `${width}×${height}`,
    },
  ];
}
