import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fault } from '../../shared/base/fault.ts';
import { err, ok } from '../../shared/base/result.ts';
import type { DevicePort, Exchange } from '../port.ts';
import { fidoReports } from '../simulated/hid-bytes.ts';
import { replayed, simulated } from '../simulated/replayed.ts';
import { described, runProbe } from '../simulated/run-probe.ts';
import { fidoInfo } from './fido-info.ts';
import { yubikeyInfo } from './yubikey-info.ts';

const transcript = (name: string) =>
  readFileSync(new URL(`./transcripts/${name}.txt`, import.meta.url), 'utf8');

const numRuns = Number(process.env['BALIE_FUZZ_RUNS'] ?? 300);
const key = described(simulated('security-key'));

/** A FIDO interface that says these packets, the last one over and over. */
function saying(packets: readonly Uint8Array[]): DevicePort & { readonly reads: () => number } {
  let reads = 0;
  return {
    reads: () => reads,
    async exchange(exchange: Exchange) {
      switch (exchange.kind) {
        case 'control-in':
          return ok(fidoReports);
        case 'hid-out':
          return ok(new Uint8Array(0));
        case 'hid-in': {
          const next = packets[Math.min(reads, packets.length - 1)];
          reads += 1;
          return ok((next ?? new Uint8Array(0)).slice(0, exchange.length));
        }
        default:
          return err(fault('device/unsupported', ''));
      }
    },
    close: async () => {},
  };
}

/** One packet: report number, channel, then these bytes. */
function packet(channel: number, ...bytes: readonly number[]): Uint8Array {
  const one = new Uint8Array(65);
  new DataView(one.buffer).setUint32(1, channel);
  one.set(bytes, 5);
  return one;
}

const broadcast = 0xffff_ffff;
const nonce = [0x62, 0x61, 0x6c, 0x69, 0x65, 0x2d, 0x30, 0x31];
const opened = packet(broadcast, 0x86, 0, 17, ...nonce, 1, 2, 3, 4, 2, 5, 7, 1, 5);
const mine = 0x0102_0304;

describe('a security key', () => {
  it('tells model, options and the counter of its PIN', async () => {
    expect(
      await replayed(fidoInfo, transcript('fido-info.yubikey-57'), 'security-key'),
    ).toMatchObject({
      facts: {
        'fido.ctap2': true,
        'fido.model': 'YubiKey 5 NFC (5.7)',
        'fido.pin-set': true,
        'fido.min-pin-length': 4,
        'fido.passkeys-left': 97,
        'fido.pin-retries': 8,
      },
      fault: null,
    });
    expect(
      await replayed(fidoInfo, transcript('fido-info.pin-low'), 'security-key-pin-low'),
    ).toMatchObject({
      facts: { 'fido.pin-retries': 2, 'fido.device-version': '5.4.3' },
    });
  });

  it('that knows U2F alone says so, and is asked nothing more', async () => {
    expect(
      await replayed(fidoInfo, transcript('fido-info.u2f-only'), 'security-key-u2f'),
    ).toMatchObject({
      facts: { 'fido.device-version': '1.0.3', 'fido.ctap2': false },
      fault: null,
    });
  });

  it('of Yubico tells firmware and form by its own reading command', async () => {
    expect(
      await replayed(yubikeyInfo, transcript('yubikey-info.yubikey-57'), 'security-key'),
    ).toMatchObject({
      facts: {
        'yubikey.interfaces': ['OTP', 'FIDO', 'CCID'],
        'yubikey.firmware': '5.7.1',
        'yubikey.form': 'USB-A',
        'yubikey.fips': false,
      },
      fault: null,
    });
  });

  it('of Yubico that does not know the command has the firmware of its descriptor', async () => {
    const port = saying([opened, packet(mine, 0xbf, 0, 1, 1)]);
    const { facts, fault: ended } = await runProbe(yubikeyInfo, port, key);

    expect(ended).toBeNull();
    expect(facts['yubikey.firmware']).toBe('5.7.1');
  });

  it('is not looked for on devices without an interrupt endpoint each way', () => {
    const asked = ['keyboard', 'ups', 'usb-stick', 'security-key', 'security-key-u2f'].filter(
      (name) => fidoInfo.matches(described(simulated(name))),
    );

    expect(asked).toEqual(['security-key', 'security-key-u2f']);
  });
});

describe('a key that means harm', () => {
  it.each([
    ['busy without end', [opened, packet(mine, 0xbb, 0, 1, 1)], 'device/garbled'],
    ['answering on another channel', [opened, packet(0x99, 0x90, 0, 1, 0)], 'device/garbled'],
    ['answering another command', [opened, packet(mine, 0x81, 0, 1, 0)], 'device/garbled'],
    ['promising 65535 bytes', [opened, packet(mine, 0x90, 0xff, 0xff)], 'device/garbled'],
    [
      'sending its pieces in the wrong order',
      [opened, packet(mine, 0x90, 0, 100, 0, 0xa1), packet(mine, 5)],
      'device/garbled',
    ],
    ['sending a piece before a beginning', [opened, packet(mine, 0)], 'device/garbled'],
    ['sending short packets', [Uint8Array.of(0, 1, 2)], 'device/garbled'],
    ['sending nothing', [new Uint8Array(0)], 'device/garbled'],
    ['giving a channel to somebody else', [packet(broadcast, 0x86, 0, 17)], 'device/garbled'],
    ['answering INIT too short', [packet(broadcast, 0x86, 0, 8, ...nonce)], 'device/garbled'],
    ['refusing', [opened, packet(mine, 0xbf, 0, 1, 0x0b)], 'device/unsupported'],
    ['sending no CBOR', [opened, packet(mine, 0x90, 0, 3, 0, 0xff, 0xff)], 'device/garbled'],
  ])('is given up: %s', async (_name, packets, code) => {
    const port = saying(packets);

    expect((await runProbe(fidoInfo, port, key)).fault).toBe(code);
    expect(port.reads()).toBeLessThan(200);
  });

  it('is heard between the packets of others and its own signs of work', async () => {
    const port = saying([
      packet(0x99, 0x90, 0, 1, 0),
      packet(broadcast, 0x86, 0, 17, 9, 9, 9, 9, 9, 9, 9, 9, 7, 7, 7, 7),
      opened,
      packet(mine, 0xbb, 0, 1, 1),
      packet(0x99, 0x90, 0, 1, 0),
      packet(mine, 0x90, 0, 2, 0, 0xa0),
    ]);

    expect(await runProbe(fidoInfo, port, key)).toMatchObject({
      facts: { 'fido.ctap2': true, 'fido.versions': [] },
      fault: null,
    });
  });

  it('never makes the probe throw or run on, whatever it sends', async () => {
    const one = fc.oneof(
      fc
        .tuple(
          fc.constantFrom(mine, broadcast, 0x99),
          fc.constantFrom(0x86, 0x90, 0xbb, 0xbf, 0, 1),
          fc.uint8Array({ maxLength: 57 }),
        )
        .map(([channel, command, rest]) => packet(channel, command, 0, ...rest)),
      fc.uint8Array({ maxLength: 70 }),
      fc.constant(opened),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(one, { minLength: 1, maxLength: 12 }), async (packets) => {
        const port = saying(packets);
        const { fault: ended } = await runProbe(fidoInfo, port, key);
        expect(ended === null || ended.startsWith('device/')).toBe(true);
        expect(port.reads()).toBeLessThan(600);
      }),
      { numRuns },
    );
  });
});
