import { describe, expect, it } from 'vitest';
import { err, ok } from '../../../shared/base/result.ts';
import { fault } from '../../../shared/base/fault.ts';
import type { EarlierVisit } from '../../../shared/contract/earlier-routes.ts';
import type { Errand } from '../../../shared/domain/report-type.ts';
import type { Model } from './model.ts';
import { next } from './next.ts';
import { attract, coreReply, emptyDraft, phone, play, visitId } from './played.test-support.ts';
import { stepsOf } from './steps.ts';

const [otherId, thirdId, strangeId] = ['1', '2', '3'].map(
  (last) => `0190a6de-0000-7000-8000-00000000000${last}`,
) as [string, string, string];

const found: EarlierVisit = {
  ticketId: visitId,
  visitCode: 'A27',
  category: 'mail',
  arrivedAt: '2026-11-20T09:00:00.000Z',
  question: 'join',
};

/** A badge was held to the reader and the desk has answered who it is. */
function knownByBadge(errand: Errand = 'problem'): Model {
  const begun = play(attract, { type: 'errand-chosen', errand });
  const turn = next(begun, { type: 'badge-scanned', badgeNumber: '0412345' });
  const [identify] = turn.commands;
  if (identify === undefined) throw new Error('A badge asks who it is');
  const reply = coreReply(turn.model.draft ?? emptyDraft, identify);
  return next(turn.model, { type: 'replied', epoch: turn.model.epoch, reply }).model;
}

function heard(model: Model, ...told: readonly EarlierVisit[]): Model {
  return next(model, {
    type: 'replied',
    epoch: model.epoch,
    reply: {
      call: 'visit.earlier',
      input: model.pending?.call === 'visit.earlier' ? model.pending.input : { visitId },
      result: ok({ offers: [...told] }),
    },
  }).model;
}

describe('somebody who was here before', () => {
  it('is asked right after his badge, and what he answers goes with the visit', () => {
    const asked = heard(knownByBadge(), found);
    const same = play(asked, { type: 'earlier-answered', answer: 'same' });
    const answered = play(same, { type: 'worse-answered', worse: null });

    expect(asked.screen).toEqual({ at: 'earlier', face: 'one', found });
    expect(same.screen).toEqual({ at: 'earlier', face: 'worse', found });
    expect(answered.draft?.earlier).toEqual({ ticketId: visitId, answer: 'same' });
  });

  it.each(['worse', 'cannot-work'] as const)(
    'says in one tap that it is %s, and then in his own words',
    (worse) => {
      const answered = play(
        heard(knownByBadge(), found),
        { type: 'earlier-answered', answer: 'same' },
        { type: 'worse-answered', worse },
      );
      const typed = play(answered, { type: 'words-typed', words: 'Nu doet niets het meer.' });
      const back = play(typed, { type: 'back' }, { type: 'worse-answered', worse: null });
      const finished = play(typed, { type: 'reason-finished' });

      expect(answered.draft?.earlier).toEqual({ ticketId: visitId, answer: 'same', worse });
      expect(answered.screen).toMatchObject({ at: 'words', category: 'mail', words: '' });
      expect(back.draft?.earlier).toEqual({ ticketId: visitId, answer: 'same' });
      expect(back.screen).toMatchObject({ at: 'words', words: 'Nu doet niets het meer.' });
      expect(finished.draft?.reason).toMatchObject({
        category: 'mail',
        words: 'Nu doet niets het meer.',
      });
    },
  );

  it('is asked what it is about when nobody knows that of his ticket', () => {
    const answered = play(
      heard(knownByBadge(), { ...found, category: null }),
      { type: 'earlier-answered', answer: 'same' },
      { type: 'worse-answered', worse: 'worse' },
    );

    expect(answered.screen.at).toBe('category');
  });

  describe('and has more than one ticket', () => {
    const second = { ...found, ticketId: otherId, visitCode: 'A28' };
    const solved = { ...found, ticketId: thirdId, visitCode: 'A29', question: 'verify' } as const;
    const offers = [solved, second, found];
    const which = { at: 'earlier', face: 'which', offers } as const;

    it('picks the one that it is about, and goes on as if there were one', () => {
      const asked = heard(knownByBadge(), ...offers);
      const picked = play(asked, { type: 'earlier-picked', ticketId: otherId });

      expect(asked.screen).toEqual(which);
      expect(picked.screen).toEqual({ at: 'earlier', face: 'worse', found: second });
      expect(play(picked, { type: 'back' }).screen).toEqual(which);
    });

    it('is asked of a solved one whether it works now', () => {
      const picked = play(heard(knownByBadge(), ...offers), {
        type: 'earlier-picked',
        ticketId: thirdId,
      });

      expect(picked.screen).toEqual({ at: 'earlier', face: 'one', found: solved });
      expect(play(picked, { type: 'earlier-answered', answer: 'works' }).screen.at).toBe('number');
    });

    it('comes for something else with a ticket of its own, and cannot say more of all together', () => {
      const asked = heard(knownByBadge(), ...offers);
      const other = play(asked, { type: 'earlier-answered', answer: 'other' });

      expect(other.draft?.earlier).toEqual({ ticketId: thirdId, answer: 'other' });
      expect(other.screen.at).toBe('category');
      expect(play(asked, { type: 'earlier-answered', answer: 'same' })).toEqual(asked);
      expect(play(asked, { type: 'earlier-picked', ticketId: strangeId })).toEqual(asked);
    });
  });

  it('has said who he is when he began with his badge and it belongs to his ticket', () => {
    const asked = heard(knownByBadge(), found);
    const badgeFirst: Model = {
      ...asked,
      draft: { ...(asked.draft ?? emptyDraft), startedBy: 'badge' },
    };
    const answered = play(
      badgeFirst,
      { type: 'earlier-answered', answer: 'same' },
      { type: 'worse-answered', worse: null },
    );

    expect(stepsOf(answered).slice(0, 2)).toEqual([
      { name: 'check-in', state: 'done' },
      { name: 'reason', state: 'now' },
    ]);
  });

  it('is done when he says that it works', () => {
    const asked = heard(knownByBadge(), { ...found, question: 'verify' });

    expect(play(asked, { type: 'earlier-answered', answer: 'works' }).screen.at).toBe('number');
  });

  it.each([
    ['handover', 'category'],
    ['question', 'report-type'],
  ] as const)('and comes for a %s now is not asked whether it works', (errand, question) => {
    const model = heard(knownByBadge(errand), { ...found, question: 'verify' });

    expect(model.screen.at).toBe(question);
    expect(heard(knownByBadge(errand), found).screen.at).toBe('earlier');
  });

  it('goes on as any other when there is nothing to ask or nobody answers', () => {
    const model = knownByBadge();
    const failed = next(model, {
      type: 'replied',
      epoch: model.epoch,
      reply: {
        call: 'visit.earlier',
        input: model.pending?.call === 'visit.earlier' ? model.pending.input : { visitId },
        result: err(fault('desk/unreachable', 'Away')),
      },
    }).model;

    expect(heard(model).screen.at).toBe('category');
    expect(failed.screen.at).toBe('category');
    expect(failed.stuck).toBeNull();
  });

  it('with a device sees its result first and is asked when he goes on', () => {
    const reading = play(
      attract,
      { type: 'errand-chosen', errand: 'problem' },
      { type: 'badge-scanned', badgeNumber: '0412345' },
      { type: 'category-chosen', category: 'mail' },
      { type: 'triage-answered', answer: 'receive' },
      { type: 'reason-finished' },
      { type: 'device-attached', device: phone },
      { type: 'device-decided', choice: 'read' },
    );
    const known = heard(reading, { ...found, question: 'reopen' });

    expect(known.screen.at).toBe('device-result');
    const asked = play(known, { type: 'result-answered', answer: 'yes' });
    const again = play(asked, { type: 'earlier-answered', answer: 'same' });
    const worse = play(again, { type: 'worse-answered', worse: 'cannot-work' });

    expect(asked.screen).toMatchObject({ at: 'earlier', found: { question: 'reopen' } });
    expect(again.screen).toMatchObject({ at: 'earlier', face: 'worse' });
    expect(worse.draft?.earlier).toMatchObject({ answer: 'same', worse: 'cannot-work' });
    expect(worse.draft?.reason).toEqual(asked.draft?.reason);
  });
});
