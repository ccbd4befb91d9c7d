import { expect, it } from 'vitest';
import { awayUntil } from './away-until.ts';

const breakUntil = '2026-11-27T10:15:00.000Z';
const endMs = Date.parse(breakUntil);

it('takes somebody for back once the break ran out, so that he can take another', () => {
  expect([
    awayUntil({ breakUntil }, endMs - 1),
    awayUntil({ breakUntil }, endMs),
    awayUntil({ breakUntil: null }, endMs),
  ]).toEqual([breakUntil, null, null]);
});
