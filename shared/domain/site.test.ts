import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findSite, firstSiteId, shortNameOf, siteIdOf } from './site.ts';

const site = (name: string, siteId: string) => ({ siteId, name });

it.each([
  ['Delft (Zuid)', 'delft-zuid'],
  ['  Café één ', 'cafe-een'],
  ['Gebouw 12', 'gebouw-12'],
  ['!?', ''],
])('calls %j %j in an address', (name, shortName) => {
  expect(shortNameOf(name)).toBe(shortName);
});

it('makes of any name a short name that stays itself and that an address can hold', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (name) => {
      const shortName = shortNameOf(name);

      expect(shortNameOf(shortName)).toBe(shortName);
      expect(shortName).toMatch(/^(?:[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*)?$/u);
    }),
  );
});

it('finds a site by id or by any writing of its name', () => {
  const north = site('Noord', firstSiteId);
  const south = site('Delft (Zuid)', '0190a000-0000-7000-8000-000000000009');
  const sites = [north, south];

  const found = [south.siteId, 'delft-zuid', 'Delft Zuid', 'NOORD', 'west'].map((wanted) =>
    findSite(sites, wanted),
  );

  expect(found).toEqual([south, south, south, north, null]);
});

it('takes what names no site for one of the first', () => {
  expect([siteIdOf({}), siteIdOf({ siteId: null }), siteIdOf({ siteId: 'zuid' })]).toEqual([
    firstSiteId,
    firstSiteId,
    'zuid',
  ]);
});
