import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { holderOfPerson, personWithRole } from '../store/person-store.ts';
import type { Db } from '../store/tables.ts';

/** Somebody of the organisation who stands at a kiosk. */
export interface Taker {
  readonly personId: string;
  readonly holder: { readonly name: string; readonly staffNumber: string };
  /** What he does here; null when the list of people does not say. */
  readonly role: string | null;
}

/** Who this is. A guest is not on the list of people, so a kiosk hands nothing out to him. */
export async function takerOf(db: Db, personId: string): Promise<Result<Taker, Fault>> {
  const found = await holderOfPerson(db, personId);
  if (found === null) return err(fault('person/unknown', 'Nobody on the list of people'));
  const { name, staffNumber } = found;
  const person = await personWithRole(db, staffNumber);
  return ok({ personId, holder: { name, staffNumber }, role: person?.role ?? null });
}
