import { expect, it } from 'vitest';
import { type AwaySkills, withoutAwaited } from './away-skill.ts';

it('leaves who waits for a colleague to him until the promise has passed, nobody critical, and lets anybody help whom nobody can', () => {
  const now = '2026-11-23T10:00:00.000Z';
  const later = '2026-11-23T10:05:00.000Z';
  const away: AwaySkills = new Map([
    ['printing', { expectedAt: '2026-11-23T13:00:00.000Z' }],
    ['mobile', {}],
  ]);
  const next = [
    { priority: 1, need: 'printing', promisedAt: later },
    { priority: 2, need: 'printing', promisedAt: later },
    { priority: 4, need: 'printing', promisedAt: now },
    { priority: 4, need: 'mobile', promisedAt: later },
    { priority: 4, need: 'network', promisedAt: later },
    { priority: 4, need: null, promisedAt: later },
  ] as const;

  expect(withoutAwaited(next, away, now)).toEqual([
    next[0],
    next[2],
    { ...next[3], need: null },
    next[4],
    next[5],
  ]);
});
