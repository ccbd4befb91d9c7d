import { describe, expect, it } from 'vitest';
import { next } from './next.ts';
import { attract, play } from './played.test-support.ts';

const typing = play(
  attract,
  { type: 'errand-chosen', errand: 'problem' },
  { type: 'badge-scanned', badgeNumber: 'B-1' },
  { type: 'category-chosen', category: 'mail' },
  { type: 'triage-answered', answer: 'receive' },
  { type: 'words-typed', words: 'Mijn mail' },
);

describe('a core that started anew under a visit', () => {
  it('gives the visit back to who still stands there, and the screen stays where it was', () => {
    const { commands } = next(typing, { type: 'link-changed', linked: true });
    const again = play(
      typing,
      { type: 'link-changed', linked: false },
      { type: 'link-changed', linked: true },
    );

    expect(commands).toContainEqual({
      call: 'visit.resume',
      input: { resumeCode: typing.draft?.resumeCode },
    });
    expect(again.screen).toEqual(typing.screen);
    expect(again.trail).toEqual(typing.trail);
    expect(again.draft).toEqual(typing.draft);
  });

  it('is asked for no visit that nobody is in, or that has its number', () => {
    const done = play(attract, { type: 'person-asked' }, { type: 'person-confirmed' });
    const back = [attract, done].map(
      (model) => next(model, { type: 'link-changed', linked: true }).commands,
    );

    expect(done.screen.at).toBe('number');
    expect(back.flat().map(({ call }) => call)).not.toContain('visit.resume');
  });
});
