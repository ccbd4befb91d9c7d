import { expect, it } from 'vitest';
import { openShelves } from './use-bench.ts';

const siteId = '01a22383-cd2a-72fb-89e6-ab21c2885562';
const shelf = {
  shelfId: '01a22383-cda1-7571-aa2e-63ce4f4ce548',
  name: 'A',
  capacity: 2,
  taken: 1,
  closed: false,
};

it('offers shelves with room where somebody sits, and the one on which a device lies', () => {
  const full = { ...shelf, name: 'B', taken: 2 };
  const south = { ...shelf, name: 'C', siteId };
  const shelves = [shelf, full, south, { ...shelf, name: 'D', closed: true }];

  expect(openShelves(shelves, null, {})).toEqual([shelf]);
  expect(openShelves(shelves, 'B', {})).toEqual([shelf, full]);
  expect(openShelves(shelves, null, { siteId })).toEqual([south]);
  expect(openShelves(shelves, 'B', { siteId })).toEqual([full, south]);
  expect(openShelves([shelf, full], null, { siteId })).toEqual([shelf]);
});
