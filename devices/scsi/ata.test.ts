import { describe, expect, it } from 'vitest';
import { ok, type Result } from '../../shared/base/result.ts';
import { ataDrive, type AtaHealth } from '../simulated/ata-drive.ts';
import {
  belowThreshold,
  parseEnduranceUsed,
  parseIdentity,
  parseSmartData,
  parseSmartThresholds,
  smartVerdict,
} from './ata.ts';
import { ataCommand, ataReadBlock, smartFeature, smartKey, smartReturnStatus } from './commands.ts';

const health: AtaHealth = {
  solidState: true,
  failing: false,
  attributes: [
    [5, 10, 10, 70_000],
    [9, 99, 0, 12],
    [194, 60, 0, 41],
  ],
  enduranceUsed: 7,
};

function block(registers: Parameters<typeof ataReadBlock>[0], of = health): Uint8Array {
  const answer = ataDrive(of).perform(ataReadBlock(registers));
  if (answer === null || !('data' in answer)) throw new Error('No data');
  return answer.data;
}

const smart = (feature: number) => block({ command: ataCommand.smart, feature, ...smartKey });

function value<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error('A fault');
  return result.value;
}

describe('the health of a disk behind a bridge', () => {
  it('is asked with the bytes of SAT-3', () => {
    const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

    expect(hex(ataReadBlock({ command: ataCommand.identifyDevice }))).toBe(
      '85080e0000000100000000000000ec00',
    );
    expect(hex(ataReadBlock({ command: 0xb0, feature: 0xd0, ...smartKey }))).toBe(
      '85080e00d000010000004f00c200b000',
    );
    expect(hex(smartReturnStatus)).toBe('85062000da00000000004f00c200b000');
    expect(hex(ataReadBlock({ command: 0x2f, lbaLow: 4, lbaMid: 7, extended: true }))).toBe(
      '85090e00000001000400070000402f00',
    );
  });

  it('begins with what the disk can tell', () => {
    expect(parseIdentity(block({ command: ataCommand.identifyDevice }))).toEqual(
      ok({ smart: 'enabled', solidState: true, locked: false, logs: true }),
    );
    expect(
      parseIdentity(block({ command: 0xec }, { ...health, solidState: false, locked: true })),
    ).toMatchObject({ value: { solidState: false, locked: true } });
    expect(parseIdentity(new Uint8Array(512))).toEqual(
      ok({ smart: 'none', solidState: null, locked: false, logs: false }),
    );
  });

  it('is attributes with a checksum, and thresholds by their number', () => {
    const attributes = value(parseSmartData(smart(smartFeature.readData)));
    const thresholds = value(parseSmartThresholds(smart(smartFeature.readThresholds)));

    expect(attributes.map(({ id, raw }) => [id, raw])).toEqual([
      [5, 70_000],
      [9, 12],
      [194, 41],
    ]);
    expect(belowThreshold(attributes, thresholds)).toEqual([5]);
    expect(belowThreshold(attributes, new Map([[5, 9]]))).toEqual([]);
    // 254 is invalid and 0 never trips.
    expect(belowThreshold(attributes, new Map([[5, 254]]))).toEqual([]);
    expect(belowThreshold(attributes, new Map())).toEqual([]);
  });

  it.each([
    ['an identity', parseIdentity, { command: 0xec }],
    ['attributes', parseSmartData, { command: 0xb0, feature: 0xd0 }],
    ['thresholds', parseSmartThresholds, { command: 0xb0, feature: 0xd1 }],
  ] as const)('is not believed with a bit that is wrong: %s', (_name, parse, registers) => {
    const bytes = block(registers);
    bytes[100] = (bytes[100] ?? 0) ^ 0x10;

    expect(parse(bytes)).toMatchObject({ fault: { code: 'device/garbled' } });
    expect(parse(bytes.slice(0, 511))).toMatchObject({ fault: { code: 'device/garbled' } });
  });

  it('is the drive’s own verdict only when the registers say one of the two words', () => {
    const registers = (lbaMid: number, lbaHigh: number) => ({
      error: 0,
      status: 0x50,
      lbaMid,
      lbaHigh,
    });

    expect(smartVerdict(registers(0x4f, 0xc2))).toBe('passed');
    expect(smartVerdict(registers(0xf4, 0x2c))).toBe('failing');
    expect(smartVerdict(registers(0, 0))).toBeNull();
    expect(smartVerdict(null)).toBeNull();
  });

  it('has wear only where the drive says that the figure is valid', () => {
    const page = block({ command: ataCommand.readLogExt });
    expect(parseEnduranceUsed(page)).toBe(7);

    page[15] = 0x80;
    expect(parseEnduranceUsed(page)).toBeNull();
    expect(parseEnduranceUsed(new Uint8Array(512))).toBeNull();
  });
});
