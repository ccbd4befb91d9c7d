import { expect, it } from 'vitest';
import { localeSchema } from '../../../shared/domain/locale.ts';
import { deviceKindSchema, type DeviceSummary } from '../../../shared/domain/readout.ts';
import { createI18nInParts } from '../../i18n/create-i18n.ts';
import { createWordParts } from '../../i18n/word-parts.ts';
import { kioskWords } from '../catalogues.ts';
import { consentGroup } from './consent-words.ts';

const apple = 0x05ac;

function device(kind: DeviceSummary['kind'], vendorId = 0x18d1): DeviceSummary {
  return {
    ...{ deviceId: '1-2', portPath: '1-2', vendorId, productId: 1, kind },
    ...{ vendorName: null, productName: null, simulated: false },
  };
}

it.each(localeSchema.options)(
  'says of every kind what is read and what never, in %s',
  async (locale) => {
    const i18n = createI18nInParts(await kioskWords[locale](), locale, createWordParts(kioskWords));
    const missing = deviceKindSchema.options.flatMap((kind) =>
      [device(kind), device(kind, apple)].flatMap((one) =>
        ['read', 'never']
          .map((part) => `kiosk:device-consent.about.${consentGroup(one)}.${part}`)
          .filter((key) => !i18n.exists(key)),
      ),
    );

    expect(missing).toEqual([]);
  },
);

it('promises an iPhone’s reading to phones and tablets of Apple only', () => {
  expect(consentGroup(device('phone', apple))).toBe('apple');
  expect(consentGroup(device('tablet', apple))).toBe('apple');
  expect(consentGroup(device('keyboard', apple))).toBe('keyboard');
  expect(consentGroup(device('phone'))).toBe('android');
});
