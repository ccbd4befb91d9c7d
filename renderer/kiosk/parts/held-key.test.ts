import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createHeldKey } from './held-key.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('presses again and again while it is held, and takes the click at the end for none', () => {
  const key = createHeldKey();
  const press = vi.fn<() => void>();

  key.begin(press);
  vi.advanceTimersByTime(499);
  const tapped = press.mock.calls.length;
  vi.advanceTimersByTime(1 + 4 * 60);
  key.end();
  vi.advanceTimersByTime(10_000);

  expect([tapped, press.mock.calls.length, key.wasHeld(), key.wasHeld()]).toEqual([
    0,
    5,
    true,
    false,
  ]);
});

it('leaves a tap to its click', () => {
  const key = createHeldKey();
  const press = vi.fn<() => void>();

  key.begin(press);
  key.end();
  vi.advanceTimersByTime(10_000);

  expect([press.mock.calls.length, key.wasHeld()]).toEqual([0, false]);
});
