import { timestamp } from '../../shared/base/clock.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { erasedCountsSchema } from '../../shared/domain/retention.ts';
import { keptFiles } from '../attachment/kept-files.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { actorOf, addAudit, latestAudit } from '../store/audit-store.ts';
import { eraseTicket } from '../store/erase-ticket-store.ts';
import { holderOfPerson, personWithNumber } from '../store/person-store.ts';
import { putPolicy } from '../store/policy-store.ts';
import { erasePerson, ofPerson, registerLines } from '../store/retention-store.ts';
import { mergeIndex } from '../store/search-index-store.ts';
import { chosenTerms, removeUnnamed } from './keep-terms.ts';

type RetentionRoutes =
  'retention.standing' | 'retention.choose' | 'retention.find-person' | 'retention.erase-person';

/** How long data is kept, and the erasing of one person. */
export function retentionHandlers(context: DeskContext): Pick<DeskHandlers, RetentionRoutes> {
  const { database, clock, newId, settings } = context;
  const files = keptFiles(settings.dataFolder);
  const standing = async () => {
    const latest = await latestAudit(database.read, 'retention.kept');
    return {
      terms: await chosenTerms(database.read),
      latest:
        latest === null
          ? null
          : { at: latest.at, counts: erasedCountsSchema.parse(latest.details) },
    };
  };
  return {
    'retention.standing': async () => ok(await standing()),
    'retention.choose': async ({ body }, { session }) => {
      const at = timestamp(clock);
      await database.write(async (db) => {
        await putPolicy(db, 'retention', body, { at, by: session.name });
        await addAudit(db, {
          lineId: newId(),
          at,
          ...actorOf(session),
          area: 'retention',
          kind: 'retention.chosen',
          subject: '',
          details: body,
        });
      });
      return ok(await standing());
    },
    'retention.find-person': async ({ query }) => {
      const person = await personWithNumber(database.read, query.staffNumber);
      if (person === null) return err(fault('person/unknown', 'Nobody has this number'));
      const { ticketIds: _ids, open, ...goes } = await ofPerson(database.read, person.personId);
      return ok({
        ...person,
        goes,
        openTickets: open,
        registerLines: await registerLines(database.read, person.staffNumber),
      });
    },
    'retention.erase-person': async ({ params, body }, { session }) => {
      const { personId } = params;
      const at = timestamp(clock);
      const person = await holderOfPerson(database.read, personId);
      if (person === null) return err(fault('person/unknown', 'There is no such person'));
      const { ticketIds, open, ...goes } = await ofPerson(database.read, personId);
      if (open > 0) {
        return err(fault('person/has-open-tickets', `${open} tickets of this person are open`));
      }
      // One by one, so that nobody waits for the writer; cut short, it is asked for again.
      for (const ticketId of ticketIds) {
        const attachmentIds = await database.write((db) =>
          eraseTicket(db, database.kind, ticketId, at),
        );
        for (const attachmentId of attachmentIds) await files.remove(attachmentId);
      }
      const erased = await database.write(async (db): Promise<Result<null, Fault>> => {
        // He came again, or a ticket was reopened, while the others were erased.
        if ((await ofPerson(db, personId)).ticketIds.length > 0) {
          return err(fault('person/has-open-tickets', 'A ticket of this person came in meanwhile'));
        }
        await erasePerson(db, personId);
        await addAudit(db, {
          lineId: newId(),
          at,
          ...actorOf(session),
          area: 'retention',
          kind: 'retention.person-erased',
          // Not who it was: that is what was erased.
          subject: personId,
          details: { ...goes, reason: body.reason },
        });
        return ok(null);
      });
      if (!erased.ok) return erased;
      await removeUnnamed(context);
      await mergeIndex(database);
      await database.scrub();
      return ok(goes);
    },
  };
}
