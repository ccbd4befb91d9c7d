import { fault, type Fault } from '../../shared/base/fault.ts';
import { err, ok } from '../../shared/base/result.ts';
import { mostHeld, type personPageRoutes } from '../../shared/contract/person-page-routes.ts';
import { holderKey } from '../../shared/domain/holder.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { queuesOf } from '../queue/visibility.ts';
import { listAssets } from '../store/asset-store.ts';
import { findPerson, holderOfPerson } from '../store/person-store.ts';
import { timelineOfPerson } from './person-page.ts';

/** The page of a person: what he has, and all that he and the desk had to do with each other. */
export function personPageHandlers({
  database: { read },
}: DeskContext): Pick<DeskHandlers, keyof typeof personPageRoutes> {
  return {
    'person.get': async ({ params: { personId } }) => {
      const [person, known] = await Promise.all([
        holderOfPerson(read, personId),
        findPerson(read, personId),
      ]);
      if (person === null) return err(unknownPerson());
      const has = await listAssets(read, {
        words: [],
        before: null,
        limit: mostHeld,
        type: null,
        state: null,
        site: null,
        among: null,
        holderKey: holderKey(person),
      });
      return ok({ ...person, department: known?.department ?? null, has: [...has] });
    },
    'person.timeline': async ({ params, query }, { session }) => {
      const person = await holderOfPerson(read, params.personId);
      return person === null
        ? err(unknownPerson())
        : ok(
            await timelineOfPerson(read, person, {
              queues: queuesOf(session.role),
              before: query.before ?? null,
              limit: query.limit,
            }),
          );
    },
  };
}

function unknownPerson(): Fault {
  return fault('person/unknown', 'Nobody has this id');
}
