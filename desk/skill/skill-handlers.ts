import { fault } from '../../shared/base/fault.ts';
import { err, ok } from '../../shared/base/result.ts';
import { needOf } from '../../shared/domain/skill.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { findAccount } from '../store/account-store.ts';
import { servingChanged } from '../queue/serving-changed.ts';
import { allSkills, setSkills, writeNeed, writtenNeed } from '../store/skill-store.ts';
import { happenBeside, seenTicket } from '../ticket/beside-ticket.ts';
import type { StoredTicket } from '../ticket/stored-ticket.ts';

type SkillRoutes = 'skill.list' | 'skill.set' | 'skill.need' | 'skill.change-need';

/** Who knows most about what, and what a ticket needs. */
export function skillHandlers(context: DeskContext): Pick<DeskHandlers, SkillRoutes> {
  const { database } = context;
  const proposedFor = ({ item }: StoredTicket) => needOf(item.category, item.deviceKind);
  return {
    'skill.list': async () => {
      const known = await allSkills(database.read);
      const accounts = [...known].map(([accountId, skills]) => ({
        accountId,
        skills: [...skills],
      }));
      return ok({ accounts });
    },
    'skill.set': async ({ params, body }) => {
      const set = await database.write(async (db) => {
        const account = await findAccount(db, { accountId: params.accountId });
        if (account === null) return err(fault('input/invalid', 'There is no such colleague'));
        await setSkills(db, params.accountId, body.skills);
        return ok({});
      });
      servingChanged(context);
      return set;
    },
    'skill.need': async ({ params }, { session }) => {
      const seen = await seenTicket(context, session, params.ticketId);
      if (!seen.ok) return seen;
      const proposed = proposedFor(seen.value);
      const written = await writtenNeed(database.read, params.ticketId);
      return ok({ need: written === undefined ? proposed : written, proposed });
    },
    'skill.change-need': async ({ params, body }, { session }) => {
      const { need } = body;
      const changed = await happenBeside(context, session, params.ticketId, async (db) => {
        await writeNeed(db, params.ticketId, need);
        return ok({ kind: 'ticket.need-changed', details: need === null ? {} : { skill: need } });
      });
      return changed.ok ? ok({ need, proposed: proposedFor(changed.value) }) : changed;
    },
  };
}
