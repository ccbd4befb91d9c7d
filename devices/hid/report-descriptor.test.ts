import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cpuMs } from '../../test/lab/cpu-ms.ts';
import {
  fidoReports,
  keyboardReports,
  mediaKeyReports,
  upsReports,
} from '../simulated/hid-bytes.ts';
import { keyCodeCount, keysDown } from './keyboard-reports.ts';
import { featureLength, upsPlaces, upsRuntimeSeconds } from './power-device.ts';
import { parseReportDescriptor, type HidReports } from './report-descriptor.ts';
import { fullUsage, placeOf, valueOf } from './report-values.ts';

const numRuns = Number(process.env['BALIE_FUZZ_RUNS'] ?? 300);

function parsed(bytes: Uint8Array | readonly number[]): HidReports {
  const result = parseReportDescriptor(Uint8Array.from(bytes));
  if (!result.ok) throw new Error(result.fault.detail);
  return result.value;
}

const codeOf = (bytes: readonly number[]) => {
  const result = parseReportDescriptor(Uint8Array.from(bytes));
  return result.ok ? null : result.fault.code;
};

describe('a HID report descriptor', () => {
  it('tells what a boot keyboard sends, field by field', () => {
    const { collections, fields, reportIds } = parsed(keyboardReports);

    expect(collections).toEqual([{ usagePage: 1, usage: 6 }]);
    expect(reportIds).toEqual([]);
    expect(
      fields.map(({ kind, bitOffset, bits, count }) => [kind, bitOffset, bits, count]),
    ).toEqual([
      ['input', 0, 1, 8],
      ['input', 8, 8, 1],
      ['output', 0, 1, 5],
      ['output', 5, 3, 1],
      ['input', 16, 8, 6],
    ]);
  });

  it('names every application collection and report number', () => {
    expect(parsed(mediaKeyReports)).toMatchObject({
      collections: [
        { usagePage: 0x0c, usage: 1 },
        { usagePage: 1, usage: 0x80 },
      ],
      reportIds: [1, 2],
    });
    expect(parsed(fidoReports).collections).toEqual([{ usagePage: 0xf1d0, usage: 1 }]);
  });

  it('takes a maximum without its sign byte for what was meant', () => {
    // Logical Maximum (0xff) in one byte is -1 by the letter and 255 by every maker.
    const { fields } = parsed([
      5, 1, 9, 6, 0xa1, 1, 0x15, 0, 0x25, 0xff, 0x75, 8, 0x95, 1, 0x81, 2, 0xc0,
    ]);

    expect(fields[0]).toMatchObject({ logicalMinimum: 0, logicalMaximum: 255 });
  });

  it('takes a usage of four bytes with its own page, and puts aside and takes back its state', () => {
    const { fields } = parsed([
      ...[5, 1, 0x75, 8, 0x95, 1, 0xa4, 5, 7, 0x75, 16, 0xb4],
      ...[0x0b, 0x66, 0, 0x85, 0, 0xb1, 2],
    ]);

    expect(fields).toMatchObject([
      { kind: 'feature', bits: 8, usages: [{ first: fullUsage(0x85, 0x66) }] },
    ]);
  });

  it.each([
    ['nothing', []],
    ['an item that ends early', [0x26, 0xff]],
    ['an end without a beginning', [0xc0]],
    ['a collection left open', [0xa1, 1]],
    ['a report of two gigabytes', [0x77, 0xff, 0xff, 0xff, 0x7f, 0x95, 1, 0x81, 2]],
    ['fields that add up beyond all measure', [0x76, 0, 0x40, 0x96, 0, 0x40, 0x81, 2]],
    ['a report number 0', [0x85, 0]],
    ['a state taken back that was never put aside', [0xb4]],
    ['states put aside without end', Array.from({ length: 20 }, () => 0xa4)],
    ['collections without end', Array.from({ length: 100 }, () => [0xa1, 0]).flat()],
    ['fields without end', Array.from({ length: 2000 }, () => [0x81, 2]).flat()],
    ['more bytes than a kernel takes', Array.from({ length: 4097 }, () => 0)],
  ])('is refused when it is %s', (_name, bytes) => {
    expect(codeOf(bytes)).toBe('device/garbled');
  });

  it('never makes a parser throw, whatever its bytes', () => {
    const item = fc
      .tuple(fc.nat(255), fc.uint8Array({ minLength: 4, maxLength: 4 }))
      .map(([prefix, bytes]) => [prefix, ...bytes.slice(0, [0, 1, 2, 4][prefix & 3])]);
    const descriptor = fc.oneof(
      fc.array(item, { maxLength: 60 }).map((items) => Uint8Array.from(items.flat())),
      fc.uint8Array({ maxLength: 300 }),
      // A good one with a few bytes spoilt.
      fc
        .tuple(
          fc.constantFrom(keyboardReports, upsReports, mediaKeyReports),
          fc.array(fc.tuple(fc.nat(120), fc.nat(255)), { maxLength: 4 }),
        )
        .map(([good, changes]) => {
          const bytes = Uint8Array.from(good);
          for (const [at, byte] of changes) if (at < bytes.length) bytes[at] = byte;
          return bytes;
        }),
    );
    fc.assert(
      fc.property(descriptor, fc.uint8Array({ maxLength: 70 }), (bytes, report) => {
        const started = cpuMs();
        const result = parseReportDescriptor(bytes);
        if (result.ok) {
          keyCodeCount(result.value);
          keysDown(result.value, report);
          upsPlaces(result.value);
          expect(featureLength(result.value, 1)).toBeLessThanOrEqual(16_385);
        } else expect(result.fault.code).toBe('device/garbled');
        expect(cpuMs() - started).toBeLessThan(50);
      }),
      { numRuns },
    );
  });
});

describe('a keyboard report', () => {
  const keyboard = parsed(keyboardReports);

  it('tells which keys are down, modifiers among them', () => {
    const report = Uint8Array.from([0, 0x09, 0, 0x15, 0x04, 0, 0, 0, 0]);

    expect(keysDown(keyboard, report)).toEqual(new Set([0xe0, 0xe3, 0x15, 0x04]));
    expect(keysDown(keyboard, new Uint8Array(9))).toEqual(new Set());
  });

  it('says nothing of keys when too many are down or when it is another report', () => {
    // Usage 1, "ErrorRollOver", in every place (HID Usage Tables 1.5 section 10).
    expect(keysDown(keyboard, Uint8Array.from([0, 0, 0, 1, 1, 1, 1, 1, 1]))).toBeNull();
    expect(keysDown(keyboard, Uint8Array.from([7, 0, 0, 4]))).toBeNull();
    expect(keysDown(keyboard, new Uint8Array(0))).toBeNull();
  });

  it('can hold as many different codes as the descriptor names', () => {
    expect(keyCodeCount(keyboard)).toBe(106);
    expect(keyCodeCount(parsed(mediaKeyReports))).toBe(0);
  });
});

describe('the figures of a UPS', () => {
  const ups = parsed(upsReports);
  const runtime = placeOf(ups, 'feature', fullUsage(0x85, 0x68));

  it('are found by usage in their feature reports', () => {
    const places = [...upsPlaces(ups)].map(([figure, { field }]) => [figure, field.reportId]);

    expect(Object.fromEntries(places)).toEqual({
      capacityMode: 1,
      charge: 2,
      runtime: 3,
      mainsPresent: 4,
      charging: 4,
      discharging: 4,
      needsReplacement: 4,
      batteryPresent: 4,
      overload: 4,
      internalFailure: 4,
      load: 5,
    });
    expect(featureLength(ups, 3)).toBe(3);
  });

  it('are read only from their own report, within their range and in their unit', () => {
    if (runtime === null) throw new Error('no runtime');
    const charge = placeOf(ups, 'feature', fullUsage(0x85, 0x66));
    if (charge === null) throw new Error('no charge');

    expect(valueOf(Uint8Array.from([3, 0x60, 0x09]), runtime)).toBe(2400);
    expect(valueOf(Uint8Array.from([4, 0x60, 0x09]), runtime)).toBeNull();
    expect(valueOf(Uint8Array.from([3, 0x60]), runtime)).toBeNull();
    expect(valueOf(Uint8Array.from([2, 101]), charge)).toBeNull();
    expect(upsRuntimeSeconds(2400, runtime)).toBe(2400);
    expect(upsRuntimeSeconds(2400, charge)).toBeNull();
  });
});
