import type { Model } from './model.ts';

/** What a visitor who is gone left at the cable, and when he went. */
export interface Forgotten {
  readonly deviceIds: readonly string[];
  readonly sinceMs: number;
}

/** He may still be in the hall: he is called back by a tone, and not for ever. */
const toneEveryMs = 20_000;
const mostTones = 3;

/** Things that people carry away again. */
const portable: readonly string[] = [
  'phone',
  'tablet',
  'laptop',
  'storage',
  'camera',
  'security-key',
  'unknown',
];

/** What goes on being forgotten, and what whoever goes now leaves; null when nothing is. */
export function forgottenBy(model: Model): Forgotten | null {
  const before = model.forgotten?.deviceIds ?? [];
  const left = model.devices
    .filter(({ deviceId, kind }) => !model.leftBehind.includes(deviceId) && portable.includes(kind))
    .map(({ deviceId }) => deviceId);
  if (left.length === 0) return model.forgotten;
  return { deviceIds: [...before, ...left], sinceMs: model.nowMs };
}

export function takenAlong(forgotten: Forgotten | null, deviceId: string): Forgotten | null {
  const deviceIds = forgotten?.deviceIds.filter((left) => left !== deviceId) ?? [];
  return forgotten === null || deviceIds.length === 0 ? null : { ...forgotten, deviceIds };
}

/** How many tones should have sounded since a screen began to tell of it: what was due before does not sound later. */
export function tonesOf({ sinceMs }: Forgotten, toldSinceMs: number, nowMs: number): number {
  const dueAt = (ms: number) =>
    Math.min(mostTones, Math.max(0, Math.floor((ms - sinceMs) / toneEveryMs)));
  return dueAt(nowMs) - dueAt(toldSinceMs);
}
