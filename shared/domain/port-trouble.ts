import { z } from 'zod';

/** What goes wrong at a port although no device appears, or although one keeps going and coming. */
export const portTroubleSchema = z.enum([
  /** The port noticed something, and no device came within two seconds. */
  'no-answer',
  /** The system tried and gave up. */
  'not-recognised',
  'cable-suspected',
  'too-little-power',
  'over-current',
  /** Something is in a USB-C connector, and no USB device came of it within three seconds. */
  'power-only',
  /** Three or more times plugged in within ten seconds. */
  'loose',
]);
export type PortTrouble = z.infer<typeof portTroubleSchema>;

/** One trouble at one port of the bus. */
export const troubledPortSchema = z.strictObject({
  /** As `portPath` of a device. */
  portPath: z.string().max(40),
  trouble: portTroubleSchema,
});
export type TroubledPort = z.infer<typeof troubledPortSchema>;
