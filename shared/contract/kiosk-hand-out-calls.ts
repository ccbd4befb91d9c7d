import { z } from 'zod';
import { faultSchema } from '../base/fault.ts';
import { contentHashSchema, uuidSchema } from '../base/identifier.ts';
import { accessorySchema, mostAccessories } from '../domain/accessory.ts';
import { readingLevelSchema } from '../domain/handover.ts';
import {
  handOutChoiceSchema,
  handOutConditionSchema,
  handOutDeviceSchema,
  handOutOffersSchema,
} from '../domain/hand-out.ts';
import { localeSchema } from '../domain/locale.ts';
import { deviceIdSchema } from '../domain/readout.ts';
import { daySchema } from '../domain/report-details.ts';
import { signatureSchema } from '../domain/signature.ts';

/** What somebody took along, as the kiosk shows it. */
const handedOutAtKioskSchema = z.strictObject({
  name: z.string().max(160),
  tag: z.string().max(40),
  dueOn: daySchema.nullable(),
  /** The address of the receipt as an SVG document made by us. */
  qrSvg: z.string().max(40_000),
  mailed: z.boolean(),
  printer: z.enum(['not-configured', 'printed', 'failed']),
});
export type HandedOutAtKiosk = Readonly<z.infer<typeof handedOutAtKioskSchema>>;

const ofVisit = z.strictObject({ visitId: uuidSchema });

/** Taking a device along at a kiosk; the desk decides each of these, so that none works without it. */
export const kioskHandOutCalls = {
  'hand-out.offers': { input: ofVisit, output: handOutOffersSchema },
  /**
   * Reads what was plugged in and asks the desk whether it is the one. What is refused comes as a value:
   * the screen says why and asks for another device.
   */
  'hand-out.read': {
    input: ofVisit.extend({ choice: handOutChoiceSchema, deviceId: deviceIdSchema }),
    output: z.discriminatedUnion('outcome', [
      z.strictObject({ outcome: z.literal('found'), device: handOutDeviceSchema }),
      z.strictObject({ outcome: z.literal('refused'), fault: faultSchema }),
    ]),
  },
  'hand-out.stop-reading': { input: ofVisit, output: z.strictObject({}) },
  /**
   * Signed once, however often it is asked; what was read last goes along, and a photo that was attached to
   * the visit.
   */
  'hand-out.sign': {
    input: ofVisit.extend({
      dueOn: daySchema.nullable(),
      condition: handOutConditionSchema,
      photoHash: contentHashSchema.nullable(),
      accessories: z.array(accessorySchema).max(mostAccessories),
      locale: localeSchema,
      terms: z.strictObject({ version: z.int().positive(), level: readingLevelSchema }),
      signature: signatureSchema,
      mail: z.boolean(),
    }),
    output: handedOutAtKioskSchema,
  },
  /** The receipt of what this visitor signed for here a moment ago. */
  'hand-out.receipt': {
    input: ofVisit.extend({ handoverId: uuidSchema }),
    output: handedOutAtKioskSchema,
  },
} as const;
