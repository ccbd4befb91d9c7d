import { z } from 'zod';

const minuteSchema = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/u);

/** When a kiosk may restart for an update, by its own clock on the wall; over midnight when it ends before it begins. */
export const maintenanceWindowSchema = z.strictObject({ from: minuteSchema, until: minuteSchema });
export type MaintenanceWindow = Readonly<z.infer<typeof maintenanceWindowSchema>>;

/** Outside of office hours. */
export const usualWindow: MaintenanceWindow = { from: '20:00', until: '06:00' };
