import type { Skill } from '../../shared/domain/skill.ts';

/** Technicians who are at work or planned to come, and what they know most about, of those of whom it is known. */
export interface Helpers {
  readonly accountIds: readonly string[];
  readonly skills: ReadonlyMap<string, readonly Skill[]>;
}

/**
 * Who of them helps somebody with this need. Who has no skills written down helps everybody, and where nobody
 * has what it takes, everybody does (`chooseBySkill`).
 */
export function helpersFor(
  need: Skill | null,
  { accountIds, skills }: Helpers,
): ReadonlySet<string> {
  const fits = accountIds.filter((accountId) => {
    const known = skills.get(accountId) ?? [];
    return need === null || known.length === 0 || known.includes(need);
  });
  return new Set(fits.length === 0 ? accountIds : fits);
}

/** What part of a visit with this need falls to some of the helpers: all who can help take it as likely. */
export function shareOf(some: ReadonlySet<string>, need: Skill | null, helpers: Helpers): number {
  const able = helpersFor(need, helpers);
  return able.size === 0 ? 1 : [...able].filter((each) => some.has(each)).length / able.size;
}
