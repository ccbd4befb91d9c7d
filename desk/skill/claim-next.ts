import { chooseBySkill, lookAhead } from '../../shared/domain/skill.ts';
import type { Skill } from '../../shared/domain/skill.ts';
import type { WorkQueue } from '../../shared/domain/report-type.ts';
import { nextInLine, skillsOf } from '../store/skill-store.ts';
import type { Db, DeskDatabase } from '../store/tables.ts';
import { claimFirstWaiting, claimWaiting } from '../store/ticket-store.ts';
import type { StoredTicket } from '../ticket/stored-ticket.ts';

/** Somebody who is claimed; `passedFor` is the skill for which others were passed over, or null. */
export interface Claimed {
  readonly ticket: StoredTicket;
  readonly passedFor: Skill | null;
}

/**
 * The one whom a technician calls next, claimed: by his skills, when any are written down. Should a
 * colleague claim that very one at this moment, the first who is free takes his place.
 */
export async function claimNext(
  db: Db,
  kind: DeskDatabase['kind'],
  queues: readonly WorkQueue[],
  accountId: string,
  now: string,
): Promise<Claimed | null> {
  const skills = await skillsOf(db, accountId);
  if (skills.length > 0) {
    const next = await nextInLine(db, queues, accountId, lookAhead);
    const chosen = chooseBySkill(next, skills, now);
    if (chosen !== undefined && chosen !== next[0]) {
      const ticket = await claimWaiting(db, kind, chosen.ticketId);
      if (ticket !== null) return { ticket, passedFor: chosen.need };
    }
  }
  const ticket = await claimFirstWaiting(db, kind, queues, accountId);
  return ticket === null ? null : { ticket, passedFor: null };
}
