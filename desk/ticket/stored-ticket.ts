import { z } from 'zod';
import { timestampSchema } from '../../shared/base/identifier.ts';
import { type QueueItem, ticketSchema } from '../../shared/domain/ticket.ts';
import type { Locale } from '../../shared/domain/locale.ts';
import type { TicketStanding } from '../../shared/domain/visitor-answer.ts';

/** What was proposed when a visitor came back and said that it got worse. */
const laterProposalSchema = z.strictObject({
  at: timestampSchema,
  /** The kiosk at which he said so, or who wrote it down at the counter. */
  by: z.string().max(140),
  proposal: ticketSchema.shape.proposal,
});
export type LaterProposal = Readonly<z.infer<typeof laterProposalSchema>>;

/** The part of a card that no list shows, searches or sorts by. */
export const ticketDocumentSchema = z.strictObject({
  visitor: ticketSchema.shape.visitor,
  reason: ticketSchema.shape.reason,
  /** Tickets of before the types had facts of their own have neither. */
  details: ticketSchema.shape.details.default(null),
  forWhom: ticketSchema.shape.forWhom.default(null),
  decision: ticketSchema.shape.decision,
  readout: ticketSchema.shape.readout,
  answers: ticketSchema.shape.answers,
  /** The first, of the visit that made it a ticket. */
  proposal: ticketSchema.shape.proposal,
  /** Those after it, oldest first; nothing is written over. */
  laterProposals: z.array(laterProposalSchema).default([]),
  assessment: ticketSchema.shape.assessment,
  personAsked: ticketSchema.shape.personAsked,
  messageToVisitor: ticketSchema.shape.messageToVisitor,
  resolution: ticketSchema.shape.resolution,
  verification: ticketSchema.shape.verification,
  kioskName: ticketSchema.shape.kioskName,
});
export type TicketDocument = Readonly<z.infer<typeof ticketDocumentSchema>>;

/** One ticket as the desk keeps it, without its history. */
export interface StoredTicket {
  readonly item: Readonly<QueueItem>;
  readonly document: TicketDocument;
  readonly visitId: string;
  readonly contentHash: string;
  /** The reply to the kiosk, as JSON. */
  readonly intakeReply: string;
  readonly locale: Locale;
  readonly calledAt: string | null;
  /** How often the visitor was called since he last began to wait. */
  readonly calls: number;
  readonly startedAt: string | null;
  readonly resolvedAt: string | null;
  readonly closedAt: string | null;
  readonly updatedAt: string;
  readonly personId: string | null;
  readonly deviceKey: string | null;
  readonly photoHash: string | null;
  readonly statusToken: string;
  readonly kioskId: string;
}

/** The path of the visitor's own page. */
export function statusPathOf(token: string): string {
  return `/s/${token}`;
}

/** How far a ticket is, as far as its visitor has a say in it. */
export function standingOf({ item, document, closedAt }: StoredTicket): TicketStanding {
  const refused = document.resolution?.closingCode === 'refused';
  return { status: item.status, verification: document.verification, refused, closedAt };
}
