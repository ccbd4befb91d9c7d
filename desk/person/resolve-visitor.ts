import type { Visitor } from '../../shared/domain/person.ts';
import { findPersonByBadge } from '../store/person-store.ts';
import type { Db } from '../store/tables.ts';

/** A badge that the kiosk could not look up, for example because the desk was away, may be known here. */
export async function resolveVisitor(db: Db, visitor: Visitor): Promise<Visitor> {
  if (visitor.kind !== 'unverified') return visitor;
  const person = await findPersonByBadge(db, visitor.badgeNumber);
  return person === null ? visitor : { kind: 'known', ...person };
}
