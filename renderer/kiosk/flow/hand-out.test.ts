import { describe, expect, it } from 'vitest';
import { fault, type FaultCode } from '../../../shared/base/fault.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Happening } from './happening.ts';
import type { Command, Model, Reply } from './model.ts';
import { next } from './next.ts';
import {
  attract,
  handedOut,
  handOutOffers,
  phone,
  play,
  readyLaptop,
  visitId,
} from './played.test-support.ts';

const toBorrow: readonly Happening[] = [
  { type: 'errand-chosen', errand: 'handover' },
  { type: 'badge-scanned', badgeNumber: '100001' },
  { type: 'category-chosen', category: 'borrow' },
];
const choice = { of: 'pool', poolId: visitId } as const;
const atChoose = play(attract, ...toBorrow);
const atPlug = play(
  atChoose,
  { type: 'hand-out-chosen', choice },
  { type: 'device-attached', device: phone },
);
const atCheck = play(atPlug, { type: 'hand-out-read', deviceId: phone.deviceId });
const atSign = play(atCheck, {
  type: 'hand-out-checked',
  condition: 'good',
  accessories: ['charger'],
});
const signed: Happening = {
  type: 'hand-out-signed',
  signature: { by: 'typed', name: 'Sanne', agreed: true },
  accessories: [{ name: 'Lader', count: 1 }],
  level: 'a2',
  mail: false,
};

/** What the core answers to the one thing that was asked, in place of what it would. */
function answered(model: Model, happening: Happening, result: (command: Command) => unknown) {
  const turn = next(model, happening);
  const [command] = turn.commands;
  if (command === undefined) throw new Error('Nothing was asked');
  // Whoever writes the test pairs the call with its own result.
  const reply = { ...command, result: result(command) } as Reply;
  return next(turn.model, { type: 'replied', epoch: turn.model.epoch, reply });
}

const refused = (code: FaultCode) => () => err(fault(code, 'No'));

describe('taking a device along', () => {
  it('goes from what is offered to the receipt, with the device as proof', () => {
    expect(atChoose.screen).toMatchObject({ at: 'hand-out-choose', offers: handOutOffers });
    expect(atSign.screen).toMatchObject({ at: 'hand-out-sign', found: readyLaptop });
    const { commands } = next(atSign, signed);

    expect(commands).toEqual([
      {
        call: 'hand-out.sign',
        input: {
          visitId,
          dueOn: '2026-12-04',
          condition: 'good',
          accessories: [{ name: 'Lader', count: 1 }],
          photoHash: null,
          locale: 'nl',
          terms: { version: 3, level: 'a2' },
          signature: { by: 'typed', name: 'Sanne', agreed: true },
          mail: false,
        },
      },
    ]);
    const done = play(atSign, signed);
    expect(done.screen).toEqual({ at: 'hand-out-done', handedOut });
    const gone = next(done, { type: 'hand-out-ended' });
    expect(gone.model.screen.at).toBe('goodbye');
    expect(gone.commands).toEqual([
      { call: 'visit.drop', input: { visitId, because: 'start-over' } },
    ]);
  });

  it('signs with the photo that was kept, and still has it with what was ticked after a step back', () => {
    const accessories = ['charger'] as const;
    const checked: Happening = { type: 'hand-out-checked', condition: 'worn', accessories };
    const photographed = play(atCheck, { type: 'photo-taken', jpegBase64: '/9j/' });
    const signing = play(photographed, checked);
    const photoHash = 'a'.repeat(64);

    expect(next(signing, signed).commands).toMatchObject([{ input: { photoHash } }]);
    expect(play(signing, { type: 'back' }).screen).toMatchObject({
      at: 'hand-out-check',
      accessories,
      photo: { state: 'kept', photoHash },
    });
  });

  it('waits for a photo that is on its way, and goes on without one that could not be kept', () => {
    const checked: Happening = { type: 'hand-out-checked', condition: 'good', accessories: [] };
    const taken = next(atCheck, { type: 'photo-taken', jpegBase64: '/9j/' });
    const lost = answered(
      atCheck,
      { type: 'photo-taken', jpegBase64: 'geen foto' },
      refused('input/invalid'),
    );

    expect(play(taken.model, checked).screen.at).toBe('hand-out-check');
    expect(lost.model.screen).toMatchObject({ photo: { state: 'failed' } });
    expect(next(play(lost.model, checked), signed).commands).toMatchObject([
      { input: { photoHash: null } },
    ]);
  });

  it('takes the photo of what is broken along to the words of the ticket, and waits for it', () => {
    const declined: Happening = { type: 'hand-out-declined' };
    const taken = next(atCheck, { type: 'photo-taken', jpegBase64: '/9j/' });
    const kept = play(atCheck, { type: 'photo-taken', jpegBase64: '/9j/' });
    const told = play(kept, declined, { type: 'triage-answered', answer: 'laptop' });

    expect(play(taken.model, declined).screen.at).toBe('hand-out-check');
    expect(told.screen).toMatchObject({
      at: 'words',
      photo: { state: 'kept', photoHash: 'a'.repeat(64) },
    });
  });

  it('says why a device stays here, and reads another one', () => {
    const reading: Happening = { type: 'hand-out-read', deviceId: phone.deviceId };
    const { model } = answered(atPlug, reading, () =>
      ok({ outcome: 'refused', fault: fault('loan/not-of-pool', 'No') }),
    );

    expect(model.screen).toMatchObject({ at: 'hand-out-plug', refused: 'loan/not-of-pool' });
    expect(play(model, reading).screen).toMatchObject({ at: 'hand-out-check' });
  });

  it('asks for the same signature again when the desk did not answer, and for nothing more', () => {
    const { model } = answered(atSign, signed, refused('desk/unreachable'));
    const again = next(model, { type: 'fault-retried' });

    expect(model.screen.at).toBe('hand-out-sign');
    expect(model.stuck?.fault.code).toBe('desk/unreachable');
    expect(again.commands).toEqual(next(atSign, signed).commands);
  });

  it('asks anew what there is when it went to somebody else meanwhile', () => {
    const { model, commands } = answered(atSign, signed, refused('asset/not-ready'));

    expect(model.screen).toMatchObject({ at: 'hand-out-choose', trouble: 'asset/not-ready' });
    expect(commands).toEqual([{ call: 'hand-out.offers', input: { visitId } }]);
  });

  it.each(['rules/changed-meanwhile', 'asset/changed-meanwhile'] as const)(
    'never sends again what was refused as %s: it asks anew and says so',
    (code) => {
      const { model, commands } = answered(atSign, signed, refused(code));

      expect(model.stuck).toBeNull();
      expect(model.screen).toMatchObject({ at: 'hand-out-choose', trouble: code });
      expect(commands).toEqual([{ call: 'hand-out.offers', input: { visitId } }]);
    },
  );

  it('says that a badge is needed, and leads to a number, when he typed his own', () => {
    const atCategory = play(attract, ...toBorrow.slice(0, 2));
    const borrow: Happening = { type: 'category-chosen', category: 'borrow' };
    const { model } = answered(atCategory, borrow, refused('hand-out/badge-needed'));

    expect(model.screen).toMatchObject({
      at: 'hand-out-choose',
      offers: null,
      trouble: 'hand-out/badge-needed',
    });
    expect(['words', 'triage']).toContain(play(model, { type: 'hand-out-declined' }).screen.at);
  });

  it('takes the badge that is held there after all, and asks once more what there is', () => {
    const atCategory = play(attract, ...toBorrow.slice(0, 2));
    const borrow: Happening = { type: 'category-chosen', category: 'borrow' };
    const { model } = answered(atCategory, borrow, refused('hand-out/badge-needed'));
    const shown = play(model, { type: 'badge-scanned', badgeNumber: '100001' });

    expect(shown.screen).toMatchObject({ at: 'hand-out-choose', offers: handOutOffers });
  });

  it('shows the receipt of what was signed just now', () => {
    const asked = play(atChoose, { type: 'hand-out-receipt-asked', handoverId: visitId });

    expect(asked.screen.at).toBe('hand-out-done');
  });

  it('leaves a guest, and whoever would rather, to somebody of the desk', () => {
    const declined = play(atPlug, { type: 'hand-out-declined' });
    const noBadge = play(attract, { type: 'errand-chosen', errand: 'handover' });
    const guest: Model = {
      ...play(noBadge, { type: 'badge-scanned', badgeNumber: '1' }),
      draft:
        noBadge.draft === null
          ? null
          : { ...noBadge.draft, visitor: { kind: 'guest', name: 'Kim', contact: '06' } },
    };
    const asGuest = next(guest, { type: 'category-chosen', category: 'borrow' });

    expect(['words', 'triage']).toContain(declined.screen.at);
    expect(['words', 'triage']).toContain(asGuest.model.screen.at);
    expect(asGuest.commands).toEqual([]);
  });

  it('is as before when nothing lies here, and says so when the desk is away', () => {
    const atCategory = play(attract, ...toBorrow.slice(0, 2));
    const borrow: Happening = { type: 'category-chosen', category: 'borrow' };
    const none = answered(atCategory, borrow, () => ok({ ...handOutOffers, pools: [] }));
    const away = answered(atCategory, borrow, refused('desk/unreachable'));

    expect(['words', 'triage']).toContain(none.model.screen.at);
    expect(away.model.screen).toMatchObject({ at: 'hand-out-choose', offers: null });
  });

  it('goes back face by face, and stops a reading that nobody waits for', () => {
    const reading = next(atPlug, { type: 'hand-out-read', deviceId: phone.deviceId }).model;
    const left = next(reading, { type: 'back' });
    const back: Happening = { type: 'back' };
    const faces = [atSign, play(atSign, back), play(atSign, back, back)];

    expect(left.commands).toEqual([{ call: 'hand-out.stop-reading', input: { visitId } }]);
    expect(left.model.screen.at).toBe('hand-out-plug');
    expect(faces.map(({ screen }) => screen.at)).toEqual([
      'hand-out-sign',
      'hand-out-check',
      'hand-out-plug',
    ]);
    expect(play(atSign, back, back, back, back).screen.at).toBe('category');
  });

  it('lets go of a reading for who asks for a person, and for who begins again', () => {
    const reading = next(atPlug, { type: 'hand-out-read', deviceId: phone.deviceId }).model;
    const asked = next(play(reading, { type: 'person-asked' }), { type: 'person-confirmed' });
    const again = next(play(reading, { type: 'start-over-asked' }), {
      type: 'start-over-confirmed',
    });

    expect(asked.commands).toMatchObject([
      { call: 'hand-out.stop-reading', input: { visitId } },
      { call: 'visit.answer', input: { step: { type: 'reason-given' } } },
    ]);
    expect(again.model.screen).toEqual({ at: 'attract' });
    expect(again.commands).toEqual([
      { call: 'visit.drop', input: { visitId, because: 'start-over' } },
    ]);
  });

  it('says goodbye to who signed and walked away, and speaks of no code', () => {
    const done = play(atSign, signed);
    const gone = next(done, { type: 'tick', nowMs: done.nowMs + 65_000 });

    expect(gone.model.screen).toMatchObject({ at: 'goodbye', why: 'done' });
    expect(gone.commands).toEqual([
      { call: 'visit.drop', input: { visitId, because: 'start-over' } },
    ]);
  });

  it('forgets all of it with the visitor', () => {
    const gone = play(atSign, { type: 'start-over-asked' }, { type: 'start-over-confirmed' });

    expect(JSON.stringify(gone)).not.toContain(readyLaptop.tag);
  });
});
