import type { PersonEntry } from '../../shared/contract/person-page-routes.ts';
import { holderKey } from '../../shared/domain/holder.ts';
import { visitsOfPerson } from '../store/asset-visit-store.ts';
import { handoversOfHolder } from '../store/handover-store.ts';
import { loansOfPerson } from '../store/loan-store.ts';
import { type PersonQuestion, movesOfPerson } from '../store/person-page-store.ts';
import type { NamedHolder } from '../store/person-store.ts';
import type { Db } from '../store/tables.ts';
import { mostOfMoment, pageOfMoments } from './moment-page.ts';

/** What a person and the desk had to do with each other before a moment, newest first. */
export async function timelineOfPerson(
  db: Db,
  person: NamedHolder,
  page: Omit<PersonQuestion, 'personId'>,
): Promise<{ entries: PersonEntry[]; next: string | null }> {
  const asked = { ...page, personId: person.personId, limit: page.limit + mostOfMoment };
  const [moves, visits, handovers, loans] = await Promise.all([
    movesOfPerson(db, asked),
    visitsOfPerson(db, asked),
    handoversOfHolder(db, holderKey(person), asked),
    loansOfPerson(db, person.staffNumber, asked),
  ]);
  const entries: PersonEntry[] = [
    ...moves.map((move) => ({ kind: 'move' as const, at: move.event.at, ...move })),
    ...visits.map((visit) => ({ kind: 'visit' as const, at: visit.arrivedAt, visit })),
    ...handovers.map((handover) => ({ kind: 'handover' as const, at: handover.at, handover })),
    ...loans.map((loan) => ({ kind: 'loan' as const, at: loan.fromAt, loan })),
  ];
  return pageOfMoments(
    entries.toSorted((one, other) => (one.at === other.at ? 0 : one.at < other.at ? 1 : -1)),
    page.limit,
  );
}
