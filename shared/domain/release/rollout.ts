import { z } from 'zod';
import { timestampSchema, uuidSchema } from '../../base/identifier.ts';
import type { Directive, ListedPack, PackDirective, Platform, Release } from './documents.ts';
import { gateSchema, haltReasonSchema } from './gate.ts';
import { compareVersions } from './release-version.ts';
import { compareRolledOut, isSameKind, packName, rolledOutSchema } from './rolled-out.ts';
import { type UpdateRing, updateRingSchema } from './update-ring.ts';

/**
 * Some of the kiosks: those of certain sites, those whose configuration puts them there, or a share of all that
 * is the same kiosks each time it is asked.
 */
export const ringSchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('site'), siteIds: z.array(uuidSchema).min(1).max(50) }),
  z.strictObject({ by: z.literal('configured'), ring: updateRingSchema }),
  z.strictObject({ by: z.literal('share'), percent: z.int().min(1).max(100) }),
]);
export type Ring = Readonly<z.infer<typeof ringSchema>>;

export const ringsSchema = z.array(ringSchema).min(1).max(8);

export const rolloutStateSchema = z.enum(['draft', 'running', 'halted', 'returning', 'complete']);
export type RolloutState = z.infer<typeof rolloutStateSchema>;

/** One version, or one reader pack, on its way to the kiosks, ring by ring. */
export const rolloutSchema = z.strictObject({
  rolloutId: uuidSchema,
  version: rolledOutSchema,
  state: rolloutStateSchema,
  rings: ringsSchema,
  /** The last ring that is open; -1 in a draft. */
  ring: z.int().min(-1).max(7),
  /** Since when that one is open. */
  ringAt: timestampSchema.nullable(),
  gate: gateSchema,
  haltedBecause: haltReasonSchema.nullable(),
  createdAt: timestampSchema,
  createdBy: z.string().max(200),
});
export type Rollout = Readonly<z.infer<typeof rolloutSchema>>;

/** What an admin may do with a rollout; the gate opens rings and completes it by itself. */
export const rolloutMoveSchema = z.enum(['start', 'halt', 'resume', 'return']);
export type RolloutMove = z.infer<typeof rolloutMoveSchema>;

const movesFrom: Readonly<Record<RolloutState, readonly RolloutMove[]>> = {
  draft: ['start'],
  running: ['halt'],
  halted: ['resume', 'return'],
  returning: [],
  complete: ['halt'],
};

const stateAfter: Readonly<Record<RolloutMove, RolloutState>> = {
  start: 'running',
  halt: 'halted',
  resume: 'running',
  return: 'returning',
};

/** The moves that are allowed now, for whoever draws buttons and whoever presses them. */
export function movesOf({ state }: Pick<Rollout, 'state'>): readonly RolloutMove[] {
  return movesFrom[state];
}

/** The rollout after a move, or null when it cannot be made. */
export function moved(rollout: Rollout, move: RolloutMove, at: string): Rollout | null {
  if (!movesOf(rollout).includes(move)) return null;
  return {
    ...rollout,
    state: stateAfter[move],
    ring: Math.max(0, rollout.ring),
    // A ring that goes on after a halt is watched anew.
    ringAt: move === 'start' || move === 'resume' ? at : rollout.ringAt,
    haltedBecause: move === 'halt' ? 'by-hand' : move === 'resume' ? null : rollout.haltedBecause,
  };
}

/** The rollout after a ring that passed its gate. */
export function opened(rollout: Rollout, at: string): Rollout {
  const isLast = rollout.ring + 1 >= rollout.rings.length;
  return isLast
    ? { ...rollout, state: 'complete' }
    : { ...rollout, ring: rollout.ring + 1, ringAt: at };
}

/** A kiosk as a rollout sees it. */
export interface PlacedKiosk {
  readonly siteId: string;
  /** What its configuration says. */
  readonly updateRing: UpdateRing;
  /** Where it stands among all kiosks for this release: at least 0, below 100. */
  readonly place: number;
}

/** Whether a kiosk belongs to a ring that is open. Whatever is odd belongs to none. */
export function isOpenFor(
  { rings, ring }: Pick<Rollout, 'rings' | 'ring'>,
  kiosk: PlacedKiosk,
): boolean {
  return rings.slice(0, ring + 1).some((each) => holds(each, kiosk));
}

function holds(ring: Ring, { siteId, updateRing, place }: PlacedKiosk): boolean {
  switch (ring.by) {
    case 'site':
      return ring.siteIds.includes(siteId);
    case 'configured':
      return ring.ring === updateRing;
    case 'share':
      // Who is to be last is in no part of all by chance. A place that is no number is below nothing.
      if (updateRing === 'last' && ring.percent < 100) return false;
      return place >= 0 && place < ring.percent;
  }
}

/** Who asks, and what he has: a version of the program, or a pack. */
interface OfferedKiosk extends Omit<PlacedKiosk, 'place'> {
  readonly has: string;
  readonly placeFor: (version: string) => number;
}

/** Who asks what to do. */
export interface AskingKiosk extends Omit<OfferedKiosk, 'has'> {
  readonly version: string;
  readonly platform: Platform;
}

/**
 * What the desk tells one kiosk, by all rollouts. The newest version that is open for it wins; a rollout that
 * goes back comes first. Only releases that may be served count.
 */
export function directiveFor(
  { version: has, platform, ...kiosk }: AskingKiosk,
  rollouts: readonly Rollout[],
  servable: readonly Release[],
): Directive {
  const offered = offeredTo({ ...kiosk, has }, rollouts);
  if (offered === 'take-back') return { do: 'return', from: has };
  for (const version of offered) {
    const release = servable.find((each) => each.version === version && each.platform === platform);
    if (release === undefined || compareVersions(has, release.installableFrom) < 0) continue;
    return { do: 'install', version, size: release.file.size, sha512: release.file.sha512 };
  }
  return { do: 'stay' };
}

/** Who asks which pack his readers are to use. */
export interface PackKiosk extends Omit<OfferedKiosk, 'has'> {
  /** The version of its program. */
  readonly version: string;
  /** The pack that it uses. */
  readonly pack: number;
}

/** The same for reader packs. */
export function packDirectiveFor(
  { pack, version, ...kiosk }: PackKiosk,
  rollouts: readonly Rollout[],
  servable: readonly ListedPack[],
): PackDirective {
  const offered = offeredTo({ ...kiosk, has: packName(pack) }, rollouts);
  if (offered === 'take-back') return { do: 'return', from: pack };
  for (const name of offered) {
    const listed = servable.find(({ number }) => packName(number) === name);
    if (listed === undefined || compareVersions(version, listed.readableFrom) < 0) continue;
    const { number, file } = listed;
    return { do: 'use', number, size: file.size, sha512: file.sha512 };
  }
  return { do: 'stay' };
}

/** What is open for a kiosk and newer than what it has, newest first; or that what it has is taken back. */
function offeredTo(kiosk: OfferedKiosk, all: readonly Rollout[]): readonly string[] | 'take-back' {
  const rollouts = all.filter(({ version }) => isSameKind(version, kiosk.has));
  const isTakenBack = rollouts.some(
    ({ state, version }) => state === 'returning' && version === kiosk.has,
  );
  if (isTakenBack) return 'take-back';
  const withdrawn = new Set(
    rollouts
      .filter(({ state }) => state === 'halted' || state === 'returning')
      .map(({ version }) => version),
  );
  return rollouts
    .filter((rollout) => {
      if (withdrawn.has(rollout.version)) return false;
      if (compareRolledOut(rollout.version, kiosk.has) <= 0) return false;
      if (rollout.state === 'complete') return true;
      const place = kiosk.placeFor(rollout.version);
      return rollout.state === 'running' && isOpenFor(rollout, { ...kiosk, place });
    })
    .map(({ version }) => version)
    .toSorted((one, other) => compareRolledOut(other, one));
}
