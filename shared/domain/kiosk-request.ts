import { z } from 'zod';
import { faultSchema } from '../base/fault.ts';
import { timestampSchema, uuidSchema } from '../base/identifier.ts';
import { deviceIdSchema, deviceSummarySchema } from './readout.ts';

/** What the counter can ask of a kiosk (ADR 13). */
export const kioskRequestKindSchema = z.enum(['read-again', 'release-device']);
export type KioskRequestKind = z.infer<typeof kioskRequestKindSchema>;

/**
 * The life of a request: waiting → taken → done or failed. `expired` is never stored: it is what an
 * open request is once its time is over.
 */
export const kioskRequestStateSchema = z.enum([
  'waiting',
  'taken',
  'done',
  'failed',
  'expired',
  'withdrawn',
]);
export type KioskRequestState = z.infer<typeof kioskRequestStateSchema>;

/** How far the kiosk is. `needs-hand`: the device itself asks something, such as to be unlocked. */
export const kioskProgressSchema = z.enum([
  'started',
  'waiting-for-device',
  'reading',
  'needs-hand',
]);
export type KioskProgress = z.infer<typeof kioskProgressSchema>;

/** A request as the technician's card shows it. */
export const kioskRequestSchema = z.strictObject({
  requestId: uuidSchema,
  kioskId: uuidSchema,
  kioskName: z.string().max(80),
  kind: kioskRequestKindSchema,
  state: kioskRequestStateSchema,
  /** Null until the kiosk has taken it. */
  progress: kioskProgressSchema.nullable(),
  /** Why it failed. */
  faultCode: faultSchema.shape.code.nullable(),
  askedBy: z.string().max(120),
  askedAt: timestampSchema,
  expiresAt: timestampSchema,
});
export type KioskRequest = z.infer<typeof kioskRequestSchema>;

/** The device of a ticket, by which a kiosk finds it among several. */
export const wantedDeviceSchema = z.strictObject({
  vendorId: z.int().min(0).max(0xffff),
  productId: z.int().min(0).max(0xffff),
  serial: z.string().max(200).nullable(),
});
export type WantedDevice = z.infer<typeof wantedDeviceSchema>;

/** A request as its kiosk gets it. Time is what is left, since the clocks of two machines differ. */
export const kioskTaskSchema = z.strictObject({
  requestId: uuidSchema,
  leftMs: z.int().min(0),
  work: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('read-again'), device: wantedDeviceSchema.nullable() }),
    z.strictObject({ kind: z.literal('release-device'), deviceId: deviceIdSchema }),
  ]),
});
export type KioskTask = z.infer<typeof kioskTaskSchema>;

/** Why the policy keeps a device outside (docs/devices/jail.md). */
export const heldReasonSchema = z.enum([
  'keyboard',
  'nothing-allowed',
  'storage-with-keyboard',
  'changed-identity',
  'descriptors-unreadable',
  'descriptors-lie',
]);
export type HeldReason = z.infer<typeof heldReasonSchema>;

/** A list of held devices carries the newest so many; a kiosk has fewer ports. */
export const mostHeld = 16;

/** A device that a kiosk holds in its jail. */
export const heldDeviceSchema = z.strictObject({
  device: deviceSummarySchema,
  because: heldReasonSchema,
  /** Whether a technician may let it in. */
  releasable: z.boolean(),
});
export type HeldDevice = z.infer<typeof heldDeviceSchema>;

/** What can happen to a request. */
export type KioskRequestStep =
  | { readonly type: 'progressed' }
  | { readonly type: 'done' }
  | { readonly type: 'failed' }
  | { readonly type: 'withdrawn' };

/** Whether somebody still works on it or may begin to. */
export function isOpen(state: KioskRequestState): boolean {
  return state === 'waiting' || state === 'taken';
}

/**
 * What a request becomes, or null when it is over and stays what it is. A reading that comes after
 * its time is still a reading, so `done` is the one step that an expired request takes.
 */
export function afterStep(
  state: KioskRequestState,
  step: KioskRequestStep,
): KioskRequestState | null {
  if (step.type === 'done') return isOpen(state) || state === 'expired' ? 'done' : null;
  if (!isOpen(state)) return null;
  return step.type === 'progressed' ? 'taken' : step.type;
}

/** The state at a moment: an open request whose time is over has expired. */
export function stateAt(
  stored: { readonly state: KioskRequestState; readonly expiresAt: string },
  nowMs: number,
): KioskRequestState {
  return isOpen(stored.state) && Date.parse(stored.expiresAt) <= nowMs ? 'expired' : stored.state;
}
