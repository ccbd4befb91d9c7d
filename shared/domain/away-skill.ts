import { z } from 'zod';
import { timestampSchema } from '../base/identifier.ts';
import { skillSchema } from './readout.ts';
import type { Candidate, Skill } from './skill.ts';

/** The most urgent priority: nobody who has it is left for later. */
const critical = 1;

/** Who knows most about it is not at work; when somebody who does is planned to come, if anybody is. */
export const awaySchema = z.strictObject({ expectedAt: timestampSchema.optional() });
export type Away = Readonly<z.infer<typeof awaySchema>>;

/** What a kiosk is told of the skills that nobody at work has. */
export const awaySkillSchema = z.strictObject({ skill: skillSchema, ...awaySchema.shape });
export type AwaySkill = Readonly<z.infer<typeof awaySkillSchema>>;

/** The skills that nobody at work has, of those that somebody of the desk has. */
export type AwaySkills = ReadonlyMap<Skill, Away>;

/**
 * Whom a technician may choose from: who waits for a colleague that comes later is left to him, unless the promise
 * has passed or it is critical, and who needs what nobody will have can be helped by anybody.
 */
export function withoutAwaited<C extends Candidate>(
  next: readonly C[],
  away: AwaySkills,
  now: string,
): readonly C[] {
  return next.flatMap((one) => {
    const who = one.need === null ? undefined : away.get(one.need);
    if (who === undefined) return [one];
    if (who.expectedAt === undefined) return [{ ...one, need: null }];
    return one.promisedAt <= now || one.priority === critical ? [one] : [];
  });
}
