import { expect, it } from 'vitest';
import { listenForBadges } from './badge-listener.ts';

/** A page without a field, whose timer runs out by hand. */
function emptyPage() {
  let quiet: (() => void) | null = null;
  const page = Object.assign(new EventTarget(), {
    document: { activeElement: null },
    setTimeout: (action: () => void) => {
      quiet = action;
      return 1;
    },
    clearTimeout: () => {
      quiet = null;
    },
  });
  const heard: string[] = [];
  // The listener asks no more of a page than what stands above.
  listenForBadges(page as unknown as Window, (badge) => heard.push(badge));
  let atMs = 1000;
  const press = (...keys: readonly string[]) =>
    keys.map((key) => {
      const event = new Event('keydown', { cancelable: true });
      atMs += 8;
      Object.defineProperties(event, { key: { value: key }, timeStamp: { value: atMs } });
      page.dispatchEvent(event);
      return event.defaultPrevented;
    });
  return { heard, press, isWaiting: () => quiet !== null };
}

it('hears a reader that presses Shift before each capital, and keeps only its characters from the page', () => {
  const { heard, press } = emptyPage();

  const kept = press('Shift', 'E', 'Shift', 'M', 'Shift', 'P', '0', '4', 'Enter');

  expect(heard).toEqual(['EMP04']);
  expect(kept).toEqual([false, true, false, true, false, true, true, true, true]);
});

it('gives back what was typed in time when Shift is the last key', () => {
  const { press, isWaiting } = emptyPage();

  press('a', 'Shift');

  expect(isWaiting()).toBe(true);
});
