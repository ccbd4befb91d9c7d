import { expect, it } from 'vitest';
import { firstSiteId } from '../../../shared/domain/site.ts';
import { reportSearchSchema, spanOfSearch } from './report-search.ts';

it('reads span, queue and site of an address, and passes over what makes no sense', () => {
  const whole = { from: '2026-10-05', until: '2026-10-11', queue: 'advice', site: firstSiteId };
  expect([
    reportSearchSchema.parse(whole),
    reportSearchSchema.parse({ month: '2026-1', from: '5 oct', queue: 'elders', site: 'south' }),
  ]).toEqual([whole, {}]);
});

it('tells of the month of today unless an address has a span, or a month as of old', () => {
  expect(
    [
      {},
      { month: '2026-02' },
      { from: '2026-10-05', until: '2026-10-11' },
      { from: '2026-10-05' },
      { from: '2026-10-05', until: '2026-10-04' },
    ].map((search) => spanOfSearch(search, '2026-11-29')),
  ).toEqual([
    { from: '2026-11-01', until: '2026-11-30' },
    { from: '2026-02-01', until: '2026-02-28' },
    { from: '2026-10-05', until: '2026-10-11' },
    { from: '2026-11-01', until: '2026-11-30' },
    { from: '2026-11-01', until: '2026-11-30' },
  ]);
});
