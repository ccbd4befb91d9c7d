import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { listenForBadges } from './badge-listener.ts';

/** As much of a text box as typing at its end needs. */
class Field extends EventTarget {
  value = '';
  readonly maxLength = -1;
  readonly selectionStart = null;
  readonly selectionEnd = null;

  setRangeText(text: string): void {
    this.value += text;
  }
}

beforeEach(() => {
  vi.stubGlobal('HTMLInputElement', Field);
});

afterEach(() => {
  vi.unstubAllGlobals();
});

/** A page with one field under the caret, whose timer waits for ever. */
function openPage() {
  const field = new Field();
  let quiet: (() => void) | null = null;
  const page = Object.assign(new EventTarget(), {
    document: { activeElement: field },
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
      Object.defineProperties(event, {
        key: { value: key.replace('Control+', '') },
        ctrlKey: { value: key.startsWith('Control') },
        timeStamp: { value: atMs },
      });
      page.dispatchEvent(event);
      return event.defaultPrevented;
    });
  return { field, heard, press, isWaiting: () => quiet !== null };
}

it('hears a reader that presses Shift before each capital, and keeps only its characters from the page', () => {
  const { heard, press } = openPage();

  const kept = press('Shift', 'E', 'Shift', 'M', 'Shift', 'P', '0', '4', 'Enter');

  expect(heard).toEqual(['EMP04']);
  expect(kept).toEqual([false, true, false, true, false, true, true, true, true]);
});

it('gives back what was typed in time when Shift is the last key', () => {
  const { press, isWaiting } = openPage();

  press('a', 'Shift');

  expect(isWaiting()).toBe(true);
});

it('lets a shortcut find what was typed just before it', () => {
  const { field, press } = openPage();

  const kept = press('h', 'o', 'i', 'Control', 'Control+a');

  expect(field.value).toBe('hoi');
  expect(kept).toEqual([true, true, true, false, false]);
});
