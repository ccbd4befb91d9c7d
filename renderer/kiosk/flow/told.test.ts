import { describe, expect, it } from 'vitest';
import { fault } from '../../../shared/base/fault.ts';
import { err } from '../../../shared/base/result.ts';
import type { Happening } from './happening.ts';
import type { Model, Reply } from './model.ts';
import { next } from './next.ts';
import { attract, phone, play, visitId } from './played.test-support.ts';

const badge: Happening = { type: 'badge-scanned', badgeNumber: '0412345' };
const photo: Happening = { type: 'photo-taken', jpegBase64: '/9j/' };
const photoHash = 'a'.repeat(64);
const askPerson: readonly Happening[] = [{ type: 'person-asked' }, { type: 'person-confirmed' }];
const choose = (errand: 'problem' | 'handover' | 'question', ...taps: readonly Happening[]) =>
  play(attract, { type: 'errand-chosen', errand }, badge, ...taps);
const atTriage = choose('problem', { type: 'category-chosen', category: 'mail' });
const atWords = play(
  atTriage,
  { type: 'triage-answered', answer: 'send' },
  { type: 'words-typed', words: 'Sinds vanochtend' },
  photo,
);

/** What the visit has become when its visitor asked for a person here. */
function asked(model: Model) {
  const { screen, draft } = play(model, ...askPerson);
  expect([screen.at, draft?.personAsked]).toEqual(['number', true]);
  return draft;
}

describe('who asks for a person takes along what he told', () => {
  it('in his own words, with the photo and what was asked before them', () => {
    expect(asked(atWords)?.reason).toEqual({
      category: 'mail',
      triage: { what: 'send' },
      words: 'Sinds vanochtend',
      photoHash,
    });
  });

  it('also when he went back from his words, and as far as he came with the questions', () => {
    const back = play(atWords, { type: 'back' });

    expect(asked(back)?.reason).toMatchObject({ triage: {}, words: 'Sinds vanochtend', photoHash });
    expect(asked(play(back, { type: 'back' }))?.reason?.words).toBe('Sinds vanochtend');
    expect(asked(atTriage)?.reason).toMatchObject({ category: 'mail', words: '' });
  });

  it('about what the kiosk had an answer to', () => {
    const shown = choose(
      'question',
      { type: 'report-type-chosen', reportType: 'information' },
      { type: 'category-chosen', category: 'wifi' },
    );

    expect(asked(shown)?.reason?.category).toBe('wifi');
  });

  it('about what he came to take along, with the photo of it', () => {
    const atCheck = choose(
      'handover',
      { type: 'category-chosen', category: 'borrow' },
      { type: 'hand-out-chosen', choice: { of: 'pool', poolId: visitId } },
      { type: 'device-attached', device: phone },
      { type: 'hand-out-read', deviceId: phone.deviceId },
      photo,
    );

    expect(asked(atCheck)?.reason).toMatchObject({ category: 'borrow', photoHash });
  });

  it('with the photo of what he brings back', () => {
    const atHandIn = choose(
      'handover',
      { type: 'category-chosen', category: 'return' },
      { type: 'device-decided', choice: 'no-device' },
      photo,
    );

    expect(asked(atHandIn)?.reason).toMatchObject({ category: 'return', photoHash });
  });

  it('of a fact that he was typing, beside those that he gave', () => {
    const typing = choose(
      'question',
      { type: 'report-type-chosen', reportType: 'complaint' },
      { type: 'category-chosen', category: 'service' },
      { type: 'reason-finished' },
      { type: 'detail-given', value: 'Een collega' },
      { type: 'detail-typing-asked' },
      { type: 'detail-typed', typed: 'Een gesprek' },
    );

    expect(asked(typing)?.details).toMatchObject({ about: 'Een collega', wish: 'Een gesprek' });
    expect(asked(play(typing, { type: 'detail-typed', typed: ' ' }))?.details).toMatchObject({
      wish: null,
    });
  });

  it('of how pressing it is once all of it was asked, and nothing that he did not answer', () => {
    const atUrgency = play(
      atWords,
      { type: 'reason-finished' },
      { type: 'device-decided', choice: 'no-device' },
      { type: 'urgency-answered', answer: { since: 'today' } },
      { type: 'urgency-answered', answer: { canWork: 'no' } },
    );
    const atProposal = play(
      atUrgency,
      { type: 'urgency-answered', answer: { affected: 'me' } },
      { type: 'urgency-answered', answer: { deadline: null } },
    );

    expect(asked(atUrgency)?.answers).toBeNull();
    expect(asked(atProposal)?.answers).toMatchObject({ since: 'today', canWork: 'no' });
  });
});

describe('the way to a person', () => {
  const confirmed = next(play(atWords, { type: 'person-asked' }), { type: 'person-confirmed' });

  it('keeps what was told first, and asks for the person when that is kept', () => {
    expect(confirmed.commands).toMatchObject([{ input: { step: { type: 'reason-given' } } }]);
    expect(confirmed.model.screen).toEqual({ at: 'submitting', wantsPerson: true });
  });

  it('goes on where it was when that could not be kept', () => {
    const [command] = confirmed.commands;
    if (command === undefined) throw new Error('Nothing was kept');
    // The fault answers the very command, so call, input and result belong together.
    const reply = { ...command, result: err(fault('store/failed', 'disk')) } as Reply;
    const { epoch } = confirmed.model;
    const { model } = next(confirmed.model, { type: 'replied', epoch, reply });

    expect(asked(play(model, { type: 'fault-dismissed' }))?.reason?.words).toBe('Sinds vanochtend');
    expect(play(model, { type: 'fault-retried' })).toMatchObject({
      screen: { at: 'number' },
      draft: { personAsked: true, reason: { words: 'Sinds vanochtend' } },
    });
  });

  it('waits for a photo that is on its way to the disk', () => {
    const sending = next(atWords, photo).model;

    expect(play(sending, ...askPerson).screen.at).toBe('words');
  });
});
