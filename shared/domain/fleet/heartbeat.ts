import { z } from 'zod';
import { faultSchema } from '../../base/fault.ts';
import { timestampSchema, uuidSchema } from '../../base/identifier.ts';
import { cleanText } from '../../base/untrusted-text.ts';
import { packNumberSchema } from '../release/rolled-out.ts';
import { daysTold, mostPorts, portDaySchema } from './port-health.ts';

/** Seconds between two heartbeats. */
export const heartbeatSeconds = 30;
/** Hours of history that the desk keeps of one kiosk. */
export const healthHoursKept = 14 * 24;

/** A version of a profile (docs/fleet/configuration.md). */
export const namedConfigSchema = z.strictObject({
  profileId: uuidSchema,
  version: z.int().min(1),
});
export type NamedConfig = z.infer<typeof namedConfigSchema>;

/** Which version a kiosk did not take, and why. */
export const configRefusalSchema = namedConfigSchema.extend({
  because: faultSchema.shape.code,
  /** For whoever mends it: the fields, in English. */
  detail: z
    .string()
    .max(300)
    .overwrite((text) => cleanText(text, 150)),
});
export type ConfigRefusal = z.infer<typeof configRefusalSchema>;

/** Which reader pack a kiosk uses (docs/fleet/reader-packs.md), and what it did not take. */
export const toldPackSchema = z.strictObject({
  running: packNumberSchema,
  refused: z
    .strictObject({
      /** Null when what was refused did not come as far as naming a pack. */
      number: packNumberSchema.nullable(),
      because: faultSchema.shape.code,
      /** For whoever mends it, in English. */
      detail: z
        .string()
        .max(300)
        .overwrite((text) => cleanText(text, 150)),
    })
    .nullable(),
});
export type ToldPack = z.infer<typeof toldPackSchema>;

/** How a kiosk is, in figures; nothing of a visitor. */
export const heartbeatSchema = z.strictObject({
  version: z.string().max(40),
  /** Which configuration it runs; null while it has only its own file. */
  configVersion: z.int().min(0).nullable(),
  /** Absent from a kiosk that is too old to be configured by its desk. */
  configuration: z
    .strictObject({
      running: namedConfigSchema.nullable(),
      refused: configRefusalSchema.nullable(),
    })
    .optional(),
  /** Seconds since the program started. */
  upSeconds: z.int().min(0),
  /** Why no device can be read, or null. */
  readerFault: faultSchema.shape.code.nullable(),
  /** Starts of the reader process after the first one. */
  readerCrashes: z.int().min(0),
  diskFreeBytes: z.int().min(0).nullable(),
  /** Of the whole program. */
  memoryBytes: z.int().min(0),
  /** The kiosk's clock minus the desk's, in milliseconds; null while the desk has not told its time. */
  clockSkewMs: z.int().nullable(),
  printer: z.enum(['not-configured', 'ready', 'failed']),
  /** Visits that the desk has not confirmed. */
  outboxLength: z.int().min(0),
  /** Seconds that the oldest of them waits; 0 for none. */
  outboxAgeSeconds: z.int().min(0),
  lastVisitAt: timestampSchema.nullable(),
  locked: z.boolean(),
  /** Plugs by port and day, when any were counted since the desk was last told. */
  ports: z
    .array(portDaySchema)
    .max(mostPorts * daysTold)
    .optional(),
  /** Absent from a kiosk that takes no packs: it has no root of update keys, or is too old for them. */
  pack: toldPackSchema.optional(),
});
export type Heartbeat = z.infer<typeof heartbeatSchema>;

/** Why a kiosk wants attention; the words stand in the catalogue as `fleet:concern.<concern>`. */
export const concernSchema = z.enum([
  'reader',
  'disk',
  'clock',
  'printer',
  'outbox',
  'crashes',
  'self-test',
  'locked',
  'configuration',
  'pack',
]);
export type Concern = z.infer<typeof concernSchema>;

/** How a kiosk stands, from what was last heard. */
export type KioskStanding =
  | { readonly standing: 'never-heard' }
  | { readonly standing: 'away'; readonly since: string }
  | { readonly standing: 'attention'; readonly concerns: readonly Concern[] }
  | { readonly standing: 'fine' };

/** Three missed heartbeats, as with the hello that a visitor's screen depends on. */
const awayAfterMs = 3.5 * heartbeatSeconds * 1000;

/** What somebody should look at. */
export function concernsOf(
  beat: Heartbeat,
  selfTest: 'good' | 'attention' | 'bad' | null,
): Concern[] {
  const { diskFreeBytes, clockSkewMs } = beat;
  const found: readonly (readonly [Concern, boolean])[] = [
    ['reader', beat.readerFault !== null],
    ['disk', diskFreeBytes !== null && diskFreeBytes < 1024 ** 3],
    ['clock', clockSkewMs !== null && Math.abs(clockSkewMs) > 120_000],
    ['printer', beat.printer === 'failed'],
    ['outbox', beat.outboxAgeSeconds > 15 * 60],
    ['crashes', beat.readerCrashes >= 5],
    ['self-test', selfTest === 'bad'],
    ['locked', beat.locked],
    ['configuration', beat.configuration?.refused != null],
    ['pack', beat.pack?.refused != null],
  ];
  return found.filter(([, isSo]) => isSo).map(([concern]) => concern);
}

/** Fine, in need of attention, or away since when. */
export function standingOf(
  heard: { readonly at: string; readonly beat: Heartbeat } | null,
  selfTest: 'good' | 'attention' | 'bad' | null,
  nowMs: number,
): KioskStanding {
  if (heard === null) return { standing: 'never-heard' };
  if (nowMs - Date.parse(heard.at) > awayAfterMs) return { standing: 'away', since: heard.at };
  const concerns = concernsOf(heard.beat, selfTest);
  return concerns.length === 0 ? { standing: 'fine' } : { standing: 'attention', concerns };
}
