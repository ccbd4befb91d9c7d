import { z } from 'zod';
import { timestampSchema, uuidSchema } from '../base/identifier.ts';
import { cleanParagraphs, cleanText } from '../base/untrusted-text.ts';

/** Where a device that was left behind can be. */
export const custodyPlaceSchema = z.enum(['visitor', 'technician', 'shelf', 'bench', 'supplier']);
export type CustodyPlace = z.infer<typeof custodyPlaceSchema>;

/** Who or what has the device; the name is of a technician, a shelf, a supplier, or of who fetched it for its visitor. */
export const holderSchema = z.strictObject({
  place: custodyPlaceSchema,
  name: z.string().max(120).nullable(),
});
export type Holder = z.infer<typeof holderSchema>;

const onwards: Readonly<Record<CustodyPlace, readonly CustodyPlace[]>> = {
  /** With the visitor again the chain is over. */
  visitor: [],
  technician: ['shelf', 'bench', 'supplier', 'visitor'],
  shelf: ['technician', 'shelf', 'bench', 'supplier', 'visitor'],
  bench: ['technician', 'shelf', 'supplier'],
  supplier: ['technician', 'shelf', 'bench'],
};

/** Where a device can go from here; nowhere once its visitor has it back. */
export function placesFrom(place: CustodyPlace): readonly CustodyPlace[] {
  return onwards[place];
}

/** Whether a device may go from one holder to another; to the same shelf is no movement. */
export function mayMove(from: Holder, to: Holder): boolean {
  return (
    placesFrom(from.place).includes(to.place) && !(from.place === to.place && from.name === to.name)
  );
}

/** One movement of a chain of custody; never changed afterwards. */
export const movementSchema = z.strictObject({
  /** 1 for the first of a device, then one by one. */
  sequence: z.int().positive(),
  at: timestampSchema,
  /** Who confirmed it. */
  actor: z.string().max(160),
  from: holderSchema,
  to: holderSchema,
  words: z.string().max(500).nullable(),
});
export type Movement = z.infer<typeof movementSchema>;

/** Whether each movement begins where the one before it ended, without a gap in the numbers. */
export function isUnbroken(movements: readonly Movement[]): boolean {
  return movements.every((movement, at) => {
    const before = movements[at - 1];
    return (
      movement.sequence === at + 1 &&
      mayFollow(before?.to ?? { place: 'visitor', name: null }, movement, before === undefined)
    );
  });
}

function mayFollow(held: Holder, { from, to }: Movement, isFirst: boolean): boolean {
  if (from.place !== held.place || from.name !== held.name) return false;
  return isFirst ? to.place === 'technician' : mayMove(from, to);
}

const line = (longest: number) =>
  z
    .string()
    .max(longest * 4)
    .transform((text) => cleanText(text, longest));

/** What a technician writes down of a device that is left behind. */
export const leavingSchema = z.strictObject({
  deviceName: line(120).pipe(z.string().min(1)),
  /** Charger, case, SIM card; empty when there is nothing with it. */
  accessories: line(300),
  condition: z
    .string()
    .max(2000)
    .transform((text) => cleanParagraphs(text, 1000))
    .pipe(z.string().min(1)),
  shelfId: uuidSchema,
  promisedAt: timestampSchema,
  /** The visitor agrees to leave it under the terms that he was shown; there is no other way. */
  agreed: z.literal(true),
});

/** Why a device is given to somebody: its pick-up code, or how it was seen who he is. */
export const pickUpCheckSchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('code'), code: line(12) }),
  z.strictObject({ by: z.literal('identity'), words: line(300).pipe(z.string().min(1)) }),
]);
export type PickUpCheck = z.infer<typeof pickUpCheckSchema>;

/** Who fetches a device for its visitor, as he was written down at the counter. */
export const collectorSchema = line(120).pipe(z.string().min(1));

/** No vowels, no look-alikes: read aloud and typed at a kiosk. */
const codeLetters = '23456789BCDFGHJKMNPQRTVWXZ';
const codeLength = 5;
export const pickUpCodeSchema = z
  .string()
  .regex(new RegExp(`^[${codeLetters}]{${codeLength}}$`, 'u'));

/** A code from random numbers, each from 0 up to and without 1. */
export function pickUpCodeOf(random: () => number): string {
  return Array.from(
    { length: codeLength },
    () => codeLetters[Math.floor(random() * codeLetters.length)] ?? '2',
  ).join('');
}

/** A code as somebody may type it: lower case, with spaces or hyphens. */
export function sameCode(typed: string, code: string): boolean {
  return typed.toUpperCase().replaceAll(/[\s-]/gu, '') === code;
}

/** The pick-up codes that may stand in a visitor's words, at most ten. */
export function codesIn(words: string): readonly string[] {
  const found = words
    .toUpperCase()
    .match(new RegExp(`(?<![A-Z0-9])[${codeLetters}]{${codeLength}}(?![A-Z0-9])`, 'gu'));
  return [...new Set(found ?? [])].slice(0, 10);
}

/** A shelf of this desk. */
export const shelfSchema = z.strictObject({
  shelfId: uuidSchema,
  name: z.string().max(40),
  /** Devices that fit. */
  capacity: z.int().min(1).max(500),
  /** Devices that lie there now. */
  taken: z.int().min(0),
  /** A shelf that is not used any more takes nothing new. */
  closed: z.boolean(),
  /** Where it stands; the first site unless it is said. */
  siteId: uuidSchema.optional(),
});
export type Shelf = z.infer<typeof shelfSchema>;

/** A device that a visitor left at the desk. */
export const leftDeviceSchema = z.strictObject({
  leftId: uuidSchema,
  ticketId: uuidSchema,
  deviceName: z.string().max(120),
  accessories: z.string().max(300),
  condition: z.string().max(1000),
  leftAt: timestampSchema,
  leftBy: z.string().max(120),
  promisedAt: timestampSchema,
  pickUpCode: pickUpCodeSchema,
  holder: holderSchema,
  /** Sequence of the last movement: whoever moves it on says which one he saw. */
  sequence: z.int().positive(),
  worker: z.strictObject({ accountId: uuidSchema, name: z.string().max(120) }).nullable(),
  readyAt: timestampSchema.nullable(),
  remindedAt: timestampSchema.nullable(),
  handedOutAt: timestampSchema.nullable(),
  check: z
    .strictObject({ by: z.enum(['code', 'identity']), words: z.string().max(300).nullable() })
    .nullable(),
});
export type LeftDevice = z.infer<typeof leftDeviceSchema>;
