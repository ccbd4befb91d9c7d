import { describe, expect, it } from 'vitest';
import { ok } from '../../shared/base/result.ts';
import {
  capacity10,
  capacity16,
  inquiryData,
  modeHeader,
  unitSerialPage,
} from '../simulated/scsi-data.ts';
import { readBlocks } from './commands.ts';
import {
  parseCapacity10,
  parseCapacity16,
  parseInquiry,
  parseUnitSerial,
  parseWriteProtect,
} from './replies.ts';
import { parseSense, senseText } from './sense.ts';

const medium = (blocks: number, blockSize = 512) => ({ blocks, blockSize, read: () => null });

describe('the replies of a drive', () => {
  it('name its maker and model without padding', () => {
    const bytes = inquiryData({
      maker: 'Acme',
      model: 'Flash Disk',
      firmware: '1.00',
      removable: true,
    });

    expect(parseInquiry(bytes)).toEqual(
      ok({ type: 'disk', removable: true, maker: 'Acme', model: 'Flash Disk', firmware: '1.00' }),
    );
    expect(parseInquiry(bytes.slice(1))).toMatchObject({ fault: { code: 'device/garbled' } });
  });

  it('hold no control characters, whatever the drive writes there', () => {
    const bytes = inquiryData({
      maker: '\u0000\u001b[31m',
      model: '\u007f\u0001',
      firmware: '',
      removable: false,
    });

    expect(parseInquiry(bytes)).toMatchObject({
      value: { maker: '[31m', model: '', firmware: '' },
    });
  });

  it('say its serial number on its own page only', () => {
    expect(parseUnitSerial(unitSerialPage('LAB0SERIAL'))).toBe('LAB0SERIAL');
    expect(parseUnitSerial(Uint8Array.of(0, 0x83, 0, 4, 65, 65, 65, 65))).toBe('');
  });

  it('say its size in eight bytes up to 2 TiB, and in 32 above', () => {
    expect(parseCapacity10(capacity10(medium(1000)))).toEqual(ok({ blocks: 1000, blockSize: 512 }));
    expect(parseCapacity10(capacity10(medium(2 ** 33)))).toEqual(ok(null));
    expect(parseCapacity16(capacity16(medium(2 ** 33, 4096)))).toEqual(
      ok({ blocks: 2 ** 33, blockSize: 4096 }),
    );
  });

  it('are not believed with blocks that no drive has, or more than petabytes', () => {
    expect(parseCapacity10(capacity10(medium(1000, 520)))).toMatchObject({ ok: false });
    expect(parseCapacity10(capacity10(medium(1000, 0)))).toMatchObject({ ok: false });
    expect(parseCapacity16(capacity16(medium(2 ** 50)))).toMatchObject({ ok: false });
    expect(parseCapacity16(new Uint8Array(32).fill(0xff))).toMatchObject({ ok: false });
  });

  it('tell write protection by one bit, when there are enough bytes for it', () => {
    expect(parseWriteProtect(modeHeader(true))).toBe(true);
    expect(parseWriteProtect(modeHeader(false))).toBe(false);
    expect(parseWriteProtect(Uint8Array.of(3, 0, 0x80))).toBeNull();
  });
});

describe('sense data', () => {
  it('are read in both formats', () => {
    const fixed = new Uint8Array(18);
    fixed.set([0x70, 0, 2], 0);
    fixed.set([0x04, 0x01], 12);

    expect(senseText(parseSense(fixed))).toBe('02/04/01');
    expect(senseText(parseSense(Uint8Array.of(0x72, 3, 0x11, 0)))).toBe('03/11/00');
    expect(senseText(parseSense(Uint8Array.of(0x12, 3, 0x11)))).toBe('00/00/00');
  });

  it('hold the registers of an ATA command in either', () => {
    const described = [
      0x72, 1, 0, 0x1d, 0, 0, 0, 14, 9, 12, 0, 0, 0, 0, 0, 0, 0, 0xf4, 0, 0x2c, 0, 0x50,
    ];
    const fixed = [0x70, 0, 1, 0, 0x50, 0, 0, 10, 0, 0, 0xf4, 0x2c, 0, 0x1d, 0, 0, 0, 0];
    const registers = { error: 0, status: 0x50, lbaMid: 0xf4, lbaHigh: 0x2c };

    expect(parseSense(Uint8Array.from(described)).ata).toEqual(registers);
    expect(parseSense(Uint8Array.from(fixed)).ata).toEqual(registers);
    // Cut off inside the descriptor: no registers rather than wrong ones.
    expect(parseSense(Uint8Array.from(described.slice(0, 20))).ata).toBeNull();
  });
});

it('reads with ten bytes up to the last block that fits, and with sixteen above', () => {
  expect([...readBlocks(0xffff_ffff, 1)]).toEqual([0x28, 0, 255, 255, 255, 255, 0, 0, 1, 0]);
  expect([...readBlocks(0xffff_ffff, 2)]).toEqual([
    ...[0x88, 0, 0, 0, 0, 0, 255, 255, 255, 255],
    ...[0, 0, 0, 2, 0, 0],
  ]);
});
