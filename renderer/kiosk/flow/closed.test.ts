import { describe, expect, it } from 'vitest';
import { attractAfterGoodbye } from './forget.ts';
import type { Happening } from './happening.ts';
import { firstModel, type Model } from './model.ts';
import { next } from './next.ts';
import { kiosk, phone, startMs } from './played.test-support.ts';

const free: Model = { ...attractAfterGoodbye(firstModel(startMs)), kiosk, devicesListed: true };
const locked: Model = { ...free, kiosk: { ...kiosk, lockMessage: 'Kom naar balie 2' } };
const unknown: Model = {
  ...free,
  kiosk: {
    ...kiosk,
    enrolment: { step: 'code', code: '123456', expiresAt: '2026-11-30T09:00:00Z' },
  },
};
const beginnings: readonly Happening[] = [
  { type: 'errand-chosen', errand: 'question' },
  { type: 'resume-opened' },
  { type: 'badge-scanned', badgeNumber: '04A1' },
  { type: 'device-attached', device: phone },
];

describe('a kiosk that receives nobody', () => {
  it.each(beginnings)('begins nothing by $type', (happening) => {
    expect(next(free, happening).model.screen.at).not.toBe('attract');
    for (const closed of [locked, unknown]) {
      const turn = next(closed, happening);
      expect([turn.model.screen.at, turn.commands]).toEqual(['attract', []]);
    }
  });

  it('lets who has begun finish, and still hears that it is open again', () => {
    const begun = next(free, { type: 'errand-chosen', errand: 'question' }).model;
    const during = next(begun, { type: 'kiosk-changed', kiosk: locked.kiosk ?? kiosk }).model;

    expect(during.screen).toEqual(begun.screen);
    expect(next(locked, { type: 'kiosk-changed', kiosk }).model.kiosk?.lockMessage).toBeNull();
  });
});
