import { expect, it } from 'vitest';
import type { Alert, AlertRule } from '../../shared/domain/fleet/alert.ts';
import type { DeskSettings } from '../settings.ts';
import { alertMail } from './alert-mail.ts';

// No more than the mail is made of.
const settings = { siteName: 'Balie', publicUrl: 'https://desk.example' } as DeskSettings;
const ruleIn = (locale: 'nl' | 'en') => ({ facts: { locale, name: 'Uitrol' } }) as AlertRule;
const halted = (name: string) =>
  ({ kind: 'rollout-halted', kioskId: null, name, at: '2026-11-20T09:00:00.000Z' }) as Alert;

it('calls a halted pack a pack and a halted version a version', () => {
  const subjects = (['nl', 'en'] as const).flatMap((locale) =>
    ['readers-12', '0.2.0'].map(
      (name) => alertMail(settings, ruleIn(locale), [halted(name)]).subject,
    ),
  );

  expect(subjects).toEqual([
    'De uitrol van leespakket 12 is gestopt',
    'De uitrol van versie 0.2.0 is gestopt',
    'The rollout of reader pack 12 has halted',
    'The rollout of version 0.2.0 has halted',
  ]);
});
