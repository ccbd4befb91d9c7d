import { expect, it } from 'vitest';
import { daysOf, workSearchSchema } from './work-search.ts';

it('reads the period and the person of an address, and passes over what makes no sense', () => {
  const person = '019ac0de-0000-7000-8000-000000000001';

  expect([
    workSearchSchema.parse({ since: '2026-11-01', until: '2026-11-30', person }),
    workSearchSchema.parse({ since: 'gisteren', until: '2026-13-01', person: 'Tom', view: 'all' }),
  ]).toEqual([{ since: '2026-11-01', until: '2026-11-30', person }, {}]);
  expect(daysOf({ since: '2026-11-01', until: undefined, person })).toEqual({
    since: '2026-11-01',
  });
});
