import { expect, it } from 'vitest';
import { kiosksAt, kiosksHere } from './kiosk-choice.ts';

const south = '01a22383-cd2a-72fb-89e6-ab21c2885562';
const kiosk = {
  kioskId: '01a22383-cda1-7571-aa2e-63ce4f4ce548',
  name: 'Hal',
  lastSeenAt: null,
  reachable: true,
  takesRequests: true,
  held: [],
};

it('offers a visitor no kiosk of another site, and none that cannot be asked', () => {
  const there = { ...kiosk, siteId: south };
  const kiosks = [kiosk, there, { ...kiosk, reachable: false }, { ...there, takesRequests: false }];

  expect(kiosksAt(kiosks, { siteId: south })).toEqual([kiosks[1], kiosks[3]]);
  expect(kiosksHere(kiosks, {})).toEqual([kiosk]);
  expect(kiosksHere(kiosks, { siteId: south })).toEqual([there]);
});
