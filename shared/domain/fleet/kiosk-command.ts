import { z } from 'zod';
import { timestampSchema, uuidSchema } from '../../base/identifier.ts';
import { cleanText } from '../../base/untrusted-text.ts';

/** What an admin can have a kiosk do from afar. */
export const commandKindSchema = z.enum([
  'lock',
  'unlock',
  'drain',
  'restart',
  'self-test',
  'log-bundle',
  'update',
]);
export type CommandKind = z.infer<typeof commandKindSchema>;

/** `waiting` until the kiosk heard it; one that it did not hear in time has expired. */
export const commandStateSchema = z.enum(['waiting', 'taken', 'done', 'failed', 'expired']);
export type CommandState = z.infer<typeof commandStateSchema>;

/** Minutes that a kiosk may take to hear a command; whoever comes back after that is not surprised by it. */
export const commandMinutes = 60;

/** What a locked kiosk says to whoever stands before it. */
export const lockMessageSchema = z
  .string()
  .max(400)
  .transform((text) => cleanText(text, 200));

/** A command as the kiosk hears it. */
export const kioskCommandSchema = z.strictObject({
  commandId: uuidSchema,
  kind: commandKindSchema,
  message: z.string().max(200),
});
export type KioskCommand = z.infer<typeof kioskCommandSchema>;

/** A command as the console shows it. */
export const shownCommandSchema = z.strictObject({
  commandId: uuidSchema,
  kind: commandKindSchema,
  state: commandStateSchema,
  askedBy: z.string().max(120),
  askedAt: timestampSchema,
  endedAt: timestampSchema.nullable(),
  /** Why it failed, for whoever looks after kiosks; empty otherwise. */
  detail: z.string().max(300),
});
export type ShownCommand = z.infer<typeof shownCommandSchema>;
