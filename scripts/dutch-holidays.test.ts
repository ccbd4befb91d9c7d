import { expect, it } from 'vitest';
import holidays from '../assets/holidays-nl.json' with { type: 'json' };
import { dutchHolidays } from './dutch-holidays.ts';

it('says today what stands in assets/holidays-nl.json', () => {
  expect(holidays).toEqual(dutchHolidays(2014, 2100));
});
