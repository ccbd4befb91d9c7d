import { z } from 'zod';

/** What a kiosk counted since a version first ran on it. */
export const versionTallySchema = z.strictObject({
  visits: z.int().min(0).max(10_000_000),
  /** Visits that a crash of the kiosk cut short. */
  crashed: z.int().min(0).max(10_000_000),
  readouts: z.int().min(0).max(10_000_000),
  readoutsFailed: z.int().min(0).max(10_000_000),
  /** Seconds from first touch to number, of all visits together. */
  visitSeconds: z.int().min(0).max(1_000_000_000),
});
export type VersionTally = Readonly<z.infer<typeof versionTallySchema>>;

export const emptyTally: VersionTally = {
  visits: 0,
  crashed: 0,
  readouts: 0,
  readoutsFailed: 0,
  visitSeconds: 0,
};

/** What a ring must show before the next one opens. */
export const gateSchema = z.strictObject({
  /** Minutes that a ring is watched at least. */
  watchMinutes: z
    .int()
    .min(1)
    .max(14 * 24 * 60),
  /** Visits on the new version before figures mean anything. */
  leastVisits: z.int().min(1).max(10_000),
  /** Of 100 visits, so many must not be cut short by a crash. */
  crashFreePercent: z.number().min(50).max(100),
  /** Of 100 readouts, so many must succeed. */
  readoutPercent: z.number().min(0).max(100),
  /** A visit may take so much longer than on other versions, in percent. */
  slowerPercent: z.number().min(0).max(500),
});
export type Gate = Readonly<z.infer<typeof gateSchema>>;

export const usualGate: Gate = {
  watchMinutes: 24 * 60,
  leastVisits: 20,
  crashFreePercent: 99,
  readoutPercent: 80,
  slowerPercent: 25,
};

/** How a version does on one kiosk, by its own word. */
export const installStateSchema = z.enum([
  'downloading',
  'ready',
  'started',
  'healthy',
  'failed',
  'returned',
]);
export type InstallState = z.infer<typeof installStateSchema>;

/** Why a kiosk runs the version before again. The words stand in the catalogue as `updates:taken-back.<reason>`. */
export const takenBackSchema = z.enum(['did-not-start', 'not-healthy', 'not-whole', 'told']);
export type TakenBack = z.infer<typeof takenBackSchema>;

/** What the gate looks at. */
export const ringFiguresSchema = z.strictObject({
  /** Kiosks of all rings that are open, or of the one that is asked about, for which a ring waits (standing.ts). */
  kiosks: z.int().min(0),
  /** Of those, the ones that run the new version and said that it is well. */
  healthy: z.int().min(0),
  /** Kiosks, of whatever ring, on which it did not start or that went back. */
  broken: z.int().min(0),
  now: versionTallySchema,
  /** The same of all other versions. */
  before: versionTallySchema,
});
export type RingFigures = Readonly<z.infer<typeof ringFiguresSchema>>;

export const haltReasonSchema = z.enum([
  'did-not-start',
  'crashes',
  'readouts',
  'slower',
  'by-hand',
]);
export type HaltReason = z.infer<typeof haltReasonSchema>;

export type Verdict =
  | { readonly kind: 'wait' }
  | { readonly kind: 'pass' }
  | { readonly kind: 'halt'; readonly reason: HaltReason };

/** A crash rate of more than so many times that of other versions is too much, whatever the gate says. */
const worseThanBefore = 2;
/** Two may be chance; a third crash is not. */
const fewestCrashes = 3;

/**
 * Whether a ring may be followed by the next one. Bad figures halt as soon as they mean anything; good ones
 * count only after the whole time, from every kiosk of the open rings, of which there must be one.
 *
 * @param isUnheard none of the kiosks of the newest ring counts: what earlier rings proved is no proof for them.
 */
export function judge(
  gate: Gate,
  figures: RingFigures,
  watchedMs: number,
  isUnheard: boolean,
): Verdict {
  const { now, before } = figures;
  if (figures.broken > 0) return { kind: 'halt', reason: 'did-not-start' };
  const crashRate = share(now.crashed, now.visits);
  const mayCrash = Math.min(
    1 - gate.crashFreePercent / 100,
    before.visits >= gate.leastVisits && before.crashed > 0
      ? worseThanBefore * share(before.crashed, before.visits)
      : 1,
  );
  const counts = now.visits >= gate.leastVisits;
  if (crashRate > mayCrash && (counts || now.crashed >= fewestCrashes)) {
    return { kind: 'halt', reason: 'crashes' };
  }
  const readGood = 1 - share(now.readoutsFailed, now.readouts);
  if (now.readouts >= gate.leastVisits && readGood * 100 < gate.readoutPercent) {
    return { kind: 'halt', reason: 'readouts' };
  }
  const usual = share(before.visitSeconds, before.visits);
  const longest = usual * (1 + gate.slowerPercent / 100);
  const isKnown = before.visits >= gate.leastVisits && usual > 0;
  if (counts && isKnown && share(now.visitSeconds, now.visits) > longest) {
    return { kind: 'halt', reason: 'slower' };
  }
  const isWell = !isUnheard && figures.kiosks > 0 && figures.healthy >= figures.kiosks;
  return isWatchedEnough(gate, watchedMs) && counts && isWell ? { kind: 'pass' } : { kind: 'wait' };
}

/** Whether a ring is open for so long that it may be followed by the next one. */
export function isWatchedEnough({ watchMinutes }: Gate, watchedMs: number): boolean {
  return watchedMs >= watchMinutes * 60_000;
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
