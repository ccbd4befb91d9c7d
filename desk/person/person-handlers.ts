import { timestamp } from '../../shared/base/clock.ts';
import { fault } from '../../shared/base/fault.ts';
import { err, ok } from '../../shared/base/result.ts';
import { appointmentCodeSchema } from '../../shared/domain/appointment.ts';
import { appointmentOfCode } from '../appointment/due-appointment.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import {
  type ImportedPerson,
  type KnownPerson,
  findPerson,
  findPersonByBadge,
  putPerson,
} from '../store/person-store.ts';

/** People: looked up one at a time by kiosks, imported whole by an admin. Nothing here is logged. */
export function personHandlers(
  context: DeskContext,
): Pick<DeskHandlers, 'person.by-badge' | 'person.import'> {
  return {
    'person.by-badge': async ({ params }) => {
      const person = await personOfNumber(context, params.badgeNumber);
      return person === null ? err(fault('person/unknown', 'Nobody has this number')) : ok(person);
    },
    'person.import': async ({ body }) => ok(await importPeople(context, body.people)),
  };
}

/** Whose badge or staff number this is, or who is expected with this code; null when nobody is. */
export async function personOfNumber(
  context: Pick<DeskContext, 'database' | 'clock'>,
  number: string,
): Promise<KnownPerson | null> {
  return (
    (await findPersonByBadge(context.database.read, number)) ??
    (await expectedPerson(context, number))
  );
}

/** The person whose appointment around now has this code, or null. */
async function expectedPerson(
  context: Pick<DeskContext, 'database' | 'clock'>,
  typed: string,
): Promise<KnownPerson | null> {
  const code = appointmentCodeSchema.safeParse(typed.toUpperCase());
  if (!code.success) return null;
  const appointment = await appointmentOfCode(context, code.data);
  return appointment === null || appointment.personId === null
    ? null
    : findPerson(context.database.read, appointment.personId);
}

/** Adds or replaces people by staff number, all or nothing. */
export async function importPeople(
  context: Pick<DeskContext, 'database' | 'clock' | 'newId'>,
  people: readonly ImportedPerson[],
): Promise<{ added: number; replaced: number }> {
  const at = timestamp(context.clock);
  const added = await context.database.write(async (db) => {
    let count = 0;
    for (const person of people) {
      if (await putPerson(db, person, context.newId(), at)) count += 1;
    }
    return count;
  });
  return { added, replaced: people.length - added };
}
