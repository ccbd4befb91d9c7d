import { type Gate, gateSchema, usualGate } from '../../../shared/domain/release/gate.ts';
import { type Ring, ringsSchema } from '../../../shared/domain/release/rollout.ts';
import type { UpdateRing } from '../../../shared/domain/release/update-ring.ts';

/** A ring as it is typed. */
export interface RingDraft {
  readonly by: Ring['by'];
  readonly percent: string;
  readonly siteIds: readonly string[];
  readonly configured: UpdateRing;
}

/** What a ring must show, as it is typed. */
export interface GateDraft {
  readonly hours: string;
  readonly visits: string;
  readonly crashFree: string;
  readonly readouts: string;
  readonly slower: string;
}

export const mostRings = 8;

/** From and to, both included, of each figure of a gate. */
export const gateBounds = {
  hours: [0.1, 336],
  visits: [1, 10_000],
  crashFree: [50, 100],
  readouts: [0, 100],
  slower: [0, 500],
} as const satisfies Record<keyof GateDraft, readonly [number, number]>;

export const percentBounds = [1, 100] as const;

/** A ring that nobody changed yet. */
export const everyKiosk: RingDraft = {
  by: 'share',
  percent: '100',
  siteIds: [],
  configured: 'first',
};

export const firstRings: readonly RingDraft[] = [{ ...everyKiosk, percent: '10' }, everyKiosk];

export const firstGate: GateDraft = {
  hours: String(usualGate.watchMinutes / 60),
  visits: String(usualGate.leastVisits),
  crashFree: String(usualGate.crashFreePercent),
  readouts: String(usualGate.readoutPercent),
  slower: String(usualGate.slowerPercent),
};

/** What was typed as a number within bounds, with a comma or a point; else null. */
export function numberWithin(text: string, [from, to]: readonly [number, number]): number | null {
  const value = /^\s*\d+(?:[.,]\d+)?\s*$/u.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
  return value >= from && value <= to ? value : null;
}

function ringTyped({ by, percent, siteIds, configured }: RingDraft): unknown {
  switch (by) {
    case 'site':
      return { by, siteIds };
    case 'configured':
      return { by, ring: configured };
    case 'share':
      return { by, percent: numberWithin(percent, percentBounds) };
  }
}

/** What was typed as the desk takes it; null while something is missing or wrong. */
export function rolloutTyped(
  rings: readonly RingDraft[],
  gate: GateDraft,
): { readonly rings: Ring[]; readonly gate: Gate } | null {
  const read = (name: keyof GateDraft) => numberWithin(gate[name], gateBounds[name]);
  const parsedRings = ringsSchema.safeParse(rings.map(ringTyped));
  const hours = read('hours');
  const parsedGate = gateSchema.safeParse({
    watchMinutes: hours === null ? null : Math.round(hours * 60),
    leastVisits: read('visits'),
    crashFreePercent: read('crashFree'),
    readoutPercent: read('readouts'),
    slowerPercent: read('slower'),
  });
  if (!parsedRings.success || !parsedGate.success) return null;
  return { rings: parsedRings.data, gate: parsedGate.data };
}
