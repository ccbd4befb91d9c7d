import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createLookSoon } from './look-soon.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('looks once after many events, and again after the next', () => {
  const look = vi.fn<() => void>();
  const soon = createLookSoon(look);

  for (let event = 0; event < 50; event += 1) soon.ask();
  vi.advanceTimersByTime(2_000);
  const first = look.mock.calls.length;
  soon.ask();
  vi.advanceTimersByTime(2_000);

  expect([first, look.mock.calls.length]).toEqual([1, 2]);
});

it('does not look any more once it was stopped', () => {
  const look = vi.fn<() => void>();
  const soon = createLookSoon(look);

  soon.ask();
  soon.stop();
  vi.advanceTimersByTime(10_000);

  expect(look).not.toHaveBeenCalled();
});
