import { z } from 'zod';
import { faultSchema } from '../../shared/base/fault.ts';
import { portPathSchema } from '../../shared/domain/port-policy.ts';

/**
 * The number that the bus gave to this very attachment (`devnum` in sysfs). A device may leave and come
 * back as another one between judgement and permission; its number is then another as well.
 */
const deviceNumberSchema = z.int().min(1).max(127);

/** All that the warden does for the reader. One request is one line of JSON. */
export const wardenRequestSchema = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('authorise'),
    port: portPathSchema,
    deviceNumber: deviceNumberSchema,
  }),
  z.strictObject({
    do: z.literal('authorise-interfaces'),
    port: portPathSchema,
    deviceNumber: deviceNumberSchema,
    interfaces: z.array(z.int().min(0).max(255)).min(1).max(32),
  }),
  z.strictObject({ do: z.literal('deauthorise'), port: portPathSchema }),
  /**
   * From now on the kernel's log comes over this connection, a record a line; with `after`, what the kernel
   * still has since the record of that number comes first.
   */
  z.strictObject({ do: z.literal('watch-log'), after: z.int().min(0).optional() }),
]);
export type WardenRequest = z.infer<typeof wardenRequestSchema>;

/** What the warden says; again a line each. */
export const wardenMessageSchema = z.union([
  z.strictObject({ ok: z.literal(true) }),
  z.strictObject({ ok: z.literal(false), fault: faultSchema }),
  z.strictObject({ record: z.string().max(8192) }),
]);
export type WardenMessage = z.infer<typeof wardenMessageSchema>;

/** Longer than any request can be; a connection that sends more is closed. */
export const longestLine = 4096;

/** Understands one line; null for anything that is not a request. */
export function parseWardenRequest(line: string): WardenRequest | null {
  if (line.length > longestLine) return null;
  try {
    const parsed = wardenRequestSchema.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : null;
  } catch {
    // Not JSON: not a request.
    return null;
  }
}
