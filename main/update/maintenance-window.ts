import { z } from 'zod';

const minuteSchema = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/u);

/** When a kiosk may restart for an update, by its own clock on the wall; over midnight when it ends before it begins. */
export const maintenanceWindowSchema = z.strictObject({ from: minuteSchema, until: minuteSchema });
export type MaintenanceWindow = Readonly<z.infer<typeof maintenanceWindowSchema>>;

/** Whether a moment of the day, `HH:MM`, lies in the window. One that begins as it ends is never open. */
export function isWithin({ from, until }: MaintenanceWindow, time: string): boolean {
  return from <= until ? from <= time && time < until : time >= from || time < until;
}

/** The time on this machine's wall, `HH:MM`. */
export function wallTime(nowMs: number): string {
  const now = new Date(nowMs);
  return [now.getHours(), now.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
}
