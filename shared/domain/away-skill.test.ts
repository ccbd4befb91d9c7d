import { expect, it } from 'vitest';
import { type AwaySkills, withoutAwaited } from './away-skill.ts';

it('leaves who waits for a colleague to him until the promise has passed, and lets anybody help whom nobody can', () => {
  const now = '2026-11-23T10:00:00.000Z';
  const later = '2026-11-23T10:05:00.000Z';
  const away: AwaySkills = new Map([
    ['printing', { expectedAt: '2026-11-23T13:00:00.000Z' }],
    ['mobile', {}],
  ]);
  const next = [
    { need: 'printing', promisedAt: later },
    { need: 'printing', promisedAt: now },
    { need: 'mobile', promisedAt: later },
    { need: 'network', promisedAt: later },
    { need: null, promisedAt: later },
  ] as const;

  expect(withoutAwaited(next, away, now)).toEqual([
    next[1],
    { ...next[2], need: null },
    next[3],
    next[4],
  ]);
});
