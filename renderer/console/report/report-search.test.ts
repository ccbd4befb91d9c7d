import { expect, it } from 'vitest';
import { reportSearchSchema } from './report-search.ts';

it('reads month and queue of an address, and passes over what makes no sense', () => {
  expect([
    reportSearchSchema.parse({ month: '2026-10', queue: 'advice' }),
    reportSearchSchema.parse({ month: '2026-1', queue: 'elders' }),
  ]).toEqual([{ month: '2026-10', queue: 'advice' }, {}]);
});
