import { z } from 'zod';
import { uuidSchema } from '../base/identifier.ts';
import { awaySkillSchema } from '../domain/away-skill.ts';
import { skillSchema } from '../domain/readout.ts';
import { deskHoursSchema } from '../domain/desk-hours.ts';
import { expectedFields } from '../domain/closing-time.ts';
import { mostShown, shownDisturbanceSchema } from '../domain/disturbance.ts';
import { heldDeviceSchema, mostHeld } from '../domain/kiosk-request.ts';
import { intakeReplySchema } from '../domain/intake-reply.ts';
import { priorityMatrixSchema } from '../domain/priority.ts';
import { testerRoutes } from './tester-routes.ts';
import { ticketIntakeSchema, ticketSchema } from '../domain/ticket.ts';
import { workQueueSchema } from '../domain/report-type.ts';
import { closedBySchema, waitRangeSchema } from '../domain/wait-estimate.ts';
import { boardRoutes } from './board-routes.ts';
import { notTodayRoutes } from './not-today-routes.ts';
import { queueRoutes } from './queue-routes.ts';
import { roleSchema, sessionRoutes, userNameSchema } from './session-routes.ts';
import { updateRoutes } from './update-routes.ts';
import { accountRoutes } from './account-routes.ts';
import { auditRoutes } from './audit-routes.ts';
import { attachmentRoutes } from './attachment-routes.ts';
import { assetRoutes } from './asset-routes.ts';
import { acceptanceRoutes } from './acceptance-routes.ts';
import { escalationRoutes } from './escalation-routes.ts';
import { backupRoutes } from './backup-routes.ts';
import { benchRoutes } from './bench-routes.ts';
import { consumableRoutes } from './consumable-routes.ts';
import { handInRoutes } from './hand-in-routes.ts';
import { handOutRoutes } from './hand-out-routes.ts';
import { handoverRoutes } from './handover-routes.ts';
import { receiptRoutes } from './receipt-routes.ts';
import { loanRequestRoutes } from './loan-request-routes.ts';
import { loanRoutes } from './loan-routes.ts';
import { conciergeRoutes } from './concierge-routes.ts';
import { deskRulesRoutes } from './desk-rules-routes.ts';
import { disturbanceRoutes } from './disturbance-routes.ts';
import { earlierRoutes } from './earlier-routes.ts';
import { fleetMapRoutes } from './fleet-map-routes.ts';
import { fleetRoutes } from './fleet-routes.ts';
import { feedbackRoutes } from './feedback-routes.ts';
import { appointmentRoutes } from './appointment-routes.ts';
import { instructionLinkRoutes } from './instruction-link-routes.ts';
import { holdRoutes } from './hold-routes.ts';
import { instructionRoutes } from './instruction-routes.ts';
import { kioskConfigRoutes } from './kiosk-config-routes.ts';
import { kioskRequestRoutes } from './kiosk-request-routes.ts';
import { listRoutes } from './list-routes.ts';
import { mailRoutes } from './mail-routes.ts';
import { noticeRoutes } from './notice-routes.ts';
import { procedureRoutes } from './procedure-routes.ts';
import { personPageRoutes } from './person-page-routes.ts';
import { personRoutes } from './person-routes.ts';
import { priorityRoutes } from './priority-routes.ts';
import { problemRoutes } from './problem-routes.ts';
import { relatedRoutes } from './related-routes.ts';
import { reportTypeRoutes } from './report-type-routes.ts';
import { reportRoutes } from './report-routes.ts';
import { alertRoutes } from './alert-routes.ts';
import { approvalRoutes } from './approval-routes.ts';
import { licenceRoutes } from './licence-routes.ts';
import { retentionRoutes } from './retention-routes.ts';
import { rightRoutes } from './right-routes.ts';
import type { RouteTable } from './route.ts';
import { closureRoutes } from './closure-routes.ts';
import { serviceLevelRoutes } from './service-level-routes.ts';
import { findRoutes } from './find-routes.ts';
import { searchRoutes } from './search-routes.ts';
import { preparationRoutes } from './preparation-routes.ts';
import { presenceRoutes } from './presence-routes.ts';
import { ticketMoveRoutes } from './ticket-move-routes.ts';
import { textRoutes } from './text-routes.ts';
import { visitorRoutes } from './visitor-routes.ts';
import { siteRoutes } from './site-routes.ts';
import { managementRoutes } from './management-routes.ts';
import { skillRoutes } from './skill-routes.ts';
import { exchangeRoutes } from './exchange-routes.ts';
import { wishesRoutes } from './wishes-routes.ts';
import { workRoutes } from './work-routes.ts';

export type { Board } from './board-routes.ts';
export type { Problem } from './problem.ts';
export type { QueueEvent, QueueSnapshot } from './queue-routes.ts';
export type { Role, Session } from './session-routes.ts';

export const accountSchema = z.strictObject({
  accountId: uuidSchema,
  userName: z.string().max(60),
  name: z.string().max(120),
  role: roleSchema,
  /** Absent while it may sign in. */
  blocked: z.boolean().optional(),
});
export type Account = z.infer<typeof accountSchema>;

const ticketParams = z.strictObject({ ticketId: uuidSchema });

/** All that kiosk, console, board and status page may ask of the desk. */
export const deskContract = {
  'ticket.create': {
    method: 'POST',
    path: '/v1/tickets',
    access: 'kiosk',
    summary:
      'Hand over a visit. Header Idempotency-Key must be the visit id; Balie-Shown-Code: kiosk when the visitor was shown kioskCode; Balie-Knows: appointments from who reads what the reply says of them.',
    body: ticketIntakeSchema,
    response: intakeReplySchema,
  },
  /** Photos are PUT as `image/jpeg` on `/v1/attachments/:hash`; see desk/http/attachments.ts. */
  'kiosk.hello': {
    method: 'POST',
    path: '/v1/kiosks/hello',
    access: 'kiosk',
    summary: 'A kiosk says it is alive and hears the wait now and its own identity.',
    body: z.strictObject({
      version: z.string().max(40),
      queued: z.int().min(0),
      /** What its jail holds. Absent from kiosks that take no requests. */
      held: z.array(heldDeviceSchema).max(mostHeld).optional(),
      /** It reads `priorityMatrix` of the reply; an older kiosk refuses a reply that has it. */
      knowsPriorityMatrix: z.literal(true).optional(),
      /** Only a kiosk that knows them is told. */
      wantsDisturbances: z.boolean().optional(),
      /** Only a kiosk that has screens for tests is told of them. */
      wantsTests: z.literal(true).optional(),
      /** It reads `opensAt` of the reply. */
      knowsOpening: z.literal(true).optional(),
      /** It reads `closedBy` of the reply. */
      knowsClosure: z.literal(true).optional(),
      /** It reads `closing` and `today` of the reply. */
      knowsClosing: z.literal(true).optional(),
      /** It reads `away` of the reply. */
      knowsAway: z.literal(true).optional(),
      /** It reads `hours` of the reply. */
      knowsHours: z.literal(true).optional(),
    }),
    response: z.strictObject({
      kioskId: uuidSchema,
      kioskName: z.string().max(80),
      siteName: z.string().max(80),
      codePrefix: z.string().regex(/^[A-Z]{1,2}$/u),
      wait: waitRangeSchema,
      /** Only for kiosks that know of them; for others the wait is from now on. */
      ...expectedFields,
      /** Why it is closed; only for kiosks that know of it. */
      closedBy: closedBySchema,
      /** What nobody at work knows most about; only for kiosks that know of it. */
      away: z.array(awaySkillSchema).max(skillSchema.options.length).optional(),
      /** When it is open in the coming days; only for kiosks that know of it. */
      hours: deskHoursSchema.optional(),
      publicUrl: z.url().max(200),
      /** How this organisation weighs; only for kiosks that know of it. */
      priorityMatrix: priorityMatrixSchema.optional(),
      /** What is broken for many; only for kiosks that ask for it. */
      disturbances: z.array(shownDisturbanceSchema).max(mostShown).optional(),
      /** Whether an acceptance test takes results now; only for kiosks that ask. */
      testing: z.boolean().optional(),
    }),
  },

  ...sessionRoutes,
  ...queueRoutes,
  ...boardRoutes,
  ...ticketMoveRoutes,
  ...updateRoutes,
  ...attachmentRoutes,
  ...assetRoutes,
  ...acceptanceRoutes,
  ...testerRoutes,
  ...accountRoutes,
  ...auditRoutes,
  ...backupRoutes,
  ...retentionRoutes,
  ...benchRoutes,
  ...conciergeRoutes,
  ...consumableRoutes,
  ...notTodayRoutes,
  ...handInRoutes,
  ...handOutRoutes,
  ...receiptRoutes,
  ...handoverRoutes,
  ...preparationRoutes,
  ...wishesRoutes,
  ...loanRoutes,
  ...loanRequestRoutes,
  ...disturbanceRoutes,
  ...earlierRoutes,
  ...feedbackRoutes,
  ...fleetRoutes,
  ...fleetMapRoutes,
  ...kioskConfigRoutes,
  ...kioskRequestRoutes,
  ...listRoutes,
  ...appointmentRoutes,
  ...deskRulesRoutes,
  ...holdRoutes,
  ...managementRoutes,
  ...skillRoutes,
  ...siteRoutes,
  ...mailRoutes,
  ...noticeRoutes,
  ...procedureRoutes,
  ...serviceLevelRoutes,
  ...closureRoutes,
  ...personPageRoutes,
  ...personRoutes,
  ...priorityRoutes,
  ...escalationRoutes,
  ...findRoutes,
  ...searchRoutes,
  ...problemRoutes,
  ...relatedRoutes,
  ...visitorRoutes,
  ...exchangeRoutes,
  ...workRoutes,
  ...reportRoutes,
  ...textRoutes,
  ...instructionRoutes,
  ...presenceRoutes,
  ...reportTypeRoutes,
  ...alertRoutes,
  ...approvalRoutes,
  ...licenceRoutes,
  ...rightRoutes,
  ...instructionLinkRoutes,

  'queue.next': {
    method: 'POST',
    path: '/v1/queue/next',
    access: 'staff',
    summary: 'Call the first waiting visitor of a queue; two technicians never get the same one.',
    body: z.strictObject({ queues: z.array(workQueueSchema).min(1).max(3) }),
    response: ticketSchema,
  },
  'ticket.get': {
    method: 'GET',
    path: '/v1/tickets/:ticketId',
    access: 'staff',
    summary: 'The whole card of one ticket.',
    params: ticketParams,
    response: ticketSchema,
  },
  'account.list': {
    method: 'GET',
    path: '/v1/accounts',
    access: 'staff',
    summary: 'Colleagues to hand a ticket to.',
    response: z.strictObject({ accounts: z.array(accountSchema) }),
  },
  'account.create': {
    method: 'POST',
    path: '/v1/accounts',
    access: 'admin',
    summary: 'A new local account; its one-time password is in the reply and nowhere else.',
    body: z.strictObject({
      userName: userNameSchema,
      name: z.string().trim().min(1).max(120),
      role: roleSchema,
    }),
    response: z.strictObject({ account: accountSchema, oneTimePassword: z.string().max(60) }),
  },
} as const satisfies RouteTable;
export type DeskContract = typeof deskContract;
export type RouteName = keyof DeskContract;
