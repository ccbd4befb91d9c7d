import { expect, it } from 'vitest';
import { kioskChanged } from './kiosk-state.ts';
import { firstModel } from './model.ts';
import { kiosk, startMs } from './played.test-support.ts';

it('leaves a language that a new configuration does not offer, and no other one', () => {
  const english = {
    ...firstModel(startMs),
    kiosk,
    locale: 'en',
    screen: { at: 'attract' },
  } as const;
  const dutchOnly = { ...kiosk, shown: { ...kiosk.shown, languages: ['nl' as const] } };

  expect(kioskChanged(english, kiosk).locale).toBe('en');
  expect(kioskChanged(english, dutchOnly).locale).toBe('nl');
});
