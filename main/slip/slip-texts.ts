import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInstance } from 'i18next';
import { z } from 'zod';
import { type Locale, localeSchema } from '../../shared/domain/locale.ts';

/** Words of the slip in every language. */
export type SlipTexts = (
  locale: Locale,
  key: string,
  params?: Readonly<Record<string, string | number>>,
) => string;

/** Reads `<assets>/locales/<language>/slip.json`; a missing or broken catalogue is a bug and throws. */
export async function loadSlipTexts(assetsFolder: string): Promise<SlipTexts> {
  const catalogue = z.record(z.string(), z.unknown());
  const resources: Record<string, { slip: Record<string, unknown> }> = {};
  for (const locale of localeSchema.options) {
    const file = join(assetsFolder, 'locales', locale, 'slip.json');
    resources[locale] = { slip: catalogue.parse(JSON.parse(await readFile(file, 'utf8'))) };
  }
  const texts = createInstance();
  await texts.init({
    resources,
    ns: ['slip'],
    defaultNS: 'slip',
    lng: 'nl',
    fallbackLng: false,
    // A PDF has no markup, so nothing needs to be escaped.
    interpolation: { escapeValue: false },
  });
  return (locale, key, params = {}) => texts.t(key, { ...params, lng: locale });
}
