import { z } from 'zod';
import { ticketEventKindSchema } from './ticket-event-kind.ts';
import { contentHashSchema, timestampSchema, uuidSchema } from '../base/identifier.ts';
import { cleanParagraphs } from '../base/untrusted-text.ts';
import { mostShown } from './disturbance.ts';
import { handInSchema } from './hand-in.ts';
import { localeSchema } from './locale.ts';
import { mostReadings, readingSchema } from './reading.ts';
import { visitorSchema } from './person.ts';
import { assessmentSchema, prioritySchema, urgencyAnswersSchema } from './priority.ts';
import { kioskRequestSchema } from './kiosk-request.ts';
import { deviceKindSchema, readoutSchema, verdictSchema } from './readout.ts';
import { forWhomSchema, reportDetailsSchema } from './report-details.ts';
import { errandSchema, reportTypeSchema, workQueueSchema } from './report-type.ts';
import { deviceDecisionSchema, reasonSchema, selfHelpSchema } from './visit.ts';
import { earlierAnswerSchema } from './earlier-answer.ts';

/**
 * The life of a ticket: waiting → called → in-progress → resolved → closed. `cancelled` is a visitor
 * who left. `on-hold` and `no-show` stand beside the queue until a moment: nobody calls them by `next`
 * and they count in no wait (shared/domain/hold.ts).
 */
export const ticketStatusSchema = z.enum([
  'waiting',
  'called',
  'in-progress',
  'on-hold',
  'no-show',
  'resolved',
  'closed',
  'cancelled',
]);
export type TicketStatus = z.infer<typeof ticketStatusSchema>;

/** What a technician can do with a ticket; each is one route of the desk contract. */
export const ticketMoveSchema = z.enum([
  'call',
  'start',
  'return-to-queue',
  'hold',
  'no-show',
  'back-in-queue',
  'hand-over',
  'resolve',
  'verify',
  'close',
  'reopen',
  'cancel',
]);
export type TicketMove = z.infer<typeof ticketMoveSchema>;

const movesFrom: Readonly<Record<TicketStatus, readonly TicketMove[]>> = {
  waiting: ['call', 'hold', 'hand-over', 'cancel'],
  called: ['call', 'start', 'no-show', 'return-to-queue', 'hold', 'hand-over', 'cancel'],
  'in-progress': ['return-to-queue', 'hold', 'hand-over', 'resolve'],
  'on-hold': ['call', 'back-in-queue', 'cancel'],
  'no-show': ['call', 'back-in-queue', 'cancel'],
  resolved: ['verify', 'close', 'reopen'],
  closed: ['reopen'],
  cancelled: ['reopen'],
};

/** The moves that a ticket in this state allows. `call` on a called ticket calls once more. */
export function movesAllowed(status: TicketStatus): readonly TicketMove[] {
  return movesFrom[status];
}

/** Did it work, asked of the visitor. Anything but `works` puts the ticket back in progress. */
export const verificationSchema = z.enum(['works', 'partly', 'does-not-work']);
export type Verification = z.infer<typeof verificationSchema>;

/** `A27`: one or two letters of desk or kiosk, then a number; a code of one day, never a name. */
export const visitCodeSchema = z.string().regex(/^[A-Z]{1,2}[0-9]{2,4}$/u);

/** A card carries at most so many requests. */
export const mostKioskRequests = 10;

/** What a technician writes. */
export const staffWordsSchema = z
  .string()
  .max(16000)
  .transform((text) => cleanParagraphs(text, 4000))
  .pipe(z.string().min(1).max(4000));

/** What a kiosk hands over. `visitId` is the idempotency key. */
export const ticketIntakeSchema = z.strictObject({
  visitId: uuidSchema,
  startedAt: timestampSchema,
  submittedAt: timestampSchema,
  locale: localeSchema,
  errand: errandSchema,
  reportType: reportTypeSchema,
  visitor: visitorSchema,
  reason: reasonSchema.nullable(),
  decision: deviceDecisionSchema.nullable(),
  readout: readoutSchema.nullable(),
  answers: urgencyAnswersSchema.nullable(),
  assessment: assessmentSchema,
  personAsked: z.boolean(),
  /** What the visitor said of an earlier ticket; absent when he was asked nothing. */
  earlier: earlierAnswerSchema.optional(),
  /** Of which disturbances the visitor said that he has them too. Absent when he said so of none. */
  disturbances: z.array(uuidSchema).max(mostShown).optional(),
  /** The facts of the report type. Absent from kiosks that ask none, and from hand-overs. */
  details: reportDetailsSchema.optional(),
  /** Absent from kiosks that do not ask. */
  forWhom: forWhomSchema.optional(),
  /** What is brought back; absent when nothing is, and from kiosks that do not ask. */
  handIn: handInSchema.optional(),
  /** An answer that the kiosk showed; `helped` is counted and waits for nobody. */
  selfHelp: selfHelpSchema.optional(),
  /** The kiosk's own number when the desk did not answer in time. */
  kioskCode: visitCodeSchema.nullable(),
});
export type TicketIntake = z.infer<typeof ticketIntakeSchema>;

/** One line of the live queue: enough to choose by, nothing more. */
export const queueItemSchema = z.strictObject({
  ticketId: uuidSchema,
  number: z.int().positive(),
  version: z.int().positive(),
  visitCode: visitCodeSchema,
  queue: workQueueSchema,
  status: ticketStatusSchema,
  reportType: reportTypeSchema,
  errand: errandSchema,
  category: z.string().max(40).nullable(),
  /** First name, guest's name or null: the first thing a technician needs to call somebody. */
  visitorName: z.string().max(120).nullable(),
  deviceKind: deviceKindSchema.nullable(),
  deviceName: z.string().max(170).nullable(),
  worstVerdict: verdictSchema.nullable(),
  worstFinding: z
    .strictObject({
      code: z.string().max(60),
      params: z.record(z.string().max(40), z.union([z.string().max(200), z.number()])),
    })
    .nullable(),
  priority: prioritySchema,
  priorityAccepted: z.boolean(),
  arrivedAt: timestampSchema,
  /** The moment promised to the visitor: the end of the range he was shown. */
  promisedAt: timestampSchema,
  assignee: z.strictObject({ accountId: uuidSchema, name: z.string().max(120) }).nullable(),
  counter: z.string().max(40).nullable(),
  simulated: z.boolean(),
  /** Until when somebody on hold or not there keeps his place; null otherwise. */
  heldUntil: timestampSchema.nullable().default(null),
  /** The time of the appointment for which somebody came; `arrivedAt` is then the turn that it gives. */
  appointmentAt: timestampSchema.nullable().default(null),
  /** Absent at the first site (shared/domain/site.ts). */
  siteId: uuidSchema.optional(),
});
export type QueueItem = z.infer<typeof queueItemSchema>;

/** Something that happened to a ticket; the history is the list of these. */
export const ticketEventSchema = z.strictObject({
  eventId: z.int().positive(),
  at: timestampSchema,
  /** A technician's name, `kiosk <name>`, `visitor`, or `Balie` for what the desk does itself. */
  actor: z.string().max(160),
  kind: ticketEventKindSchema,
  /** Note, reason, cause and solution, argument: what the person wrote with it. */
  words: z.string().max(4100).nullable(),
  /** Small named values, for example `from` and `to` of a priority. */
  details: z.record(z.string().max(40), z.union([z.string().max(200), z.number(), z.boolean()])),
});
export type TicketEvent = z.infer<typeof ticketEventSchema>;

/** An earlier ticket of the same person or device, one line. */
export const earlierTicketSchema = z.strictObject({
  ticketId: uuidSchema,
  number: z.int().positive(),
  visitCode: visitCodeSchema,
  arrivedAt: timestampSchema,
  status: ticketStatusSchema,
  reportType: reportTypeSchema,
  category: z.string().max(40).nullable(),
  because: z.enum(['same-person', 'same-device']),
  solution: z.string().max(4000).nullable(),
});

/** How it was resolved. */
export const resolutionSchema = z.strictObject({
  cause: z.string().max(4000),
  solution: z.string().max(4000),
  closingCode: z.enum([
    'solved',
    'workaround',
    'no-fault-found',
    'referred',
    'refused',
    'withdrawn',
  ]),
});
export type Resolution = z.infer<typeof resolutionSchema>;

/** The whole card of one ticket. */
export const ticketSchema = z.strictObject({
  item: queueItemSchema,
  locale: localeSchema,
  visitor: visitorSchema,
  reason: reasonSchema.nullable(),
  /** The facts of the report type; null when nobody asked for them. */
  details: reportDetailsSchema.nullable(),
  forWhom: forWhomSchema.nullable(),
  photo: z.strictObject({ hash: contentHashSchema, arrived: z.boolean() }).nullable(),
  decision: deviceDecisionSchema.nullable(),
  readout: readoutSchema.nullable(),
  /** Later readings at the counter, oldest first; the newest when there are more. */
  readings: z.array(readingSchema).max(mostReadings),
  /** What was last asked of kiosks for this ticket, oldest first. */
  kioskRequests: z.array(kioskRequestSchema).max(mostKioskRequests),
  answers: urgencyAnswersSchema.nullable(),
  proposal: assessmentSchema,
  assessment: assessmentSchema,
  personAsked: z.boolean(),
  messageToVisitor: z.string().max(4000).nullable(),
  resolution: resolutionSchema.nullable(),
  verification: verificationSchema.nullable(),
  kioskName: z.string().max(80),
  /** `/s/<token>`, so that a technician can show the visitor his page. */
  statusPath: z.string().max(120),
  moves: z.array(ticketMoveSchema),
  history: z.array(ticketEventSchema),
  earlier: z.array(earlierTicketSchema).max(20),
});
export type Ticket = z.infer<typeof ticketSchema>;
