import type { TFunction } from 'i18next';
import { expect, it } from 'vitest';
import type { AssetOnDay } from '../../../shared/domain/asset-timeline.ts';
import { onDayRows } from './on-day-rows.ts';

const key = ((name: string) => name) as unknown as TFunction;
const at = '2026-11-28T15:43:00.000Z';

it('tells an auditor what was changed in his language, with the name of the column', () => {
  const answer = {
    asset: { tag: 'L-0001', identifiers: [] },
    stand: null,
    entries: [
      {
        kind: 'event',
        at,
        event: {
          kind: 'changed',
          actor: 'Tim Technicus',
          changes: [{ fact: 'dueOn', from: '2026-12-02', to: '2026-12-09' }],
          reason: null,
          wipeProof: null,
          minutes: null,
          ticket: null,
        },
      },
    ],
  } as unknown as AssetOnDay;

  const [, , line] = onDayRows(key, 'nl', [answer], '2026-11-28');

  expect(line?.at(-1)).toBe('assets:fact.dueOn: 2 dec 2026 → 9 dec 2026');
});
