import { expect, it } from 'vitest';
import type { Clock } from '../../../shared/contract/service-level-routes.ts';
import { createI18n } from '../../i18n/create-i18n.ts';
import dutch from '../../../assets/locales/nl/service-level.json' with { type: 'json' };
import { clockWords } from './clock-words.ts';

const i18n = createI18n({ 'nl/service-level.json': dutch }, 'nl');
const clock: Clock = {
  state: 'running',
  targetMinutes: 240,
  usedMinutes: 110,
  leftMinutes: 130,
  warned: false,
  dueAt: '2026-11-23T10:00:00.000Z',
  warnAt: '2026-11-23T09:30:00.000Z',
  stoppedAt: null,
};

it('says how much time is left, was used or is too much, in hours and minutes', () => {
  const said = (change: Partial<Clock>) => clockWords(i18n.t, { ...clock, ...change });

  expect([
    said({}),
    said({ warned: true, leftMinutes: 45 }),
    said({ state: 'paused', leftMinutes: 120 }),
    said({ state: 'met' }),
    said({ state: 'breached', leftMinutes: -61 }),
    said({ state: 'breached', leftMinutes: 0 }),
    said({ state: 'cancelled' }),
  ]).toEqual([
    'nog 2 u 10 min',
    'bijna om, nog 45 min',
    'staat stil, nog 2 u',
    'gehaald in 1 u 50 min',
    '1 u 1 min te laat',
    'te laat',
    'vervallen',
  ]);
});
