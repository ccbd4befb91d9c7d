import { expect, it } from 'vitest';
import { failedChecks } from './failed-checks.ts';

it('finds each check that did not hold, with all of its reason', () => {
  const text = [
    '[    1.2] usb 1-1: new device',
    'LAB ✓ the hub is seen (0.2 s)',
    'LAB ✗ a stick is read: Error: no answer',
    'LAB         at read (stick.ts:4)',
    '[    1.4] usb 1-1: USB disconnect',
    'LAB ✗ a phone is read: its name is "", expected "Fairphone"',
    'LAB 1 passed, 2 failed',
  ].join('\r\n');

  expect(failedChecks(text)).toEqual([
    { name: 'a stick is read: Error: no answer', error: 'at read (stick.ts:4)' },
    { name: 'a phone is read: its name is "", expected "Fairphone"', error: '' },
  ]);
});
