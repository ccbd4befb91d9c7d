import { type AwaySkills, withoutAwaited } from '../../shared/domain/away-skill.ts';
import { chooseBySkill, lookAhead } from '../../shared/domain/skill.ts';
import { siteIdOf } from '../../shared/domain/site.ts';
import type { Skill } from '../../shared/domain/skill.ts';
import { nextInLine, skillsOf } from '../store/skill-store.ts';
import type { Db, DeskDatabase } from '../store/tables.ts';
import { type Caller, claimFirstWaiting, claimWaiting } from '../store/claim-store.ts';
import { lockTicket } from '../store/ticket-store.ts';
import type { StoredTicket } from '../ticket/stored-ticket.ts';

/** Somebody who is claimed; `passedFor` is the skill for which others were passed over, or null. */
export interface Claimed {
  readonly ticket: StoredTicket;
  readonly passedFor: Skill | null;
}

/**
 * The one whom a technician calls next, claimed: who was sent to his counter (`keptForHim`), else by
 * his skills, when any are written down. Should a colleague claim that very one at this moment, the
 * first who is free takes his place. Who waits for a colleague that comes later (`away`) is left to him; `awaited`
 * when nobody else waits.
 */
export async function claimNext(
  db: Db,
  kind: DeskDatabase['kind'],
  caller: Caller,
  keptForHim: string | null,
  away: AwaySkills,
  now: string,
): Promise<Claimed | 'awaited' | null> {
  if (keptForHim !== null) {
    const ticket = await lockTicket(db, kind, keptForHim);
    // It may have gone elsewhere at this moment.
    const isHis = ticket?.item.status === 'waiting' && ticket.item.counter === caller.counter;
    if (isHis && siteIdOf(ticket.item) === caller.siteId) return { ticket, passedFor: null };
  }
  const skills = await skillsOf(db, caller.accountId);
  if (skills.length > 0) {
    const next = await nextInLine(db, caller, lookAhead);
    const free = withoutAwaited(next, away, now);
    const chosen = chooseBySkill(free, skills, now);
    // Behind so many who wait for a colleague there may be somebody whom nobody has seen.
    if (chosen === undefined && next.length > 0 && next.length < lookAhead) return 'awaited';
    if (chosen !== undefined && chosen.ticketId !== next[0]?.ticketId) {
      const ticket = await claimWaiting(db, kind, chosen.ticketId);
      if (ticket !== null) return { ticket, passedFor: chosen.need };
    }
  }
  const ticket = await claimFirstWaiting(db, kind, caller);
  return ticket === null ? null : { ticket, passedFor: null };
}
