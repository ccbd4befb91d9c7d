import { describe, expect, it } from 'vitest';
import type { Skill } from '../../shared/domain/skill.ts';
import type { Pace } from './pace.ts';
import { PastCalls } from './past-calls.ts';
import { ServiceTimes } from './service-times.ts';
import { basisOf, skilledOf } from './wait-basis.ts';
import type { Ahead } from './waiting-index.ts';

const nowMs = Date.parse('2026-11-23T09:00:00.000Z');
const now = { nowMs, opensAtMs: null, width: 1 };
const pace: Pace = {
  technicians: ['anna', 'bram', 'chris'].map((accountId) => ({ accountId, breakUntil: null })),
  serving: new Map([
    [
      'bram',
      {
        accountId: 'bram',
        since: new Date(nowMs - 60_000).toISOString(),
        category: null,
        finding: null,
      },
    ],
  ]),
  hours: {
    timeZone: 'Europe/Amsterdam',
    between: () => 0,
    after: () => null,
    openings: () => [],
    closureAt: () => null,
  },
  times: new ServiceTimes([]),
  calls: new PastCalls([]),
  planned: [
    { atMs: nowMs + 600_000, by: -1, accountId: 'bram' },
    { atMs: nowMs + 900_000, by: -1, accountId: 'anna' },
  ],
  skills: new Map<string, readonly Skill[]>([
    ['anna', ['network']],
    ['bram', ['printing']],
    ['chris', ['printing', 'network']],
  ]),
  needs: new Map<string, Skill | null>([['changed', 'network']]),
};
const asked = (ticketId: string, need: Skill | null) => ({
  ticketId,
  need,
  category: null,
  finding: null,
});
const behind = (own: Ahead['own'], ...kinds: readonly Ahead['kinds'][number][]): Ahead => ({
  people: kinds.length,
  kinds,
  own,
  priority: 4,
});

describe('the part of a line that is of somebody with a need', () => {
  it('has those who can help, with their visits and plans, and what of the others falls to them', () => {
    const line = behind(
      { ticketId: 'own', need: 'network' },
      asked('one', 'printing'),
      asked('two', 'network'),
      asked('changed', 'printing'),
    );
    const part = skilledOf(pace, line, null);

    expect(part?.pace.technicians.map(({ accountId }) => accountId)).toEqual(['anna', 'chris']);
    expect(part?.pace.serving.size).toBe(0);
    expect(part?.pace.planned).toEqual([pace.planned[1]]);
    // Chris takes half of the printing; both do networks.
    expect(part?.ahead.people).toBe(2.5);
    expect(
      part === null || part === undefined ? 0 : basisOf(part.pace, part.ahead, now, [], 0).serving,
    ).toBe(2);
  });

  it('is the whole line for who needs nothing, and for what nobody at work knows', () => {
    expect(skilledOf(pace, behind({ ticketId: null, need: null }), null)).toBeNull();
    expect(skilledOf(pace, behind({ ticketId: null, need: 'storage' }), null)).toBeNull();
  });
});

it('reckons with one technician where nobody is at work', () => {
  const empty: Pace = { ...pace, technicians: [], serving: new Map(), planned: [] };

  expect(basisOf(empty, { people: 2, kinds: [], priority: 4 }, now).serving).toBe(1);
});
