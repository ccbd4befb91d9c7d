import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseSettings, themeAttribute } from './settings.ts';

it('keeps what was chosen and fills in the rest', () => {
  expect(parseSettings('{"theme":"dark","keys":false}')).toEqual({
    locale: 'nl',
    theme: 'dark',
    keys: false,
    saysNewcomers: true,
    counter: null,
    withoutCounter: false,
    kiosk: null,
    site: null,
    seenSite: 'here',
  });
});

it('gives settings for any stored text', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect(['nl', 'en']).toContain(parseSettings(text).locale);
    }),
  );
});

it('follows the system unless a theme was chosen', () => {
  expect(themeAttribute('system', true)).toBe('dark');
  expect(themeAttribute('contrast', true)).toBe('contrast');
});
