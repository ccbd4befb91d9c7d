import { describe, expect, it } from 'vitest';
import type { Skill } from '../../shared/domain/skill.ts';
import type { RunningVisit } from '../store/pace-store.ts';
import { awaySkills } from './away-skills.ts';

const nowMs = Date.parse('2026-11-23T09:00:00.000Z');
const at = (minutes: number) => nowMs + minutes * 60_000;
const skills = new Map<string, readonly Skill[]>([
  ['anna', ['network']],
  ['bram', ['printing', 'mobile']],
  ['chris', ['printing']],
]);
const people = (...here: readonly string[]) => ({
  technicians: here.map((accountId) => ({ accountId, breakUntil: null })),
  serving: new Map<string, RunningVisit>(),
  planned: [],
  skills,
});
const away = (...parts: Parameters<typeof awaySkills>) => [...awaySkills(...parts)];

describe('what nobody at work knows most about', () => {
  it('is what somebody else of the desk does, with when the first of them comes', () => {
    const planned = [
      { atMs: at(-30), by: 1, accountId: 'bram' },
      { atMs: at(60), by: 1, accountId: 'chris' },
      { atMs: at(90), by: 1, accountId: 'bram' },
    ] as const;

    expect(away({ ...people('anna'), planned }, nowMs, null)).toEqual([
      ['printing', { expectedAt: '2026-11-23T10:00:00.000Z' }],
      ['mobile', { expectedAt: '2026-11-23T10:30:00.000Z' }],
    ]);
    expect(away(people('chris'), nowMs, null)).toEqual([
      ['network', {}],
      ['mobile', {}],
    ]);
  });

  it('is nothing where somebody helps everybody, or nobody is known to be at work', () => {
    expect(away(people('anna', 'dirk'), nowMs, null)).toEqual([]);
    expect(away(people(), nowMs, null)).toEqual([]);
    const since = new Date(nowMs).toISOString();
    const serving = new Map([
      ['bram', { accountId: 'bram', since, category: null, finding: null }],
    ]);
    expect(away({ ...people(), serving }, nowMs, null)).toEqual([['network', {}]]);
  });

  it('of a desk that is closed is what is planned for later that day, and nothing else', () => {
    const planned = [
      { atMs: at(100), by: 1, accountId: 'anna' },
      { atMs: at(160), by: 1, accountId: 'chris' },
    ] as const;

    expect(away({ ...people('bram'), planned }, nowMs, at(120))).toEqual([
      ['printing', { expectedAt: '2026-11-23T11:40:00.000Z' }],
    ]);
  });
});
