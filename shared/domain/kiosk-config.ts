import { z } from 'zod';
import { assetTagPictureSchema } from './identifiers/asset-tag.ts';
import { localeSchema } from './locale.ts';
import { maintenanceWindowSchema, usualWindow } from './maintenance-window.ts';
import { portPolicySchema } from './port-policy.ts';
import { layerSchema } from './readout.ts';
import { updateRingSchema } from './release/update-ring.ts';
import {
  type Category,
  categoriesFor,
  errandSchema,
  furtherProblems,
  reportTypeSchema,
} from './report-type.ts';

/** A list whose order is what the visitor sees, in which nothing stands twice. */
function ordered<T extends string>(options: readonly T[], most = options.length) {
  return z
    .array(z.enum(options))
    .min(1)
    .max(most)
    .refine((list) => new Set(list).size === list.length, { error: 'Nothing may stand twice' });
}

/** Tiles of one kind of report; whoever finds nothing that fits still comes through. */
function tiles(usual: readonly Category[], further: readonly Category[] = []) {
  // More than seven would have to be scrolled.
  const options = [...new Set([...usual, ...further])];
  return ordered(options, 7)
    .refine((list) => !usual.includes('something-else') || list.includes('something-else'), {
      error: 'Something else must be there',
    })
    .default([...usual]);
}

/** One line in both languages; an empty one leaves the words that come with Balie. */
function words(longest: number) {
  // Control, format and line characters would break the line on the screen.
  const line = z
    .string()
    .max(longest)
    .regex(/^[^\p{C}\p{Zl}\p{Zp}]*$/u)
    .default('');
  return z.strictObject({ nl: line, en: line }).prefault({});
}

/** The kinds of report behind the door "question"; a fault has a door of its own. */
export const askedTypes = reportTypeSchema.exclude(['incident']);

/** What visitors see of a configuration. */
export const shownConfigSchema = z.strictObject({
  texts: z
    .strictObject({
      /** The heading of the first screen. */
      greeting: words(60),
      /** The line under it. */
      opening: words(140),
    })
    .prefault({}),
  /** Offered to visitors; the first is the one that a new visitor finds. */
  languages: ordered(localeSchema.options).default(['nl', 'en']),
  /** The doors of the first screen. */
  errands: ordered(errandSchema.options).default([...errandSchema.options]),
  reportTypes: ordered(askedTypes.options).default([...askedTypes.options]),
  categories: z
    .strictObject({
      incident: tiles(categoriesFor.incident, furtherProblems),
      information: tiles(categoriesFor.information),
      change: tiles(categoriesFor.change),
      authorisation: tiles(categoriesFor.authorisation),
      complaint: tiles(categoriesFor.complaint),
      handover: tiles(categoriesFor.handover),
    })
    .prefault({}),
});
export type ShownConfig = z.infer<typeof shownConfigSchema>;

/**
 * All that an organisation may decide of its kiosks (docs/fleet/configuration.md). Every field has a
 * default, which is how a kiosk is that nobody configured; an unknown field is an error.
 */
export const kioskConfigSchema = z.strictObject({
  ...shownConfigSchema.shape,
  /** Seconds. Twenty at least to say that one is still there (WCAG 2.2.1). */
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
  /** The same for devices whose owner must unlock them and answer a question on them. */
  trustDeadlineMs: z.int().min(1000).max(120_000).default(110_000),
  /** How the organisation's own asset tags look, for example `LT-######`; null knows none. */
  assetTagPicture: assetTagPictureSchema.nullable().default(null),
  /** A driverless printer (IPP Everywhere), for example `ipp://slip-printer.local/ipp/print`. */
  printerUri: z
    .url({ protocol: /^ipps?$/u })
    .max(200)
    .nullable()
    .default(null),
  /** Where devices are read, and where they only charge or nothing is done with them. */
  ports: portPolicySchema.prefault({}),
  maintenanceWindow: maintenanceWindowSchema.prefault(usualWindow),
  /** Read by the desk, which says what each kiosk installs. */
  updateRing: updateRingSchema.default('usual'),
});
export type KioskConfig = z.infer<typeof kioskConfigSchema>;

/** The profile of every kiosk that was given no other one. */
export const firstProfileId = '01936f00-0000-7000-8000-0000000000c0';

/** How a kiosk is that nobody configured. */
export const usualConfig: KioskConfig = kioskConfigSchema.parse({});

/**
 * What a configuration says to a kiosk beyond the usual. Only that is sent: a kiosk of before a field was thought
 * of would refuse its name, and needs not hear of it while it says nothing; nor ever of what the desk alone reads.
 */
export function saidBeyondUsual({
  updateRing: _ofDesk,
  ...config
}: KioskConfig): Readonly<Record<string, unknown>> {
  const usual = new Map<string, unknown>(Object.entries(usualConfig));
  return Object.fromEntries(
    Object.entries(config).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(usual.get(name)),
    ),
  );
}
