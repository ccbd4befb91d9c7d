import { z } from 'zod';
import { faultSchema } from '../../shared/base/fault.ts';

/** A device's name in sysfs: bus, port, and ports of at most five hubs (USB 2.0 section 4.1.1). Never a root hub. */
export const portPathSchema = z
  .string()
  .regex(/^[1-9]\d{0,2}-[1-9]\d{0,2}(?:\.[1-9]\d{0,2}){0,5}$/u);

/** All that the helper does for the reader. One request is one line of JSON. */
export const helperRequestSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('authorise'), port: portPathSchema }),
  z.strictObject({
    do: z.literal('authorise-interfaces'),
    port: portPathSchema,
    interfaces: z.array(z.int().min(0).max(255)).min(1).max(32),
  }),
  z.strictObject({ do: z.literal('deauthorise'), port: portPathSchema }),
  /** From now on the kernel's log comes over this connection, a record a line. */
  z.strictObject({ do: z.literal('watch-log') }),
]);
export type HelperRequest = z.infer<typeof helperRequestSchema>;

/** What the helper says; again a line each. */
export const helperMessageSchema = z.union([
  z.strictObject({ ok: z.literal(true) }),
  z.strictObject({ ok: z.literal(false), fault: faultSchema }),
  z.strictObject({ record: z.string().max(8192) }),
]);
export type HelperMessage = z.infer<typeof helperMessageSchema>;

/** Longer than any request can be; a connection that sends more is closed. */
export const longestLine = 4096;

/** Understands one line; null for anything that is not a request. */
export function parseHelperRequest(line: string): HelperRequest | null {
  if (line.length > longestLine) return null;
  try {
    const parsed = helperRequestSchema.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : null;
  } catch {
    // Not JSON: not a request.
    return null;
  }
}
