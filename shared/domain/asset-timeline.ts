import { z } from 'zod';
import { timestampSchema, uuidSchema } from '../base/identifier.ts';
import { type AssetEvent, assetEventSchema } from './asset-event.ts';
import {
  type AssetHolder,
  type AssetState,
  assetHolderSchema,
  assetSchema,
  assetStateSchema,
} from './asset.ts';
import { reportTypeSchema } from './report-type.ts';
import { ticketStatusSchema, visitCodeSchema } from './ticket.ts';

/** A visit with an asset: its ticket, what was read, and how long somebody worked on it. */
export const assetVisitSchema = z.strictObject({
  ticketId: uuidSchema,
  number: z.int().positive(),
  visitCode: visitCodeSchema,
  arrivedAt: timestampSchema,
  status: ticketStatusSchema,
  reportType: reportTypeSchema,
  category: z.string().max(60).nullable(),
  visitorName: z.string().max(120).nullable(),
  /** What was wrong, by the words of whoever came; null without words. */
  words: z.string().max(4000).nullable(),
  solution: z.string().max(4000).nullable(),
  /** Readouts of the ticket: at the kiosk and at the counter. */
  readouts: z.int().min(0),
  minutes: z.int().min(0),
});
export type AssetVisit = Readonly<z.infer<typeof assetVisitSchema>>;

/** One line of the life of an asset: what the register did, or a visit. */
export const timelineEntrySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('event'), at: timestampSchema, event: assetEventSchema }),
  z.strictObject({ kind: z.literal('visit'), at: timestampSchema, visit: assetVisitSchema }),
]);
export type TimelineEntry = Readonly<z.infer<typeof timelineEntrySchema>>;

/** Who had an asset at the end of a day, in which state, and what was done around it. */
export const assetOnDaySchema = z.strictObject({
  asset: assetSchema,
  /** Null when the asset was not in the register yet. */
  stand: z
    .strictObject({
      state: assetStateSchema,
      holder: assetHolderSchema.nullable(),
      /** Since when that was so. */
      since: timestampSchema,
    })
    .nullable(),
  /** From a week before the day until a week after it, newest first. */
  entries: z.array(timelineEntrySchema).max(200),
});
export type AssetOnDay = Readonly<z.infer<typeof assetOnDaySchema>>;

/** What a history says of an asset. */
export interface Stand {
  readonly state: AssetState;
  readonly holder: AssetHolder | null;
  readonly since: string;
}

/**
 * State and holder after these events, which are in order from the first. Null without events, and when
 * one does not begin where the one before it ended: such a history cannot be true.
 */
export function replay(events: readonly AssetEvent[]): Stand | null {
  let stand: Stand | null = null;
  for (const event of events) {
    if (!follows(stand, event)) return null;
    stand = after(stand, event);
  }
  return stand;
}

function after(stand: Stand | null, { toState, toHolder, at }: AssetEvent): Stand {
  const stayed = stand?.state === toState && sameHolder(stand.holder, toHolder);
  return { state: toState, holder: toHolder, since: stayed ? stand.since : at };
}

function follows(stand: Stand | null, event: AssetEvent): boolean {
  if (stand === null) return event.fromState === null && event.fromHolder === null;
  return event.fromState === stand.state && sameHolder(event.fromHolder, stand.holder);
}

function sameHolder(one: AssetHolder | null, other: AssetHolder | null): boolean {
  return one === null || other === null
    ? one === other
    : one.name === other.name && one.staffNumber === other.staffNumber;
}

/** Newest first, and of one moment what the register did last. */
export function newestFirst(entries: readonly TimelineEntry[]): TimelineEntry[] {
  return entries.toSorted((one, other) =>
    one.at === other.at ? rank(other) - rank(one) : one.at < other.at ? 1 : -1,
  );
}

function rank(entry: TimelineEntry): number {
  return entry.kind === 'event' ? entry.event.sequence : 0;
}
