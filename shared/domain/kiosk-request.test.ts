import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type KioskRequestStep,
  type KioskRequestState,
  afterStep,
  isOpen,
  kioskRequestStateSchema,
  stateAt,
} from './kiosk-request.ts';

const steps: readonly KioskRequestStep['type'][] = ['progressed', 'done', 'failed', 'withdrawn'];
const anyStep = fc.constantFrom(...steps).map((type): KioskRequestStep => ({ type }));

function played(taken: readonly KioskRequestStep[]): readonly KioskRequestState[] {
  const states: KioskRequestState[] = ['waiting'];
  for (const step of taken) {
    const now = states.at(-1) ?? 'waiting';
    states.push(afterStep(now, step) ?? now);
  }
  return states;
}

it('ends at most once, whatever comes in whatever order and however often', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 12 }), (taken) => {
      const states = played(taken);

      const firstEnd = states.findIndex((state) => !isOpen(state));
      if (firstEnd === -1) return;
      expect(new Set(states.slice(firstEnd)).size).toBe(1);
    }),
  );
});

it('is never waiting again once it was taken', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 12 }), (taken) => {
      const states = played(taken);

      const firstTaken = states.indexOf('taken');
      if (firstTaken === -1) return;
      expect(states.slice(firstTaken)).not.toContain('waiting');
    }),
  );
});

it('takes the same step twice as once', () => {
  fc.assert(
    fc.property(fc.constantFrom(...kioskRequestStateSchema.options), anyStep, (state, step) => {
      const once = afterStep(state, step) ?? state;

      expect(afterStep(once, step) ?? once).toBe(once);
    }),
  );
});

it('expires only while it is open, and then only a reading that came late changes it', () => {
  const expiresAt = '2026-11-26T10:02:00.000Z';
  const lateMs = Date.parse(expiresAt);
  const late = (state: KioskRequestState) => stateAt({ state, expiresAt }, lateMs);

  expect(kioskRequestStateSchema.options.map(late)).toEqual([
    'expired',
    'expired',
    'done',
    'failed',
    'expired',
    'withdrawn',
  ]);
  expect(stateAt({ state: 'waiting', expiresAt }, lateMs - 1)).toBe('waiting');
  expect(steps.map((type) => afterStep('expired', { type }))).toEqual([null, 'done', null, null]);
});
