import type { z } from 'zod';
import type { DeviceKind, skillSchema } from './readout.ts';
import type { Category } from './report-type.ts';

export type Skill = z.infer<typeof skillSchema>;

const ofCategory: Readonly<Partial<Record<Category, Skill>>> = {
  wifi: 'network',
  password: 'security',
  'lost-or-stolen': 'security',
  'access-to-system': 'security',
  'shared-folder': 'storage',
  storage: 'storage',
  printing: 'printing',
  mail: 'workplace',
  application: 'workplace',
  'new-software': 'workplace',
  sound: 'peripherals',
};

const ofDevice: Readonly<Partial<Record<DeviceKind, Skill>>> = {
  phone: 'mobile',
  tablet: 'mobile',
  laptop: 'workplace',
  storage: 'storage',
  printer: 'printing',
  'network-adapter': 'network',
  'security-key': 'security',
  'smart-card-reader': 'security',
  keyboard: 'peripherals',
  mouse: 'peripherals',
  scanner: 'peripherals',
  headset: 'peripherals',
  webcam: 'peripherals',
  camera: 'peripherals',
  dock: 'peripherals',
  hub: 'peripherals',
};

/**
 * What somebody must know to help: by the device that was brought, else by the tile that was chosen;
 * null when anybody can.
 */
export function needOf(category: string | null, deviceKind: DeviceKind | null): Skill | null {
  const byDevice = deviceKind === null ? undefined : ofDevice[deviceKind];
  // A category that is none of the tiles has no entry.
  const byCategory = (ofCategory as Readonly<Partial<Record<string, Skill>>>)[category ?? ''];
  return byDevice ?? byCategory ?? null;
}

/** So many who are next are looked at; who stands behind them comes when they are gone. */
export const lookAhead = 20;

/** One who waits, as far as a choice by skill needs him. */
export interface Candidate {
  readonly priority: number;
  readonly promisedAt: string;
  readonly need: Skill | null;
}

/**
 * Whom a technician with these skills calls of those who are next, first to be served first; undefined
 * when nobody waits. He passes over who needs somebody else, but nobody more urgent, nobody whose
 * promise has passed, and nobody at all when none of them fits: then he calls the first. Who has no
 * skills written down helps everybody.
 */
export function chooseBySkill<C extends Candidate>(
  next: readonly C[],
  skills: readonly Skill[],
  now: string,
): C | undefined {
  const [first] = next;
  if (first === undefined || skills.length === 0) return first;
  const mayCall = ({ priority, promisedAt, need }: C): boolean =>
    priority === first.priority && (need === null || skills.includes(need) || promisedAt <= now);
  return next.find(mayCall) ?? first;
}
