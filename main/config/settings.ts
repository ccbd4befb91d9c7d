import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { localeSchema } from '../../shared/domain/locale.ts';
import {
  type KioskConfig,
  kioskConfigSchema,
  usualConfig,
} from '../../shared/domain/kiosk-config.ts';
import { maintenanceWindowSchema, usualWindow } from '../../shared/domain/maintenance-window.ts';

const { shape } = kioskConfigSchema;

/**
 * What the machine itself is told; every key has a default, an unknown key is an error. What a desk
 * may decide as well is so until the desk says otherwise (docs/fleet/configuration.md).
 */
export const kioskSettingsSchema = z.strictObject({
  defaultLocale: localeSchema.default('nl'),
  idle: shape.idle,
  resumeMinutes: shape.resumeMinutes,
  keepDays: shape.keepDays,
  deskBudgetMs: shape.deskBudgetMs,
  readUpTo: shape.readUpTo,
  readDeadlineMs: shape.readDeadlineMs,
  trustDeadlineMs: shape.trustDeadlineMs,
  assetTagPicture: shape.assetTagPicture,
  /** The printer of this machine; it goes before one that the desk names. */
  printerUri: shape.printerUri,
  /** How this kiosk is updated (docs/fleet/updates.md); null never updates it. */
  updates: z
    .strictObject({
      /** The root of update keys that came with the kiosk. */
      rootFile: z.string().min(1).max(400),
      /** When it may restart for an update, by its own clock. */
      window: maintenanceWindowSchema.prefault(usualWindow),
    })
    .nullable()
    .default(null),
});
export type KioskSettings = Readonly<z.infer<typeof kioskSettingsSchema>>;

/** How a kiosk is that has nothing but its own settings. */
export function ownConfig({ defaultLocale, updates, ...settings }: KioskSettings): KioskConfig {
  const others = localeSchema.options.filter((locale) => locale !== defaultLocale);
  return {
    ...usualConfig,
    ...settings,
    languages: [defaultLocale, ...others],
    maintenanceWindow: updates?.window ?? usualConfig.maintenanceWindow,
  };
}

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
