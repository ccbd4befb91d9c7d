import { z } from 'zod';
import { localeSchema } from '../../../shared/domain/locale.ts';

/** What a technician chose on this browser. Nothing here is secret or personal. */
export const settingsSchema = z.object({
  locale: localeSchema.catch('nl'),
  theme: z.enum(['system', 'light', 'dark', 'contrast']).catch('system'),
  /** Single-key shortcuts (WCAG 2.1.4). */
  keys: z.boolean().catch(true),
  /** Whether a screen reader is told who comes into the queue. */
  saysNewcomers: z.boolean().catch(true),
  /** The counter of last time, offered first. */
  counter: z.string().max(40).nullable().catch(null),
  /** Leads and admins may work at no counter: then nobody is called by them. */
  withoutCounter: z.boolean().catch(false),
  /** The id of the site of last time; null: the first. */
  site: z.string().max(40).nullable().catch(null),
  /** Whose visitors the list shows: `here`, `all`, or the id of a site. */
  seenSite: z.string().max(40).catch('here'),
  /** The id of the kiosk that was last asked to read. */
  kiosk: z.string().max(40).nullable().catch(null),
});
export type Settings = Readonly<z.infer<typeof settingsSchema>>;

/** The part of Storage that we use. */
export interface SettingsStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

const storageKey = 'balie.console.settings';

/** What was stored, or the defaults for all that is absent or damaged. */
export function parseSettings(text: string | null): Settings {
  let stored: unknown = {};
  try {
    stored = JSON.parse(text ?? '{}');
  } catch {
    // Somebody or something damaged it: the defaults are as good as on a new machine.
  }
  const parsed = settingsSchema.safeParse(stored);
  return parsed.success ? parsed.data : settingsSchema.parse({});
}

export function readSettings(storage: SettingsStorage): Settings {
  return parseSettings(storage.getItem(storageKey));
}

export function writeSettings(storage: SettingsStorage, settings: Settings): void {
  storage.setItem(storageKey, JSON.stringify(settings));
}

/** The value of `data-theme` on the root element. */
export function themeAttribute(theme: Settings['theme'], systemDark: boolean): string {
  if (theme === 'system') return systemDark ? 'dark' : 'light';
  return theme;
}
