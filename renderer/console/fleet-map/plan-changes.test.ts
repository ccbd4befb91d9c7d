import { expect, it } from 'vitest';
import { planChanges } from './plan-changes.ts';

const begun = { planId: 'plan', siteId: 'site', name: 'Kelder', photoHash: 'a'.repeat(64) };
const other = 'b'.repeat(64);

it('sends only what was changed of a floor', () => {
  expect(planChanges(begun, { name: 'Souterrain', photoHash: null })).toEqual({
    name: 'Souterrain',
  });
  expect(planChanges(begun, { name: 'Kelder', photoHash: other })).toEqual({ photoHash: other });
  expect(planChanges(begun, { name: 'Kelder', photoHash: null })).toEqual({});
});
