import { describe, expect, it } from 'vitest';
import { isKioskAddress } from './kiosk-address.ts';
import { isShortcut } from './shortcuts.ts';

const plain = { control: false, alt: false, meta: false };

describe('keys at a kiosk', () => {
  it('pass when they are what a badge reader or a keypad sends', () => {
    for (const key of ['4', 'A', 'a', 'Enter', 'Tab', 'Backspace', 'ArrowLeft', '-']) {
      expect(isShortcut({ ...plain, key })).toBe(false);
    }
  });

  it('are swallowed when they mean something to the program around the page', () => {
    for (const key of ['F5', 'F11', 'F12', 'BrowserBack', 'LaunchMail', 'ContextMenu']) {
      expect(isShortcut({ ...plain, key })).toBe(true);
    }
    expect(isShortcut({ ...plain, key: 'w', control: true })).toBe(true);
    expect(isShortcut({ ...plain, key: 'F4', alt: true })).toBe(true);
    expect(isShortcut({ ...plain, key: 'q', meta: true })).toBe(true);
  });
});

describe('the origin of the kiosk page', () => {
  it('is one address only', () => {
    expect(isKioskAddress('app://kiosk/')).toBe(true);
    expect(isKioskAddress('app://kiosk.example/')).toBe(false);
    expect(isKioskAddress('https://kiosk/')).toBe(false);
    expect(isKioskAddress('app:kiosk')).toBe(false);
    expect(isKioskAddress('about:blank')).toBe(false);
  });
});
