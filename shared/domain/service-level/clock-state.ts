import { z } from 'zod';

/** `met` stopped in time, `breached` is past its due moment, `cancelled` judges nobody. */
export const clockStateSchema = z.enum(['running', 'paused', 'met', 'breached', 'cancelled']);
export type ClockState = z.infer<typeof clockStateSchema>;
