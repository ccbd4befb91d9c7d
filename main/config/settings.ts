import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { localeSchema } from '../../shared/domain/locale.ts';
import { assetTagPictureSchema } from '../../shared/domain/identifiers/asset-tag.ts';
import { maintenanceWindowSchema } from '../update/maintenance-window.ts';
import { layerSchema } from '../../shared/domain/readout.ts';

/** What an admin may set for one kiosk; every key has a default, an unknown key is an error. */
export const kioskSettingsSchema = z.strictObject({
  defaultLocale: localeSchema.default('nl'),
  /** Seconds; the ranges are those of the kiosk contract. */
  idle: z
    .strictObject({
      warnAfterSeconds: z.int().min(20).max(180).default(45),
      forgetAfterSeconds: z.int().min(20).max(120).default(20),
      goodbyeSeconds: z.int().min(5).max(300).default(30),
    })
    .prefault({}),
  /** How long an unfinished visit can be taken up by its code before it is erased. */
  resumeMinutes: z.int().min(1).max(120).default(15),
  /** How long visit id, code, ticket number and times of a delivered visit are kept. */
  keepDays: z.int().min(1).max(90).default(7),
  /** How long a visitor waits for the desk at most before the kiosk gives its own number. */
  deskBudgetMs: z.int().min(200).max(10_000).default(1500),
  /** How deep a device is read. */
  readUpTo: layerSchema.default('L2'),
  readDeadlineMs: z.int().min(1000).max(120_000).default(45_000),
  /** How the organisation's own asset tags look, for example `LT-######`; null knows none. */
  assetTagPicture: assetTagPictureSchema.nullable().default(null),
  /** The same for devices whose owner must unlock them and answer a question on them. */
  trustDeadlineMs: z.int().min(1000).max(120_000).default(110_000),
  /** A driverless printer (IPP Everywhere), for example `ipp://slip-printer.local/ipp/print`. */
  printerUri: z
    .url({ protocol: /^ipps?$/u })
    .max(200)
    .nullable()
    .default(null),
  /** How this kiosk is updated (docs/fleet/updates.md); null never updates it. */
  updates: z
    .strictObject({
      /** The root of update keys that came with the kiosk. */
      rootFile: z.string().min(1).max(400),
      /** When it may restart for an update, by its own clock. */
      window: maintenanceWindowSchema.prefault({ from: '20:00', until: '06:00' }),
    })
    .nullable()
    .default(null),
});
export type KioskSettings = Readonly<z.infer<typeof kioskSettingsSchema>>;

/** Settings from a JSON file, or the defaults when no file is named. */
export async function readSettings(file: string | null): Promise<Result<KioskSettings, Fault>> {
  if (file === null) return ok(kioskSettingsSchema.parse({}));
  let content: unknown;
  try {
    content = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    return err(fault('input/invalid', `Settings file cannot be read: ${String(error)}`));
  }
  const parsed = kioskSettingsSchema.safeParse(content);
  return parsed.success
    ? ok(parsed.data)
    : err(fault('input/invalid', `Settings file: ${z.prettifyError(parsed.error)}`));
}
