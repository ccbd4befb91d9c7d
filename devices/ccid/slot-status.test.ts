import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSlotStatus, slotStatusRequest } from './slot-status.ts';

const numRuns = Number(process.env['BALIE_FUZZ_RUNS'] ?? 300);
const status = (...bytes: readonly number[]) => parseSlotStatus(Uint8Array.from(bytes), 0, 1);

describe('the state of a card slot', () => {
  it('is asked for without powering the card', () => {
    // 0x65 is PC_to_RDR_GetSlotStatus; 0x62, IccPowerOn, is nowhere in this product.
    expect([...slotStatusRequest(0, 1)]).toEqual([0x65, 0, 0, 0, 0, 0, 1, 0, 0, 0]);
  });

  it.each([
    [0x00, 0, { card: 'active', error: null }],
    [0x01, 0, { card: 'inactive', error: null }],
    [0x02, 0, { card: 'none', error: null }],
    [0x41, 0xfe, { card: 'inactive', error: 0xfe }],
    [0x42, 0xfe, { card: 'none', error: 0xfe }],
    // Time extension: bError is no error then (section 6.2.6).
    [0x81, 0x05, { card: 'inactive', error: null }],
  ])('of 0x%s with error 0x%s is read', (byte, error, value) => {
    expect(status(0x81, 0, 0, 0, 0, 0, 1, byte, error, 0)).toEqual({ ok: true, value });
  });

  it.each([
    ['of another message', [0x80, 0, 0, 0, 0, 0, 1, 0, 0, 0]],
    ['of another slot', [0x81, 0, 0, 0, 0, 3, 1, 0, 0, 0]],
    ['of an older question', [0x81, 0, 0, 0, 0, 0, 9, 0, 0, 0]],
    ['in a state that is reserved', [0x81, 0, 0, 0, 0, 0, 1, 3, 0, 0]],
    ['too short', [0x81, 0, 0, 0, 0, 0, 1]],
  ])('is refused when it is %s', (_name, bytes) => {
    expect(status(...bytes)).toMatchObject({ fault: { code: 'device/garbled' } });
  });

  it('never makes the parser throw, whatever its bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 20 }), (bytes) => {
        expect(typeof parseSlotStatus(bytes, 0, 1).ok).toBe('boolean');
      }),
      { numRuns },
    );
  });
});
