import { describe, expect, it } from 'vitest';
import type { Model } from './model.ts';
import { attract, kiosk, play } from './played.test-support.ts';

const closing = {
  closesAt: '2026-11-22T09:20:00.000Z',
  opensAgainAt: '2026-11-23T07:30:00.000Z',
};
const late: Model = { ...attract, kiosk: { ...kiosk, today: 'unlikely', closing } };
const goOn = { type: 'not-today-answered', answer: 'go-on' } as const;

describe('a kiosk at the end of the day', () => {
  it('says that it will hardly be today before a visitor tells anything, and once', () => {
    const asked = play(late, { type: 'errand-chosen', errand: 'problem' });
    const on = play(asked, goOn);

    expect(asked.screen).toEqual({ at: 'not-today' });
    expect(on.screen).toEqual({ at: 'check-in', how: 'choose' });
    expect(play(on, { type: 'back' }, { type: 'errand-chosen', errand: 'problem' }).screen.at).toBe(
      'check-in',
    );
  });

  it('forgets whoever comes back later', () => {
    const gone = play(
      late,
      { type: 'errand-chosen', errand: 'problem' },
      { type: 'not-today-answered', answer: 'come-back' },
    );

    expect([gone.screen.at, gone.draft]).toEqual(['attract', null]);
    expect(play(gone, { type: 'errand-chosen', errand: 'problem' }).screen.at).toBe('not-today');
  });

  it('has a person for who would leave his device behind', () => {
    const asked = play(
      late,
      { type: 'errand-chosen', errand: 'problem' },
      { type: 'person-asked' },
    );

    expect(asked.overlay).toBe('person');
    expect(play(asked, { type: 'person-confirmed' }).screen.at).toBe('number');
  });

  it('lets who has a question say first what about, since a complaint waits for nobody', () => {
    const asked = play(late, { type: 'errand-chosen', errand: 'question' }, goOn);

    expect(asked.screen.at).toBe('check-in');
    expect(asked.saidNotToday).toBe(false);
  });

  it.each([
    ['it may be today', { ...kiosk, today: 'perhaps' as const, closing }],
    ['it will be today', { ...kiosk, closing }],
    [
      'the desk was not heard',
      { ...kiosk, today: 'unlikely' as const, closing, deskReachable: false },
    ],
  ])('asks nothing while %s', (_why, told) => {
    const begun = play({ ...late, kiosk: told }, { type: 'errand-chosen', errand: 'problem' });

    expect(begun.screen.at).toBe('check-in');
  });
});
