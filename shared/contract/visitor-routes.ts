import { z } from 'zod';
import { timestampSchema } from '../base/identifier.ts';
import { awaySchema } from '../domain/away-skill.ts';
import { expectedFields } from '../domain/closing-time.ts';
import { timeZoneSchema } from '../domain/desk-hours.ts';
import { turnRuleSchema } from '../domain/desk-rules.ts';
import { worseSchema } from '../domain/earlier-answer.ts';
import { feedbackSchema } from '../domain/feedback.ts';
import { leavingBecauseSchema, undoLeavingMs } from '../domain/going-home.ts';
import { localeSchema } from '../domain/locale.ts';
import { siteSchema } from '../domain/site.ts';
import { ticketStatusSchema, verificationSchema, visitCodeSchema } from '../domain/ticket.ts';
import { visitorWordsSchema } from '../domain/visit.ts';
import { visitorMaySchema } from '../domain/visitor-answer.ts';
import { closedBySchema, waitRangeSchema } from '../domain/wait-estimate.ts';
import type { RouteTable } from './route.ts';
import { visitorClocksSchema } from './visitor-clocks.ts';
import { visitorDevicesSchema } from './visitor-devices.ts';

/** The token in the address of a visitor's own page. */
export const statusTokenSchema = z.string().regex(/^[A-Za-z0-9_-]{22,64}$/u);
const statusParams = z.strictObject({ token: statusTokenSchema });

/** What a visitor sees of his own ticket on his own phone. */
export const statusPageSchema = z.strictObject({
  eventId: z.int().min(0),
  visitCode: visitCodeSchema,
  status: ticketStatusSchema,
  locale: localeSchema,
  peopleAhead: z.int().min(0).nullable(),
  wait: waitRangeSchema.nullable(),
  /** Of who waits. */
  ...expectedFields,
  /** Who knows most about it is not at work. */
  away: awaySchema.optional(),
  counter: z.string().max(40).nullable(),
  /** Where to go; absent when there is one site. */
  site: siteSchema.pick({ name: true, where: true }).optional(),
  /** Until when a place is kept for somebody on hold or not there. */
  heldUntil: timestampSchema.nullable(),
  /** He said himself that he comes back later, and may say that he is there. */
  comesBack: z.literal(true).optional(),
  /** For which reasons he may give up his place. */
  mayLeave: z.array(leavingBecauseSchema).max(2).optional(),
  /** He may not give up his place before he collected what he left. */
  collectFirst: z.literal(true).optional(),
  /** He gave up his place and comes another time. */
  isAway: z.literal(true).optional(),
  /** He gave it up just now; so long he may undo it and stands where he stood. */
  undoForMs: z.int().min(1).max(undoLeavingMs).optional(),
  /** The time of the visitor's own appointment, or null. */
  appointmentAt: timestampSchema.nullable(),
  /** An appointment for which he is still to come: what a closure does or did to it, or that it is not at this site. */
  ownAppointment: z
    .strictObject({
      startsAt: timestampSchema,
      state: z.enum(['closed', 'moved', 'open-again', 'elsewhere']),
      closedBy: closedBySchema,
      /** Where he is expected; absent when there is one site. */
      site: siteSchema.pick({ name: true, where: true }).optional(),
    })
    .optional(),
  /** By which figures others may be served before him. */
  turnRule: turnRuleSchema,
  message: z.string().max(4000).nullable(),
  solution: z.string().max(4000).nullable(),
  /** Only of what ended without being done. */
  outcome: z.enum(['referred', 'refused', 'withdrawn']).optional(),
  clocks: visitorClocksSchema.optional(),
  /** When he said that he needs it; nobody promised that. */
  neededBy: timestampSchema.optional(),
  /** Only of a complaint: nobody is called for it, and until when an answer was promised. */
  complaint: z.strictObject({ replyBy: timestampSchema.nullable() }).optional(),
  /** Devices that he left at the desk, newest first. */
  leftDevices: visitorDevicesSchema,
  verification: verificationSchema.nullable().optional(),
  /** What this visitor can say of it now. */
  visitorMay: z.array(visitorMaySchema).max(2).optional(),
  /** What of how it got worse he has not said yet. */
  mayTellWorse: z.array(worseSchema).max(2).optional(),
  mayGiveFeedback: z.boolean().optional(),
  /** What he said of it afterwards. */
  feedback: feedbackSchema.nullable().optional(),
  /** In which the desk keeps its opening hours, as `Europe/Amsterdam`: times are told in it. */
  timeZone: timeZoneSchema.optional(),
  updatedAt: timestampSchema,
});
export type StatusPage = z.infer<typeof statusPageSchema>;

/** The part of the desk contract by which a visitor himself says something of his ticket. */
export const visitorRoutes = {
  'status.get': {
    method: 'GET',
    path: '/v1/status/:token',
    access: 'public',
    summary: "A visitor's own page. Its stream is /v1/status/:token/events.",
    params: statusParams,
    response: statusPageSchema,
  },
  'status.verify': {
    method: 'POST',
    path: '/v1/status/:token/verify',
    access: 'public',
    summary:
      'The visitor says whether it works now; anything but `works` puts it back in progress.',
    params: statusParams,
    body: z.strictObject({ verification: verificationSchema }),
    response: z.strictObject({}),
  },
  'status.reopen': {
    method: 'POST',
    path: '/v1/status/:token/reopen',
    access: 'public',
    summary: 'The visitor says that it does not work any more, within some days of closing.',
    params: statusParams,
    body: z.strictObject({ words: visitorWordsSchema }),
    response: z.strictObject({}),
  },
  'status.worse': {
    method: 'POST',
    path: '/v1/status/:token/worse',
    access: 'public',
    summary: 'The visitor says that it got worse while his ticket is open; each once.',
    params: statusParams,
    body: z.strictObject({ worse: worseSchema }),
    response: z.strictObject({}),
  },
  'status.feedback': {
    method: 'PUT',
    path: '/v1/status/:token/feedback',
    access: 'public',
    summary: 'What the visitor says of a closed ticket; may be said otherwise for a day.',
    params: statusParams,
    body: feedbackSchema,
    response: z.strictObject({}),
  },
} as const satisfies RouteTable;
