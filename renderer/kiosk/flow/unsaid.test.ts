import { describe, expect, it } from 'vitest';
import { fault } from '../../../shared/base/fault.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Happening } from './happening.ts';
import type { Reply } from './model.ts';
import { next } from './next.ts';
import { attract, coreReply, emptyDraft, play, visitId } from './played.test-support.ts';

const badge: Happening = { type: 'badge-scanned', badgeNumber: '0412345' };
const problem: Happening = { type: 'errand-chosen', errand: 'problem' };
const mail: readonly Happening[] = [
  { type: 'category-chosen', category: 'mail' },
  { type: 'triage-answered', answer: 'receive' },
];
const typed: Happening = { type: 'words-typed', words: 'Het doet het niet' };
const photo: Happening = { type: 'photo-taken', jpegBase64: '/9j/' };
const photoHash = 'a'.repeat(64);
const back: Happening = { type: 'back' };
const atWords = play(attract, problem, badge, ...mail);

describe('words that were not handed over', () => {
  it('are still there with their photo for who goes back over his answers', () => {
    const again: Happening = { type: 'triage-answered', answer: 'send' };
    const words = play(atWords, typed, photo);
    const said = { words: 'Het doet het niet', photo: { state: 'kept', photoHash } };

    expect(play(words, back, again).screen).toMatchObject({ at: 'words', ...said });
    expect(play(words, back, back, ...mail).screen).toMatchObject(said);
    expect(
      play(words, back, back, { type: 'category-chosen', category: 'storage' }).screen,
    ).toMatchObject({ words: '', photo: { state: 'none' } });
    expect(
      play(words, { type: 'photo-removed' }, { type: 'words-typed', words: '' }, back, again)
        .screen,
    ).toMatchObject({ words: '', photo: { state: 'none' } });
  });

  it('get the photo that comes to the disk after its visitor went back', () => {
    const { model, commands } = next(atWords, photo);
    const [command] = commands;
    if (command?.call !== 'visit.attach-photo') throw new Error('No photo was sent');
    const kept = next(play(model, back), {
      type: 'replied',
      epoch: model.epoch,
      reply: { ...command, result: ok({ photoHash }) },
    }).model;

    expect(play(kept, { type: 'triage-answered', answer: 'send' }).screen).toMatchObject({
      photo: { state: 'kept' },
    });
  });

  it('give way to what was handed over later, and to another errand', () => {
    const told: readonly Happening[] = [
      { type: 'words-typed', words: 'Later' },
      { type: 'reason-finished' },
    ];
    const left = play(atWords, typed, back);
    const later = play(left, { type: 'triage-answered', answer: 'send' }, ...told);
    const other = play(left, back, back, back, { type: 'errand-chosen', errand: 'handover' });

    expect(left.unsaid).toMatchObject({ words: 'Het doet het niet' });
    expect([later.unsaid, other.unsaid]).toEqual([null, null]);
    expect(later.draft?.reason?.words).toBe('Later');
  });

  it.each([
    ['on their screen', []],
    ['after it was left', [back]],
  ])('are kept before the visit is left for its code: %s', (_where, since) => {
    const words = play(atWords, typed, photo, ...since);
    const gone = next(words, { type: 'tick', nowMs: words.nowMs + 65_000 });
    const reason = {
      category: 'mail',
      triage: { what: 'receive' },
      words: 'Het doet het niet',
      photoHash,
    };

    expect(gone.model).toMatchObject({ screen: { at: 'goodbye', why: 'left' }, draft: null });
    expect(JSON.stringify(gone.model)).not.toContain('Het doet het niet');
    expect(gone.commands).toEqual([
      { call: 'visit.answer', input: { visitId, step: { type: 'reason-given', reason } } },
    ]);
  });

  it.each(['kept', 'not kept'] as const)(
    'leave the visit once they are %s, for its code alone',
    (end) => {
      const words = play(atWords, typed);
      const gone = next(words, { type: 'tick', nowMs: words.nowMs + 65_000 });
      const [command] = gone.commands;
      if (command === undefined) throw new Error('Nothing was kept');
      const kept = coreReply(words.draft ?? emptyDraft, command);
      // The fault answers the very command, so call, input and result belong together.
      const lost = { ...command, result: err(fault('store/full', 'disk')) } as Reply;
      const reply = end === 'kept' ? kept : lost;
      const someoneElse = { ...attract, epoch: gone.model.epoch + 1 };

      for (const model of [gone.model, someoneElse]) {
        expect(next(model, { type: 'replied', epoch: gone.model.epoch, reply })).toEqual({
          model,
          commands: [{ call: 'visit.drop', input: { visitId, because: 'left' } }],
        });
      }
    },
  );

  it('are one step back for who takes his visit up again', () => {
    const { draft } = play(atWords, typed, { type: 'reason-finished' });
    const resumed = play(
      { ...attract, draft },
      { type: 'resume-opened' },
      { type: 'resume-entered', resumeCode: emptyDraft.resumeCode },
    );

    expect(resumed.screen.at).toBe('device-plug');
    expect(play(resumed, back).screen).toMatchObject({ at: 'words', words: 'Het doet het niet' });
  });

  it('are forgotten with their visitor', () => {
    const left = play(atWords, typed, photo, back);
    const gone = play(left, { type: 'start-over-asked' }, { type: 'start-over-confirmed' });

    expect(gone.unsaid).toBeNull();
    expect(JSON.stringify(gone)).not.toMatch(/Het doet het niet|aaaa/u);
  });
});
