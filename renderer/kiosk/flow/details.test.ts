import { describe, expect, it } from 'vitest';
import type { ReportType } from '../../../shared/domain/report-type.ts';
import type { Happening } from './happening.ts';
import type { Model } from './model.ts';
import { attract, emptyDraft, play } from './played.test-support.ts';
import { stepsOf } from './steps.ts';

const badge: Happening = { type: 'badge-scanned', badgeNumber: 'B-1' };

/** At the first screen of a question of this type. */
function asked(reportType: ReportType): Model {
  return play(attract, { type: 'errand-chosen', errand: 'question' }, badge, {
    type: 'report-type-chosen',
    reportType,
  });
}

/** Plays taps one by one and says which questions were on the screen. */
function questions(from: Model, ...taps: readonly Happening[]): readonly string[] {
  let model = from;
  return taps.map((tap) => {
    const { screen } = model;
    model = play(model, tap);
    return screen.at === 'details' ? screen.part : screen.at;
  });
}

const give = (value: unknown): Happening => ({ type: 'detail-given', value });

describe('the facts of a report', () => {
  it('of an access are asked one by one, each once, and the reason not in own words too', () => {
    const taps: readonly Happening[] = [
      { type: 'category-chosen', category: 'access-to-system' },
      give({ kind: 'myself' }),
      give('Het rooster'),
      give('Alleen lezen'),
      give('Nieuwe taak'),
      give({ kind: 'until', day: '2027-01-31' }),
      give('Mijn leidinggevende'),
    ];

    expect(questions(asked('authorisation'), ...taps)).toEqual([
      'category',
      'for-whom',
      'system',
      'role',
      'reason',
      'end',
      'approver',
    ]);
    expect(play(asked('authorisation'), ...taps)).toMatchObject({
      screen: { at: 'number' },
      draft: {
        forWhom: { kind: 'myself' },
        details: { system: 'Het rooster', end: { kind: 'until', day: '2027-01-31' } },
      },
    });
  });

  it('of a change end with its risk', () => {
    const taps: readonly Happening[] = [
      { type: 'category-chosen', category: 'new-software' },
      { type: 'reason-finished' },
      give({ kind: 'team-member', who: 'Daan' }),
      give('Oud of kapot'),
      give({ kind: 'any-day' }),
      give('Noor'),
      give('some'),
    ];

    expect(questions(asked('change'), ...taps)).toEqual([
      'category',
      'words',
      'for-whom',
      'why',
      'wished',
      'approver',
      'risk',
    ]);
    expect(play(asked('change'), ...taps).screen.at).toBe('number');
  });

  it('are taken for what they are: a day is no risk, and nothing is no approver', () => {
    const atSystem = play(
      asked('authorisation'),
      { type: 'category-chosen', category: 'access-to-system' },
      give({ kind: 'myself' }),
    );

    const after = play(atSystem, give('   '), give({ kind: 'unlimited' }), give(null));

    expect(after.screen).toEqual({ at: 'details', part: 'system', face: 'tiles' });
  });

  it('go on at the first one that is missing when the visit is taken up again', () => {
    const half = play(
      asked('change'),
      { type: 'category-chosen', category: 'new-software' },
      { type: 'reason-finished' },
      give({ kind: 'myself' }),
      give('Oud of kapot'),
    );

    const resumed = play(
      { ...attract, draft: half.draft },
      { type: 'resume-opened' },
      { type: 'resume-entered', resumeCode: emptyDraft.resumeCode },
    );

    expect(resumed.screen).toEqual({ at: 'details', part: 'wished', face: 'tiles' });
  });

  it('may be typed, and Back from typing returns to the tiles', () => {
    const typing = play(
      asked('complaint'),
      { type: 'category-chosen', category: 'service' },
      { type: 'reason-finished' },
      { type: 'detail-typing-asked' },
    );

    expect(typing.screen).toEqual({ at: 'details', part: 'about', face: 'typing', typed: '' });
    expect(play(typing, { type: 'back' }).screen).toMatchObject({ part: 'about', face: 'tiles' });
  });

  it('of a fault say for whom it is only when somebody wants to', () => {
    const category = play(attract, { type: 'errand-chosen', errand: 'problem' }, badge);

    const asking = play(category, { type: 'for-whom-asked' });
    const told = play(asking, give({ kind: 'team-member', who: 'Daan' }));

    expect(stepsOf(asking).find(({ state }) => state === 'now')?.name).toBe('reason');
    expect(told.screen).toEqual({ at: 'category', page: 'common' });
    expect(told.draft?.forWhom).toEqual({ kind: 'team-member', who: 'Daan' });
  });
});

describe('a question', () => {
  const shown = play(asked('information'), { type: 'category-chosen', category: 'wifi' });

  it('gets its answer before anything has to be typed', () => {
    expect(shown.screen).toEqual({ at: 'self-help', category: 'wifi' });
  });

  it('that is answered ends without a number', () => {
    const helped = play(shown, { type: 'self-help-answered', outcome: 'helped' });

    expect(helped).toMatchObject({ screen: { at: 'goodbye', why: 'done' }, draft: null });
  });

  it('that is not answered goes on in own words, and is not answered again', () => {
    const words = play(shown, { type: 'self-help-answered', outcome: 'not-enough' });
    const again = play(
      words,
      { type: 'back' },
      { type: 'back' },
      {
        type: 'category-chosen',
        category: 'wifi',
      },
    );

    expect(words.screen).toMatchObject({ at: 'words', category: 'wifi' });
    expect(again.screen.at).toBe('words');
  });
});
