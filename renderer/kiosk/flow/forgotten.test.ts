import { describe, expect, it } from 'vitest';
import { tonesOf } from './forgotten.ts';
import type { Model } from './model.ts';
import { attract, emptyDraft, phone, play, startMs, stick } from './played.test-support.ts';

const keyboard = { ...stick, deviceId: 'sim-1-3', kind: 'keyboard' } as const;

/** A visitor with these devices at the cable, who has just pressed that he is done. */
function gone(devices: Model['devices']): Model {
  const here: Model = {
    ...attract,
    devices,
    draft: emptyDraft,
    screen: { at: 'check-in', how: 'choose' },
  };
  return play(here, { type: 'start-over-asked' }, { type: 'start-over-confirmed' });
}

const later = (model: Model, seconds: number): Model =>
  play(model, { type: 'tick', nowMs: startMs + seconds * 1000 });

describe('a device that its owner left at the cable', () => {
  it('is told of until it is unplugged, also to those who come after him', () => {
    const left = gone([phone]);
    const next = play(
      { ...left, draft: emptyDraft, screen: { at: 'check-in', how: 'choose' } },
      { type: 'start-over-asked' },
      { type: 'start-over-confirmed' },
    );

    expect(later(left, 300).forgotten?.deviceIds).toEqual([phone.deviceId]);
    expect(next.forgotten).toEqual(left.forgotten);
    expect(play(left, { type: 'device-detached', deviceId: phone.deviceId }).forgotten).toBeNull();
  });

  it('calls him back by three tones, twenty seconds apart', () => {
    const forgotten = gone([phone]).forgotten ?? { deviceIds: [], sinceMs: 0 };

    const tones = [19, 20, 45, 60, 600].map((seconds) =>
      tonesOf(forgotten, forgotten.sinceMs, forgotten.sinceMs + seconds * 1000),
    );

    expect(tones).toEqual([0, 1, 2, 3, 3]);
  });

  it('sounds no tone again that was due before the door came back', () => {
    const forgotten = gone([phone]).forgotten ?? { deviceIds: [], sinceMs: 0 };
    const after = (toldSince: number, now: number) =>
      tonesOf(forgotten, forgotten.sinceMs + toldSince * 1000, forgotten.sinceMs + now * 1000);

    expect(after(45, 50)).toBe(0);
    expect(after(45, 60)).toBe(1);
    expect(after(300, 600)).toBe(0);
  });

  it('is nothing that belongs to the kiosk, or that lay there before him', () => {
    const before: Model = { ...attract, devices: [phone], leftBehind: [phone.deviceId] };

    expect(gone([keyboard]).forgotten).toBeNull();
    expect(
      play(
        { ...before, draft: emptyDraft, screen: { at: 'check-in', how: 'choose' } },
        { type: 'start-over-asked' },
        { type: 'start-over-confirmed' },
      ).forgotten,
    ).toBeNull();
  });
});
