import fc from 'fast-check';
import { expect, it } from 'vitest';
import { auditFilterSchema } from '../../../shared/domain/audit.ts';
import { auditSearchSchema, filterOf } from './audit-search.ts';

it('asks for what the address says and for nothing that is empty', () => {
  const search = auditSearchSchema.parse({
    area: 'site',
    who: 'anna',
    what: '',
    first: '2026-11-01',
    last: undefined,
  });

  expect(filterOf(search)).toEqual({ area: 'site', actor: 'anna', from: '2026-11-01' });
});

it('makes a question that the desk takes of any address', () => {
  fc.assert(
    fc.property(
      fc.record({
        area: fc.anything(),
        kind: fc.anything(),
        who: fc.anything({ withNullPrototype: false }),
        what: fc.oneof(fc.string(), fc.integer()),
        first: fc.oneof(fc.string(), fc.constant('2026-02-30')),
        last: fc.anything(),
      }),
      (address) => {
        const search = auditSearchSchema.safeParse(address);

        expect(search.success).toBe(true);
        expect(auditFilterSchema.safeParse(search.success && filterOf(search.data)).success).toBe(
          true,
        );
      },
    ),
  );
});
