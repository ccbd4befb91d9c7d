import { describe, expect, it } from 'vitest';
import { err } from '../../../shared/base/result.ts';
import { fault } from '../../../shared/base/fault.ts';
import type { Happening } from './happening.ts';
import { next } from './next.ts';
import { attract, laptopOut, phone, play, visitId } from './played.test-support.ts';

const toReturn: readonly Happening[] = [
  { type: 'errand-chosen', errand: 'handover' },
  { type: 'badge-scanned', badgeNumber: '100001' },
  { type: 'category-chosen', category: 'return' },
];
const readIt: readonly Happening[] = [
  { type: 'device-attached', device: phone },
  { type: 'device-decided', choice: 'read' },
];
const atHandIn = play(attract, ...toReturn, ...readIt);

describe('bringing something back', () => {
  it('asks for the device and nothing else before it shows what went out', () => {
    expect(play(attract, ...toReturn).screen).toEqual({ at: 'device-plug' });
    expect(atHandIn.screen).toEqual({
      at: 'hand-in',
      out: laptopOut,
      ticked: [],
      photo: { state: 'none' },
    });
  });

  it('keeps in one press how it is, what is back and its photo, and gives the number', () => {
    const model = play(
      atHandIn,
      { type: 'accessory-ticked', name: 'Lader' },
      { type: 'accessory-ticked', name: 'Tas' },
      { type: 'accessory-ticked', name: 'Tas' },
      { type: 'photo-taken', jpegBase64: '/9j/' },
      { type: 'hand-in-given', condition: 'worn' },
    );

    expect(model.screen.at).toBe('number');
    expect(model.draft).toMatchObject({
      handIn: {
        condition: 'worn',
        accessories: [
          { name: 'Lader', count: 1 },
          { name: 'Tas', count: 0 },
        ],
      },
      reason: { category: 'return', photoHash: 'a'.repeat(64) },
    });
  });

  it('goes on without the desk, and without a device', () => {
    const asking = play(attract, ...toReturn);
    const { model, commands } = next(asking, { type: 'device-decided', choice: 'no-device' });
    const decided = play(asking, { type: 'device-decided', choice: 'no-device' });
    const alone = next(
      { ...decided, pending: null, screen: asking.screen },
      {
        type: 'replied',
        epoch: model.epoch,
        reply: {
          call: 'visit.device-out',
          input: { visitId },
          result: err(fault('desk/unreachable', 'It is away')),
        },
      },
    ).model;

    expect(commands).toHaveLength(1);
    expect(alone.screen).toMatchObject({ at: 'hand-in', out: null });
    expect(play(alone, { type: 'hand-in-given', condition: 'good' }).screen.at).toBe('number');
  });

  it('waits for a photo that is on its way, and forgets all of it with the visitor', () => {
    const sending = next(atHandIn, { type: 'photo-taken', jpegBase64: '/9j/' }).model;

    expect(next(sending, { type: 'hand-in-given', condition: 'good' }).commands).toEqual([]);
    const gone = play(atHandIn, { type: 'start-over-asked' }, { type: 'start-over-confirmed' });
    expect(JSON.stringify(gone)).not.toContain(laptopOut.tag);
  });
});
