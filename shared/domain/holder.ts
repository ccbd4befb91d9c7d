import { z } from 'zod';
import { badgeNumberSchema, personalLineSchema } from './person.ts';

/** Who holds, or is to hold, a licence seat or a right: a name, with the staff number when it is known. */
export const holderSchema = z.strictObject({
  name: personalLineSchema,
  staffNumber: badgeNumberSchema.nullable(),
});
export type Holder = Readonly<z.infer<typeof holderSchema>>;

/** What tells two holders apart: the staff number when there is one, else the name, written one way. */
export function holderKey({ name, staffNumber }: Holder): string {
  return staffNumber === null ? `name ${sameText(name)}` : `staff ${staffNumber.toLowerCase()}`;
}

/** What is known of somebody who may be meant by a holder or sit behind an account. */
export interface NamedPerson {
  readonly names: readonly string[];
  readonly staffNumbers: readonly string[];
}

/**
 * Whether an account is one of these people, by its user name or its name. Accounts and people of the
 * organisation have no other link; two people of one name are taken for one, which refuses too much
 * and never too little.
 */
export function isAccountOf(
  account: { readonly userName: string; readonly name: string },
  people: NamedPerson,
): boolean {
  return (
    people.staffNumbers.some((number) => sameText(number) === sameText(account.userName)) ||
    people.names.some((name) => sameText(name) === sameText(account.name))
  );
}

/** Whether a name or staff number, as somebody typed it, is one of these people. */
export function isNameOf(typed: string, people: NamedPerson): boolean {
  return isAccountOf({ userName: typed, name: typed }, people);
}

function sameText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .trim();
}
