import type { AwaySkills } from '../../shared/domain/away-skill.ts';
import type { Skill } from '../../shared/domain/skill.ts';
import type { Pace } from './pace.ts';

/** What of a pace tells who is at work and what he knows. */
type People = Pick<Pace, 'technicians' | 'serving' | 'planned' | 'skills'>;

/**
 * The skills that nobody at work has although somebody of the desk has them, and when the roster says that he
 * comes. Of a desk that is closed, or where nobody is known to be at work, only who comes later that day is told of.
 */
export function awaySkills(
  { technicians, serving, planned, skills }: People,
  nowMs: number,
  opensAtMs: number | null,
): AwaySkills {
  const momentMs = opensAtMs ?? nowMs;
  const here =
    opensAtMs === null
      ? new Set([...technicians.map(({ accountId }) => accountId), ...serving.keys()])
      : plannedAt(planned, momentMs);
  const away = new Map<Skill, { expectedAt?: string }>();
  if (here.size === 0) return away;
  const knows = (accountId: string, skill: Skill) => skills.get(accountId)?.includes(skill) ?? true;
  for (const skill of new Set([...skills.values()].flat())) {
    if ([...here].some((accountId) => knows(accountId, skill))) continue;
    const comes = planned.find(
      ({ atMs, by, accountId }) =>
        by === 1 && atMs > momentMs && accountId !== undefined && knows(accountId, skill),
    );
    if (comes !== undefined) away.set(skill, { expectedAt: new Date(comes.atMs).toISOString() });
    else if (opensAtMs === null) away.set(skill, {});
  }
  return away;
}

/** Who is planned to be at work at a moment. */
function plannedAt(planned: People['planned'], momentMs: number): ReadonlySet<string> {
  const here = new Set<string>();
  for (const { atMs, by, accountId } of planned) {
    if (atMs > momentMs || accountId === undefined) continue;
    if (by === 1) here.add(accountId);
    else here.delete(accountId);
  }
  return here;
}
