import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fault, faultCodes } from '../../../shared/base/fault.ts';
import { err } from '../../../shared/base/result.ts';
import type { Happening } from './happening.ts';
import type { Command, Model, Reply } from './model.ts';
import { next } from './next.ts';
import { attract, coreReply, emptyDraft, kiosk, phone, stick } from './played.test-support.ts';

/** Everything that one visitor leaves in a model carries this word. */
const secret = 'geheim';

const taps: readonly Happening[] = [
  { type: 'language-chosen', locale: 'en' },
  { type: 'text-size-changed' },
  { type: 'errand-chosen', errand: 'problem' },
  { type: 'errand-chosen', errand: 'question' },
  { type: 'errand-chosen', errand: 'handover' },
  { type: 'resume-opened' },
  { type: 'resume-entered', resumeCode: 'K7W4M' },
  { type: 'check-in-way-chosen', how: 'staff-number' },
  { type: 'check-in-way-chosen', how: 'guest' },
  { type: 'identified', identification: { by: 'guest', name: secret, contact: secret } },
  { type: 'kept' },
  { type: 'other-report-asked' },
  { type: 'report-type-chosen', reportType: 'complaint' },
  { type: 'report-type-chosen', reportType: 'authorisation' },
  { type: 'category-chosen', category: 'mail' },
  { type: 'category-chosen', category: 'something-else' },
  { type: 'triage-answered', answer: secret },
  { type: 'words-typed', words: secret },
  { type: 'photo-taken', jpegBase64: secret },
  { type: 'photo-removed' },
  { type: 'reason-finished' },
  { type: 'device-picked', deviceId: phone.deviceId },
  { type: 'device-decided', choice: 'read' },
  { type: 'device-decided', choice: 'charge-only' },
  { type: 'device-decided', choice: 'no-device' },
  { type: 'reading-repeated' },
  { type: 'label-opened' },
  { type: 'label-given', text: 'geheim-0001', way: 'typed' },
  { type: 'label-finished' },
  { type: 'prompt-declined' },
  { type: 'result-answered', answer: 'yes' },
  { type: 'urgency-answered', answer: { since: 'today' } },
  { type: 'urgency-answered', answer: { canWork: 'no' } },
  { type: 'urgency-answered', answer: { affected: 'team' } },
  { type: 'urgency-answered', answer: { deadline: null } },
  { type: 'proposal-accepted', argument: secret },
  { type: 'slip-asked' },
  { type: 'finished' },
  { type: 'back' },
  { type: 'person-asked' },
  { type: 'person-confirmed' },
  { type: 'start-over-asked' },
  { type: 'start-over-confirmed' },
  { type: 'overlay-closed' },
  { type: 'fault-retried' },
  { type: 'fault-dismissed' },
  { type: 'visit-given-up' },
];

const news: readonly Happening[] = [
  { type: 'link-changed', linked: false },
  { type: 'link-changed', linked: true },
  { type: 'kiosk-changed', kiosk },
  { type: 'device-attached', device: phone },
  { type: 'device-attached', device: stick },
  { type: 'device-detached', deviceId: phone.deviceId },
  { type: 'device-detached', deviceId: stick.deviceId },
  { type: 'prompt-changed', deviceId: phone.deviceId, prompt: 'trust' },
  { type: 'prompt-changed', deviceId: phone.deviceId, prompt: null },
  { type: 'visit-delivered', visitId: emptyDraft.visitId },
  { type: 'badge-scanned', badgeNumber: '0412345' },
  { type: 'code-scanned', text: 'GEHEIM1' },
  { type: 'activity' },
];

/** What a test may do: let something happen, let time pass, or answer the oldest question. */
type Move =
  | { readonly does: 'happen'; readonly happening: Happening }
  | { readonly does: 'wait'; readonly seconds: number }
  | { readonly does: 'reply' }
  | { readonly does: 'refuse'; readonly code: (typeof faultCodes)[number] };

const moves = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...taps).map(happen) },
    { weight: 3, arbitrary: fc.constantFrom(...news).map(happen) },
    { weight: 8, arbitrary: fc.constant<Move>({ does: 'reply' }) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(...faultCodes).map((code): Move => ({ does: 'refuse', code })),
    },
    {
      weight: 1,
      arbitrary: fc
        .integer({ min: 1, max: 90 })
        .map((seconds): Move => ({ does: 'wait', seconds })),
    },
  ),
  { maxLength: 80 },
);

function happen(happening: Happening): Move {
  return { does: 'happen', happening };
}

interface World {
  readonly model: Model;
  readonly asked: readonly { readonly command: Command; readonly epoch: number }[];
}

function step(world: World, happening: Happening): World {
  const { model, commands } = next(world.model, happening);
  const asked = commands.map((command) => ({ command, epoch: model.epoch }));
  return { model, asked: [...world.asked, ...asked] };
}

function move(world: World, one: Move): World {
  switch (one.does) {
    case 'happen':
      return step(world, one.happening);
    case 'wait':
      return step(world, { type: 'tick', nowMs: world.model.nowMs + one.seconds * 1000 });
    default: {
      const [oldest, ...asked] = world.asked;
      if (oldest === undefined) return world;
      const { command, epoch } = oldest;
      const reply =
        one.does === 'reply'
          ? coreReply(world.model.draft ?? emptyDraft, command)
          : // The fault answers the very command, so call, input and result belong together.
            ({ ...command, result: err(fault(one.code, 'test')) } as Reply);
      return step({ model: world.model, asked }, { type: 'replied', epoch, reply });
    }
  }
}

const empty: World = { model: attract, asked: [] };

describe('any sequence of happenings', () => {
  it('never throws and always leaves a screen', () => {
    fc.assert(
      fc.property(moves, (all) => {
        const { model } = all.reduce(move, empty);

        expect(model.screen.at).toBeTypeOf('string');
      }),
      { numRuns: 400 },
    );
  });

  it('leaves nothing of a visitor on a screen of nobody', () => {
    fc.assert(
      fc.property(moves, (all) => {
        all.reduce((world, one) => {
          const after = move(world, one);
          const { at } = after.model.screen;
          if (at === 'attract' || at === 'goodbye') {
            expect(after.model).toMatchObject({ draft: null, trail: [], pending: null });
            expect(JSON.stringify(after.model)).not.toMatch(/geheim|Sanne|K7W4M/iu);
          }
          return after;
        }, empty);
      }),
      { numRuns: 400 },
    );
  });

  it('never offers the device of the one before to the next', () => {
    fc.assert(
      fc.property(moves, (all) => {
        const first = all.reduce(move, step(empty, { type: 'device-attached', device: phone }));
        const gone = step(first, { type: 'tick', nowMs: first.model.nowMs + 1_000_000 });
        fc.pre(gone.model.draft === null && gone.model.pending === null);
        fc.pre(gone.model.devices.some(({ deviceId }) => deviceId === phone.deviceId));
        const left = gone.model.leftBehind;

        expect(left).toContain(phone.deviceId);
      }),
      { numRuns: 400 },
    );
  });

  it('erases a visit that began for somebody who had already left', () => {
    const began = step(empty, { type: 'errand-chosen', errand: 'problem' });
    const [asked] = began.asked;
    if (asked === undefined) throw new Error('No visit was begun');
    const { model, commands } = next(
      { ...began.model, epoch: began.model.epoch + 1, pending: null },
      { type: 'replied', epoch: asked.epoch, reply: coreReply(emptyDraft, asked.command) },
    );

    expect(model.draft).toBeNull();
    expect(commands).toEqual([
      { call: 'visit.drop', input: { visitId: emptyDraft.visitId, because: 'start-over' } },
    ]);
  });
});
