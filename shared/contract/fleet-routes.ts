import { z } from 'zod';
import { timestampSchema, uuidSchema } from '../base/identifier.ts';
import { cleanText } from '../base/untrusted-text.ts';
import {
  enrolCodeSchema,
  enrolmentBegunSchema,
  enrolmentStateSchema,
} from '../domain/fleet/enrolment.ts';
import {
  concernSchema,
  healthHoursKept,
  heartbeatSchema,
  namedConfigSchema,
} from '../domain/fleet/heartbeat.ts';
import {
  commandKindSchema,
  kioskCommandSchema,
  lockMessageSchema,
  shownCommandSchema,
} from '../domain/fleet/kiosk-command.ts';
import { keyIdSchema, keyStateSchema, publicKeySchema } from '../domain/fleet/kiosk-key.ts';
import { daysJudged, portDaySchema } from '../domain/fleet/port-health.ts';
import { selfTestSchema } from '../domain/fleet/self-test.ts';
import type { RouteTable } from './route.ts';
import { versionReportSchema } from './update-routes.ts';

const cleaned = (longest: number) =>
  z
    .string()
    .max(400)
    .transform((text) => cleanText(text, longest));
const versionSchema = z.string().max(40);
const kioskParams = z.strictObject({ kioskId: uuidSchema });
const nothing = z.strictObject({});
/** More kiosks are not listed. */
export const mostKiosks = 500;
/** Lines of the audit trail of one kiosk that its page shows. */
export const mostKioskEvents = 100;
export const mostShownCommands = 30;
export const mostShownVersions = 5;

/** A kiosk in the list of the fleet. */
export const fleetKioskSchema = z.strictObject({
  kioskId: uuidSchema,
  name: z.string().max(80),
  siteId: uuidSchema,
  /** The counter that it belongs to; null for none. */
  counter: z.string().max(40).nullable(),
  /** `token`: it has not registered a key (yet). */
  key: z.enum(['token', ...keyStateSchema.options]),
  standing: z.enum(['never-heard', 'away', 'attention', 'fine']),
  concerns: z.array(concernSchema).max(concernSchema.options.length),
  lastHeardAt: timestampSchema.nullable(),
  version: versionSchema.nullable(),
});
export type FleetKiosk = z.infer<typeof fleetKioskSchema>;

/** One line of who did what to a kiosk; words stand in the catalogue as `fleet:event.<kind>`. */
export const kioskEventSchema = z.strictObject({
  at: timestampSchema,
  actor: z.string().max(160),
  kind: z.enum([
    'enrolled',
    'joined',
    'retired',
    'stolen',
    'gone',
    'command-asked',
    'command-done',
    'command-failed',
    'profile-given',
  ]),
  detail: z.string().max(300),
});
export type KioskEvent = z.infer<typeof kioskEventSchema>;

/** An hour of a kiosk's life. */
export const healthHourSchema = z.strictObject({
  hour: timestampSchema,
  beats: z.int().min(0),
  readerFaults: z.int().min(0),
  leastDiskBytes: z.int().min(0).nullable(),
  mostMemoryBytes: z.int().min(0),
  longestOutbox: z.int().min(0),
  worstSkewMs: z.int().min(0),
});
export type HealthHour = z.infer<typeof healthHourSchema>;

export const kioskDetailSchema = fleetKioskSchema.extend({
  keyId: keyIdSchema.nullable(),
  enrolledAt: timestampSchema.nullable(),
  enrolledBy: z.string().max(160).nullable(),
  beat: heartbeatSchema.nullable(),
  selfTest: selfTestSchema.nullable(),
  hours: z.array(healthHourSchema).max(healthHoursKept),
  commands: z.array(shownCommandSchema).max(mostShownCommands),
  events: z.array(kioskEventSchema).max(mostKioskEvents),
  /** What it said of its versions, the newest first. */
  versions: z.array(versionReportSchema).max(mostShownVersions),
});
export type KioskDetail = z.infer<typeof kioskDetailSchema>;

/** The part of the desk contract about the fleet: how a kiosk comes, is, is told and goes (ADR 34). */
export const fleetRoutes = {
  'enrolment.begin': {
    method: 'POST',
    path: '/v1/enrolments',
    access: 'public',
    summary:
      'A kiosk that belongs to nobody asks for a code; the key is the one that it will sign with.',
    body: z.strictObject({ publicKey: publicKeySchema, version: versionSchema }),
    response: enrolmentBegunSchema,
  },
  'enrolment.state': {
    method: 'GET',
    path: '/v1/enrolments/:pollToken',
    access: 'public',
    summary: 'Whether an admin has typed the code.',
    params: z.strictObject({ pollToken: enrolmentBegunSchema.shape.pollToken }),
    response: enrolmentStateSchema,
  },
  'enrolment.approve': {
    method: 'POST',
    path: '/v1/enrolments/approve',
    access: 'admin',
    summary:
      'Type the code of a kiosk and say what it is called and where it stands. A code works once.',
    body: z.strictObject({
      code: enrolCodeSchema,
      name: cleaned(80).pipe(z.string().min(1)),
      siteId: uuidSchema,
      counter: z.string().trim().min(1).max(40).nullable(),
    }),
    response: fleetKioskSchema,
  },
  'kiosk.register-key': {
    method: 'POST',
    path: '/v1/kiosks/key',
    access: 'kiosk',
    summary:
      'Swaps the ticket of a join file for the key of the kiosk; the ticket is worth nothing afterwards.',
    body: z.strictObject({ publicKey: publicKeySchema }),
    response: z.strictObject({ kioskId: uuidSchema }),
  },
  'kiosk.heartbeat': {
    method: 'POST',
    path: '/v1/kiosks/heartbeat',
    access: 'kiosk',
    summary: 'How the kiosk is, each half minute; the reply holds what it has to do.',
    body: z.strictObject({ beat: heartbeatSchema, selfTest: selfTestSchema.nullable() }),
    response: z.strictObject({
      commands: z.array(kioskCommandSchema).max(mostShownCommands),
      /** What it should run, for a kiosk that says what it runs; null while nothing is published. */
      configuration: namedConfigSchema.nullable().optional(),
    }),
  },
  'kiosk.command-ended': {
    method: 'PUT',
    path: '/v1/kiosks/commands/:commandId',
    access: 'kiosk',
    summary: 'How a command ended; the first answer stands.',
    params: z.strictObject({ commandId: uuidSchema }),
    body: z.strictObject({
      outcome: z.enum(['done', 'failed']),
      detail: cleaned(300),
      /** The bundle of `log-bundle`; else absent. */
      bundle: z.string().max(500_000).optional(),
    }),
    response: nothing,
  },
  'kiosk.gone': {
    method: 'POST',
    path: '/v1/kiosks/gone',
    access: 'kiosk',
    summary:
      'A retired kiosk has delivered everything and forgets its key; nothing more is believed of it.',
    response: nothing,
  },
  'fleet.list': {
    method: 'GET',
    path: '/v1/fleet',
    access: 'lead',
    summary: 'All kiosks by name, with how they stand.',
    response: z.strictObject({ kiosks: z.array(fleetKioskSchema).max(mostKiosks) }),
  },
  'fleet.get': {
    method: 'GET',
    path: '/v1/fleet/:kioskId',
    access: 'lead',
    summary: 'One kiosk: health, self-test, commands and who did what.',
    params: kioskParams,
    response: kioskDetailSchema,
  },
  'fleet.revoke': {
    method: 'POST',
    path: '/v1/fleet/:kioskId/revoke',
    access: 'admin',
    summary:
      '`retired`: delivers what it holds, then goes. `stolen`: refused at once, and wipes its store when it hears so.',
    params: kioskParams,
    body: z.strictObject({ because: z.enum(['retired', 'stolen']) }),
    response: kioskDetailSchema,
  },
  'fleet.command': {
    method: 'POST',
    path: '/v1/fleet/:kioskId/commands',
    access: 'admin',
    summary: 'Have a kiosk do something; it hears it within half a minute.',
    params: kioskParams,
    body: z.strictObject({ kind: commandKindSchema, message: lockMessageSchema }),
    response: kioskDetailSchema,
  },
  'fleet.ports': {
    method: 'GET',
    path: '/v1/fleet/:kioskId/ports',
    access: 'lead',
    summary:
      'What was plugged in at each port of a kiosk in the last seven days, and which is suspect.',
    params: kioskParams,
    response: z.strictObject({
      ports: z
        .array(
          z.strictObject({
            port: portDaySchema.shape.port,
            /** Most plugs give no data, and elsewhere it is better. */
            suspect: z.boolean(),
            days: z.array(portDaySchema).max(daysJudged + 1),
          }),
        )
        .max(64),
    }),
  },
  'fleet.log-bundle': {
    method: 'GET',
    path: '/v1/fleet/:kioskId/commands/:commandId/bundle',
    access: 'admin',
    summary: 'The log lines that a kiosk sent; codes and times, nothing of a visitor.',
    params: kioskParams.extend({ commandId: uuidSchema }),
    response: z.strictObject({ bundle: z.string().max(500_000).nullable() }),
  },
} as const satisfies RouteTable;
