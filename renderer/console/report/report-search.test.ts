import { expect, it } from 'vitest';
import { firstSiteId } from '../../../shared/domain/site.ts';
import { reportSearchSchema } from './report-search.ts';

it('reads month, queue and site of an address, and passes over what makes no sense', () => {
  expect([
    reportSearchSchema.parse({ month: '2026-10', queue: 'advice', site: firstSiteId }),
    reportSearchSchema.parse({ month: '2026-1', queue: 'elders', site: 'south' }),
  ]).toEqual([{ month: '2026-10', queue: 'advice', site: firstSiteId }, {}]);
});
