import { timestamp } from '../../shared/base/clock.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { wishesRoutes } from '../../shared/contract/wishes-routes.ts';
import { consentVersion } from '../../shared/domain/user-wishes.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { personWithNumber } from '../store/person-store.ts';
import type { Db } from '../store/tables.ts';
import { eraseWishes, putWishes, wishesOf } from '../store/wishes-store.ts';

/** How people want their devices set up: kept while they agree, and not a moment longer. */
export function wishesHandlers(
  context: DeskContext,
): Pick<DeskHandlers, keyof typeof wishesRoutes> {
  const { clock, database } = context;
  return {
    'wishes.of-person': async ({ params }) => {
      const person = await personOf(database.read, params.badgeNumber);
      return person.ok ? ok({ kept: await wishesOf(database.read, person.value) }) : person;
    },
    'wishes.keep': ({ params, body }, { session }) =>
      database.write(async (db) => {
        if (body.consentVersion !== consentVersion) {
          return err(fault('rules/changed-meanwhile', `Consent is at version ${consentVersion}`));
        }
        const person = await personOf(db, params.badgeNumber);
        if (!person.ok) return person;
        const consent = {
          version: consentVersion,
          askedBy: session.name,
          at: timestamp(clock),
        };
        await putWishes(db, person.value, body.wishes, {
          ...consent,
          askedById: session.accountId,
        });
        return ok({ wishes: body.wishes, consent, applied: [] });
      }),
    'wishes.withdraw': ({ params }) =>
      database.write(async (db) => {
        const person = await personOf(db, params.badgeNumber);
        if (!person.ok) return person;
        await eraseWishes(db, person.value);
        return ok({});
      }),
  };
}

async function personOf(db: Db, badgeNumber: string): Promise<Result<string, Fault>> {
  const person = await personWithNumber(db, badgeNumber);
  return person === null
    ? err(fault('person/unknown', 'Nobody has this badge or number'))
    : ok(person.personId);
}
