import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fault } from '../../shared/base/fault.ts';
import { err, ok } from '../../shared/base/result.ts';
import { guardedPort } from '../guarded-port.ts';
import type { DevicePort, Exchange } from '../port.ts';
import { storageIdentity } from '../probes/storage-identity.ts';
import { storageLayout } from '../probes/storage-layout.ts';
import { storageMedium } from '../probes/storage-medium.ts';
import { storageSample } from '../probes/storage-sample.ts';
import { storageSmart } from '../probes/storage-smart.ts';
import { encodeStatusWrapper, parseCommandWrapper } from '../simulated/bot-bytes.ts';
import { simulatedDevice } from '../simulated/catalogue.ts';
import { described, runProbe } from '../simulated/run-probe.ts';
import { parseEnduranceUsed, parseIdentity, parseSmartData, parseSmartThresholds } from './ata.ts';
import { parseStatusWrapper } from './bulk-only.ts';
import {
  parseCapacity10,
  parseCapacity16,
  parseInquiry,
  parseUnitSerial,
  parseWriteProtect,
} from './replies.ts';
import { parseSense } from './sense.ts';

const fuzzRuns = Number(process.env['BALIE_FUZZ_RUNS'] ?? 300);

describe('any bytes', () => {
  it('give a value or a fault to every parser, never a throw', () => {
    // 512 zeros but for a few bytes pass the checksums now and then.
    const block = fc.array(fc.tuple(fc.nat(510), fc.nat(255)), { maxLength: 40 }).map((changes) => {
      const bytes = new Uint8Array(512);
      for (const [at, value] of changes) bytes[at] = value;
      let sum = 0;
      for (const byte of bytes) sum += byte;
      bytes[511] = -sum & 0xff;
      return bytes;
    });
    const bytes = fc.oneof(block, fc.uint8Array({ maxLength: 600 }));

    fc.assert(
      fc.property(bytes, fc.nat(0xffff_ffff), fc.nat(70_000), (any, tag, dataLength) => {
        parseStatusWrapper(any, { tag, dataLength });
        parseSense(any);
        parseInquiry(any);
        parseUnitSerial(any);
        parseWriteProtect(any);
        parseIdentity(any);
        parseSmartData(any);
        parseSmartThresholds(any);
        parseEnduranceUsed(any);
        for (const parsed of [parseCapacity10(any), parseCapacity16(any)]) {
          if (!parsed.ok || parsed.value === null) continue;
          expect(Number.isSafeInteger(parsed.value.blocks * parsed.value.blockSize)).toBe(true);
        }
      }),
      { numRuns: fuzzRuns },
    );
  });
});

/** What a hostile device does with one exchange. */
type Move =
  | { readonly do: 'bytes'; readonly bytes: Uint8Array }
  | { readonly do: 'status'; readonly code: number; readonly residue: number; readonly off: number }
  | { readonly do: 'fill'; readonly byte: number }
  | { readonly do: 'too-long' | 'stall' | 'silence' };

const moves: fc.Arbitrary<Move> = fc.oneof(
  fc.record({ do: fc.constant('bytes' as const), bytes: fc.uint8Array({ maxLength: 64 }) }),
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('status' as const),
      code: fc.constantFrom(0, 0, 0, 1, 2, 9),
      residue: fc.oneof(fc.constant(0), fc.nat(600)),
      off: fc.constantFrom(0, 0, 0, 0, 1, -1),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('fill' as const), byte: fc.nat(255) }) },
  fc.record({ do: fc.constantFrom('too-long' as const, 'stall' as const, 'silence' as const) }),
);

/** Plays the moves over and over; a status may be right by chance, so that talk goes on. */
function hostile(script: readonly Move[]): { port: DevicePort; count: () => number } {
  let turns = 0;
  let tag = 0;
  const port = guardedPort({
    async exchange(exchange: Exchange) {
      turns += 1;
      if (exchange.kind === 'bulk-out') tag = parseCommandWrapper(exchange.bytes)?.tag ?? 0;
      const move = script[turns % script.length] ?? { do: 'stall' };
      if (!('length' in exchange)) {
        return move.do === 'stall' ? err(fault('device/stalled', '')) : ok(new Uint8Array(0));
      }
      const { length } = exchange;
      switch (move.do) {
        case 'bytes':
          return ok(move.bytes.slice(0, length));
        case 'status':
          return ok(
            encodeStatusWrapper({
              tag: (tag + move.off) >>> 0,
              residue: move.residue,
              status: move.code,
            }).slice(0, length),
          );
        case 'fill':
          return ok(new Uint8Array(length === 13 ? 0 : length).fill(move.byte));
        case 'too-long':
          return ok(new Uint8Array(length + 1));
        case 'stall':
          return err(fault('device/stalled', ''));
        case 'silence':
          return err(fault('device/timeout', ''));
      }
    },
    async close() {},
  });
  return { port, count: () => turns };
}

describe('a device that does as it likes', () => {
  const probes = [storageIdentity, storageMedium, storageLayout, storageSample, storageSmart];
  const ssd = simulatedDevice('ssd-failing');
  if (ssd === undefined) throw new Error('No simulated SSD');
  const device = described({ ...ssd, strings: { ...ssd.strings, serial: null } });

  it.each(probes)(
    'ends $id with facts or a fault of the device, after a bounded talk',
    async (probe) => {
      await fc.assert(
        fc.asyncProperty(fc.array(moves, { minLength: 1, maxLength: 24 }), async (script) => {
          const { port, count } = hostile(script);

          const { facts, fault: ended } = await runProbe(probe, port, device);

          expect(ended === null || ended.startsWith('device/')).toBe(true);
          expect(count()).toBeLessThan(2500);
          for (const value of Object.values(facts)) {
            if (typeof value === 'number') expect(Number.isSafeInteger(value)).toBe(true);
          }
        }),
        { numRuns: Math.max(50, Math.floor(fuzzRuns / probes.length)) },
      );
    },
  );
});
