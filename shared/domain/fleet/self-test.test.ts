import { describe, expect, it } from 'vitest';
import { faultCodes } from '../../base/fault.ts';
import { readerWhy } from './self-test.ts';

describe('why a kiosk reads no devices', () => {
  it('has words for the bus, and one for whatever else is wrong with the reader', () => {
    const ofBus = faultCodes.filter((code) => code.startsWith('bus/'));
    expect(ofBus.map(readerWhy)).not.toContain('reader-does-not-answer');
    expect(readerWhy('reader/crashed')).toBe('reader-does-not-answer');
  });
});
