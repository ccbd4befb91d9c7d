import type { ReaderPack } from '../../shared/domain/reader-pack.ts';
import { appleNames } from '../apple/product-names.ts';

const appleReleases = { source: 'apple-releases' } as const;
const appleModels = { source: 'apple-models' } as const;
const androidBulletins = { source: 'android-bulletins' } as const;

const byApple = { seen: '2026-06', confidence: 'reported' } as const;

/** The newest main version of the table: models that go on run it, and may run later ones. */
const newest = 26;

/** The pack that comes with the program. It holds until one with a higher number came (ADR 44). */
export const builtInPack: ReaderPack = {
  type: 'reader-pack',
  number: 1,
  madeAt: '2026-06-30T00:00:00.000Z',
  sources: [
    {
      id: 'apple-releases',
      title: 'Apple, "Apple security releases", support.apple.com/100100',
      ...byApple,
    },
    {
      id: 'apple-models',
      title: 'Apple, "iPhone models compatible with iOS 26" and the like of each year',
      ...byApple,
    },
    {
      id: 'apple-iphone-names',
      title: 'Apple, "Identify your iPhone model", support.apple.com/108044',
      ...byApple,
    },
    {
      id: 'apple-ipad-names',
      title: 'Apple, "Identify your iPad model", support.apple.com/108043',
      ...byApple,
    },
    {
      id: 'android-bulletins',
      // That of 2025-04 lists Android 13, 14 and 15. A maker may go on longer than Google for a phone of its own.
      title: 'Android Security Bulletins, source.android.com/docs/security/bulletin',
      ...{ seen: '2025-04', confidence: 'reported' as const },
    },
  ],
  apple: {
    knownUntil: '2026-06',
    versions: [newest, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9].map((version) => ({
      ...{ version, supported: version >= 18 },
      ...appleReleases,
    })),
    lastByGeneration: [
      // iPhone 6s, SE and 7: 15. iPhone 8 and X: 16. iPhone XS and XR: 18. From iPhone 11 on: 26 or later.
      { family: 'iPhone', from: 8, newest: 15, ...appleModels },
      { family: 'iPhone', from: 10, newest: 16, ...appleModels },
      { family: 'iPhone', from: 11, newest: 18, ...appleModels },
      { family: 'iPhone', from: 12, newest, ...appleModels },
      // mini 4, Air 2: 15. Pro of 2015 and 2016, iPad of 2017: 16. Pro of 2017, iPad of 2018: 17.
      { family: 'iPad', from: 5, newest: 15, ...appleModels },
      { family: 'iPad', from: 6, newest: 16, ...appleModels },
      { family: 'iPad', from: 7, newest: 17, ...appleModels },
      { family: 'iPad', from: 8, newest, ...appleModels },
    ],
    lastByModel: [
      // The iPad of 2019 shares its generation with older ones and got 18.
      { productType: 'iPad7,11', newest: 18, ...appleModels },
      { productType: 'iPad7,12', newest: 18, ...appleModels },
      { productType: 'iPod7,1', newest: 12, ...appleModels },
      { productType: 'iPod9,1', newest: 15, ...appleModels },
    ],
    names: Object.entries(appleNames).map(([productType, name]) => ({
      ...{ productType, name },
      source: productType.startsWith('iPad') ? 'apple-ipad-names' : 'apple-iphone-names',
    })),
  },
  android: {
    knownUntil: '2025-04',
    longOver: { apiLevel: 28, ...androidBulletins },
    ended: [
      { apiLevel: 32, month: '2025-03', ...androidBulletins }, // 12L
      { apiLevel: 31, month: '2025-03', ...androidBulletins }, // 12
      { apiLevel: 30, month: '2024-02', ...androidBulletins }, // 11
      { apiLevel: 29, month: '2023-02', ...androidBulletins }, // 10
    ],
  },
};
