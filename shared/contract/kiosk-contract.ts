import { z } from 'zod';
import { awaySchema } from '../domain/away-skill.ts';
import { closingTimeSchema, todaySchema } from '../domain/closing-time.ts';
import { deskHoursSchema } from '../domain/desk-hours.ts';
import { faultSchema } from '../base/fault.ts';
import { contentHashSchema, timestampSchema, uuidSchema } from '../base/identifier.ts';
import { mostShown, shownDisturbanceSchema } from '../domain/disturbance.ts';
import { deviceOutSchema } from '../domain/hand-in.ts';
import {
  instructionOfferSchema,
  kioskInstructionSchema,
  mostAtKiosk,
  readAtKioskSchema,
  toldStepSchema,
} from '../domain/kiosk-instruction.ts';
import { enrolCodeSchema } from '../domain/fleet/enrolment.ts';
import { screenFactsSchema } from '../domain/fleet/self-test.ts';
import { elsewhereSchema } from '../domain/intake-reply.ts';
import { labelEntrySchema, mostLabelEntries } from '../domain/label-entry.ts';
import { localeSchema } from '../domain/locale.ts';
import { kioskConfigSchema, shownConfigSchema } from '../domain/kiosk-config.ts';
import { badgeNumberSchema, identificationSchema } from '../domain/person.ts';
import { priorityMatrixSchema } from '../domain/priority.ts';
import { portUseSchema } from '../domain/port-policy.ts';
import { troubledPortSchema } from '../domain/port-trouble.ts';
import {
  deviceIdSchema,
  devicePromptSchema,
  deviceSummarySchema,
  factSchema,
  findingSchema,
  readoutSchema,
} from '../domain/readout.ts';
import { closureCauseSchema } from '../domain/service-level/closure.ts';
import { visitCodeSchema } from '../domain/ticket.ts';
import { resumeCodeSchema, visitDraftSchema, visitorStepSchema } from '../domain/visit.ts';
import { waitRangeSchema } from '../domain/wait-estimate.ts';
import type { Contract } from './contract.ts';
import { kioskHandOutCalls } from './kiosk-hand-out-calls.ts';
import { kioskTestCalls } from './kiosk-test-calls.ts';
import { earlierVisitSchema, mostOffers } from './earlier-routes.ts';

/** Why the kiosk receives nobody: it belongs to no desk yet, or not any more. */
export const enrolmentViewSchema = z.discriminatedUnion('step', [
  /** It asks its desk for a code. */
  z.strictObject({ step: z.literal('asking') }),
  /** An admin types this in the console. */
  z.strictObject({ step: z.literal('code'), code: enrolCodeSchema, expiresAt: timestampSchema }),
  z.strictObject({ step: z.literal('retired') }),
  z.strictObject({ step: z.literal('stolen') }),
]);
export type EnrolmentView = z.infer<typeof enrolmentViewSchema>;

/** What the kiosk is and how it stands; drawn by the attract screen and the footer. */
export const kioskStateSchema = z.strictObject({
  kioskName: z.string().max(80),
  siteName: z.string().max(80),
  /** `browser` says on screen that this window is not locked down. */
  shell: z.enum(['electron', 'browser']),
  /** True in the lab: simulated devices, said on screen. */
  simulated: z.boolean(),
  /** What a new visitor finds: the first of the languages. */
  defaultLocale: localeSchema,
  /** What visitors see of the configuration of this kiosk. */
  shown: shownConfigSchema,
  deskReachable: z.boolean(),
  /** The wait now; null when the desk was never heard. */
  wait: waitRangeSchema.nullable(),
  /** When the desk opens, as it said last: the wait is from then on; null while it is open. */
  opensAt: timestampSchema.nullable(),
  /** Why it is closed, when that is against its calendar. */
  closedBy: closureCauseSchema.nullable(),
  /** When the desk closes, as it said last; null while it is closed, and when that is not known. */
  closing: closingTimeSchema.nullable(),
  /** When the desk is open in the coming days, as it said last; null when it never did. */
  hours: deskHoursSchema.nullable(),
  /** Whether who walks in now may not be helped today; null when he is. */
  today: todaySchema.nullable(),
  /** How the organisation weighs, as last heard from the desk; else the usual matrix. */
  priorityMatrix: priorityMatrixSchema,
  /** Why no device can be read here, or null. */
  readerFault: faultSchema.nullable(),
  ports: z.strictObject({
    /** What the port is for at which something stands that is not read; null when nothing does. */
    closed: portUseSchema.exclude(['read']).nullable(),
    /** Whether there is a port at which devices are read. */
    readsAnywhere: z.boolean(),
  }),
  printerReady: z.boolean(),
  /** What the kiosk does for the counter just now; a visitor who begins ends it. */
  counterWork: z.enum(['waiting-for-device', 'reading']).nullable(),
  /** What is broken for many and known; the last that the desk told while it is away. */
  disturbances: z.array(shownDisturbanceSchema).max(mostShown),
  /** What this kiosk can explain by itself; texts come by `instruction.get`. */
  instructions: z.array(instructionOfferSchema).max(mostAtKiosk),
  idle: kioskConfigSchema.shape.idle,
  /** Whether an acceptance test takes results now, as the desk last said. */
  testing: z.boolean(),
  /** Unfinished visits that a resume code opens; says nothing about whose. */
  resumable: z.int().min(0),
  /** Null while it works as any other. */
  enrolment: enrolmentViewSchema.nullable(),
  /** What an admin has it say while it is locked; null when it is not. */
  lockMessage: z.string().max(200).nullable(),
});
export type KioskState = z.infer<typeof kioskStateSchema>;

/** What the visitor takes away. */
export const receiptSchema = z.strictObject({
  visitId: uuidSchema,
  visitCode: visitCodeSchema,
  /** True when the desk has the ticket; false when the kiosk gave its own number and sends it later. */
  confirmedByDesk: z.boolean(),
  /** Null when the desk has not answered yet. */
  peopleAhead: z.int().min(0).nullable(),
  wait: waitRangeSchema.nullable(),
  /** For who comes while the desk is closed, or is unlikely to be helped today: his wait is from then on. */
  opensAt: timestampSchema.nullable().default(null),
  /** Whether he may not be helped before the desk closes. */
  today: todaySchema.nullable().default(null),
  /** The time of the appointment for which he came. */
  appointmentAt: timestampSchema.nullable().default(null),
  /** Of whom nobody is at work who knows most about what he comes for. */
  away: awaySchema.nullable().default(null),
  /** An appointment of his at another site, which stands. */
  elsewhere: elsewhereSchema.optional(),
  /** Words stand in the catalogue as `next-step.<code>`. */
  nextStep: z.enum([
    'technician-calls-you',
    'device-operations-calls-you',
    'looked-at-when-handed-over',
    'answer-at-counter',
    'complaint-read-today',
    'authorisation-checked-at-counter',
    'number-valid-desk-follows',
    'added-to-your-report',
    'thanks-it-works',
    'answered-here',
    'come-back-when-open',
    'come-back-with-badge',
    'hand-in-when-open',
  ]),
  /** Until when a complaint is answered. */
  replyBy: timestampSchema.nullable().default(null),
  /** Absolute address of the status page, or null while the desk has not answered. */
  statusUrl: z.url().max(300).nullable(),
  /** The same as an SVG document made by us. */
  statusQrSvg: z.string().max(40_000).nullable(),
  printer: z.enum(['not-configured', 'printed', 'failed']),
});
export type Receipt = z.infer<typeof receiptSchema>;

/** An instruction that a visitor takes along. */
export const takenInstructionSchema = z.strictObject({
  /** The address of its page as an SVG document made by us. */
  qrSvg: z.string().max(40_000),
  printer: receiptSchema.shape.printer,
});
export type TakenInstruction = z.infer<typeof takenInstructionSchema>;

/** All that a screen may ask of the kiosk core, and all that the core tells a screen. */
export const kioskContract = {
  calls: {
    'kiosk.state': { input: z.strictObject({}), output: kioskStateSchema },
    /** What the window has, for the self-test. */
    'kiosk.screen': { input: screenFactsSchema, output: z.strictObject({}) },
    'visit.begin': {
      input: z.strictObject({ by: z.enum(['touch', 'plug', 'badge']), locale: localeSchema }),
      output: visitDraftSchema,
    },
    /** Appends one answer; the reply comes after it is durable. */
    'visit.answer': {
      input: z.strictObject({ visitId: uuidSchema, step: visitorStepSchema }),
      output: visitDraftSchema,
    },
    /** `outcome` is `unverified` when the desk could not be asked, `unknown` when it does not know the number. */
    'visit.identify': {
      input: z.strictObject({ visitId: uuidSchema, identification: identificationSchema }),
      output: z.strictObject({
        outcome: z.enum(['identified', 'unverified', 'unknown']),
        draft: visitDraftSchema,
      }),
    },
    /** The earlier tickets that the visitor may mean, newest first; none also when the desk did not say in time. */
    'visit.earlier': {
      input: z.strictObject({ visitId: uuidSchema }),
      output: z.strictObject({ offers: z.array(earlierVisitSchema).max(mostOffers) }),
    },
    /** What went out with the device that is brought back; null also when the desk did not say in time. */
    'visit.device-out': {
      input: z.strictObject({ visitId: uuidSchema }),
      output: z.strictObject({ found: deviceOutSchema.nullable() }),
    },
    /** A photo of the problem, JPEG at most 2 MB, as base64; stored at once and sent later. */
    'visit.attach-photo': {
      input: z.strictObject({
        visitId: uuidSchema,
        jpegBase64: z.base64().max(2_800_000),
      }),
      output: z.strictObject({ photoHash: contentHashSchema }),
    },
    /** Ends the visit with a number, with or without the desk. */
    'visit.submit': {
      input: z.strictObject({
        visitId: uuidSchema,
        /** Those of which whoever stands here said that he has them too. */
        disturbances: z.array(uuidSchema).max(mostShown).optional(),
      }),
      output: receiptSchema,
    },
    /** What a visitor takes away as it stands now: the desk may have answered since he got his number. */
    'visit.receipt': {
      input: z.strictObject({ visitId: uuidSchema }),
      output: receiptSchema.omit({ printer: true }),
    },
    /** Start over or goodbye: what was not submitted is erased. */
    'visit.drop': {
      input: z.strictObject({
        visitId: uuidSchema,
        /** `left` keeps it for its resume code until policy erases it; `start-over` erases now. */
        because: z.enum(['start-over', 'left']),
      }),
      output: z.strictObject({}),
    },
    'visit.resume': {
      input: z.strictObject({ resumeCode: resumeCodeSchema }),
      output: visitDraftSchema,
    },
    'device.list': {
      input: z.strictObject({}),
      output: z.array(deviceSummarySchema).max(64),
    },
    /** Reads a device for a visit that decided `read`; progress comes as events, the end as the reply. */
    'device.read': {
      input: z.strictObject({ visitId: uuidSchema, deviceId: deviceIdSchema }),
      output: z.strictObject({ readout: readoutSchema, draft: visitDraftSchema }),
    },
    'device.stop-reading': {
      input: z.strictObject({ visitId: uuidSchema }),
      output: z.strictObject({}),
    },
    /** Whoever stands here has it too; counted once the desk hears of it. */
    'disturbance.me-too': {
      input: z.strictObject({ disturbanceId: uuidSchema }),
      output: z.strictObject({}),
    },
    /** All texts of one instruction that is on offer. */
    'instruction.get': {
      input: z.strictObject({ instructionId: uuidSchema }),
      output: kioskInstructionSchema,
    },
    /** The photo of a step: JPEG at most 2 MB, as base64. */
    'instruction.photo': {
      input: z.strictObject({ hash: contentHashSchema }),
      output: z.strictObject({ jpegBase64: z.base64().max(2_800_000) }),
    },
    /** What the visitor says of a step that he reads here; the reply comes after it is durable. */
    'instruction.answer': {
      input: toldStepSchema.omit({ answerId: true, saidAt: true }).extend({ visitId: uuidSchema }),
      output: z.strictObject({}),
    },
    /** What the visitor reads, to take along: as a code to scan, and as a slip where there is a printer. */
    'instruction.take': {
      input: readAtKioskSchema.extend({ visitId: uuidSchema }),
      output: takenInstructionSchema,
    },
    /** Reads a label in place of a device that has no cable: decision and readout in one. */
    'label.read': {
      input: z.strictObject({
        visitId: uuidSchema,
        labels: z.array(labelEntrySchema).min(1).max(mostLabelEntries),
      }),
      output: z.strictObject({ readout: readoutSchema, draft: visitDraftSchema }),
    },
    ...kioskTestCalls,
    ...kioskHandOutCalls,
    /** Prints the slip again. */
    'slip.print': {
      input: z.strictObject({ visitId: uuidSchema }),
      output: z.strictObject({}),
    },
  },
  events: {
    'kiosk.changed': kioskStateSchema,
    'device.attached': deviceSummarySchema,
    'device.detached': z.strictObject({ deviceId: deviceIdSchema }),
    'readout.fact': z.strictObject({ deviceId: deviceIdSchema, fact: factSchema }),
    'readout.finding': z.strictObject({ deviceId: deviceIdSchema, finding: findingSchema }),
    /** The visitor must do something on the device; null: no longer. */
    'readout.prompt': z.strictObject({
      deviceId: deviceIdSchema,
      prompt: devicePromptSchema.nullable(),
    }),
    /** The desk has a visit that got its number without it. Says nothing about whose. */
    'visit.delivered': z.strictObject({ visitId: uuidSchema }),
    /** Something is wrong at a port although no device shows it. */
    'port.trouble': troubledPortSchema,
    /** A badge on a reader that the core watches; keyboard-wedge readers are heard by the screen. */
    'badge.scanned': z.strictObject({ badgeNumber: badgeNumberSchema }),
  },
} as const satisfies Contract;
export type KioskContract = typeof kioskContract;
