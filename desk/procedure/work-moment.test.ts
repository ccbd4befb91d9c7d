import { expect, it } from 'vitest';
import { ok } from '../../shared/base/result.ts';
import { workMoment } from './work-moment.ts';

const zone = 'Europe/Amsterdam';
const at = '2026-12-10T09:00:00.000Z';
const arrivedAt = '2026-12-08T14:30:00.000Z';
const moment = (day?: string) => workMoment(day, { arrivedAt, at }, zone);

it('takes work of now as now, and of an earlier day as its noon, never before the visitor came', () => {
  expect([moment(), moment('2026-12-10'), moment('2026-12-09'), moment('2026-12-08')]).toEqual([
    ok(at),
    ok(at),
    ok('2026-12-09T11:00:00.000Z'),
    ok(arrivedAt),
  ]);
});

it('refuses work of tomorrow, of before the ticket and of more than a month ago', () => {
  const longAgo = workMoment('2026-11-08', { arrivedAt: '2026-10-01T09:00:00.000Z', at }, zone);

  expect([moment('2026-12-11'), moment('2026-12-07'), longAgo]).toMatchObject([
    { ok: false, fault: { code: 'input/invalid' } },
    { ok: false, fault: { code: 'input/invalid' } },
    { ok: false, fault: { code: 'input/invalid' } },
  ]);
});
