import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fault } from '../../shared/base/fault.ts';
import { err, ok } from '../../shared/base/result.ts';
import { longestOutput } from '../adb/connection.ts';
import { adbCommand, encodeHeader, parseHeader } from '../adb/message.ts';
import type { DevicePort } from '../port.ts';
import { simulatedDevice } from '../simulated/catalogue.ts';
import { labAdbKey } from '../simulated/lab-adb-key.ts';
import { ReplayPort } from '../simulated/replay-port.ts';
import { described, labClock, runProbe } from '../simulated/run-probe.ts';
import { adbShell } from './adb-shell.ts';

const numRuns = Number(process.env['BALIE_FUZZ_RUNS'] ?? 300);

function device(name: string) {
  const found = simulatedDevice(name);
  if (found === undefined) throw new Error(`No simulated device ${name}`);
  return described(found);
}
const phone = device('android-debugging');
const read = (port: DevicePort) => runProbe(adbShell, port, phone, labClock, labAdbKey);

async function replayed(name: string) {
  const file = new URL(`./transcripts/adb-shell.${name}.txt`, import.meta.url);
  const port = new ReplayPort(readFileSync(file, 'utf8'));
  const learnt = await read(port);
  port.finished();
  return learnt;
}

describe('a phone with USB debugging', () => {
  it('tells everything once its owner has allowed it', async () => {
    expect(await replayed('allowed')).toEqual({
      facts: {
        'android.debugging-allowed': true,
        'android.maker': 'Google',
        'android.model': 'Pixel 8',
        'android.release': '16',
        'android.api-level': 36,
        'android.build': 'BP4A.251205.006',
        'android.security-patch': '2026-11-05',
        'android.security-patch-age': 17,
        'android.encryption': 'encrypted',
        'android.encryption-type': 'file',
        'android.verified-boot': 'green',
        'android.boot-loader-locked': true,
        'android.uptime': 183_044,
        'storage.capacity': 256_000_000_000,
        'storage.free': 163_840_000_000,
        'storage.free-percent': 64,
        'battery.level': 74,
        'android-battery.condition': 'good',
        'android-battery.temperature': 27.6,
        'android-battery.voltage': 4122,
        'android-battery.cycles': 211,
        'android.airplane-mode': false,
        'android.developer-options': true,
        'android.users': 1,
        'android.managed': true,
        'android.manager': 'Android Device Policy',
        'android.work-profile': false,
      },
      fault: null,
      prompts: ['allow-debugging', null],
    });
  });

  it('tells its owners in the old way when it does not know the new one', async () => {
    const { facts, fault: ended } = await replayed('neglected');

    expect(ended).toBeNull();
    expect(facts).toMatchObject({
      'android.managed': false,
      'android.work-profile-manager': 'Microsoft Intune',
      'android-battery.capacity-left': 71,
      'android-battery.cycles': 1187,
    });
  });

  it.each(['ignored', 'refused'])('tells only that it did not allow us when %s', async (name) => {
    expect(await replayed(name)).toEqual({
      facts: { 'android.debugging-allowed': false },
      fault: null,
      prompts: ['allow-debugging', null],
    });
  });

  it('is asked nothing when this kiosk makes no key', async () => {
    const port = new ReplayPort('');

    expect(await runProbe(adbShell, port, phone)).toEqual({ facts: {}, fault: null, prompts: [] });
  });

  it('is told from other phones by its interface', () => {
    const asked = ['android-debugging', 'android-full', 'iphone', 'usb-stick'].filter((name) =>
      adbShell.matches(device(name)),
    );

    expect(asked).toEqual(['android-debugging']);
  });
});

type Reply = readonly [command: number, first: number, second: number, payload?: Uint8Array];
const bytesOf = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const greeting: Reply = [adbCommand.connect, 0x0100_0001, 4096, bytesOf('device::')];

/** A phone that answers CNXN with `first`, and every OPEN with what `opened` says of its number. */
function answering(
  first: readonly Reply[],
  opened: (id: number) => readonly Reply[],
): DevicePort & { readonly sent: (readonly number[])[] } {
  const waiting: Uint8Array[] = [];
  const sent: (readonly number[])[] = [];
  const push = (replies: readonly Reply[]) => {
    for (const [command, one, two, payload = new Uint8Array(0)] of replies) {
      waiting.push(encodeHeader(command, one, two, payload));
      if (payload.length > 0) waiting.push(payload);
    }
  };
  return {
    sent,
    async exchange(exchange) {
      if (exchange.kind === 'bulk-out') {
        const header = parseHeader(exchange.bytes);
        if (header.ok && exchange.bytes.length === 24) {
          sent.push([header.value.command, header.value.first, header.value.second]);
          if (header.value.command === adbCommand.connect) push(first);
          if (header.value.command === adbCommand.open) push(opened(header.value.first));
        }
        return ok(new Uint8Array(0));
      }
      if (exchange.kind !== 'bulk-in') return err(fault('device/stalled', ''));
      const next = waiting.shift();
      if (next === undefined) return err(fault('device/timeout', ''));
      if (next.length > exchange.length) waiting.unshift(next.slice(exchange.length));
      return ok(next.slice(0, exchange.length));
    },
    close: async () => {},
  };
}

const closes = (id: number): readonly Reply[] => [[adbCommand.close, 0, id]];

describe('a phone that breaks the rules', () => {
  it('with a banner of sixteen megabytes is not listened to', async () => {
    const port = answering([], closes);
    const header = encodeHeader(adbCommand.connect, 0x0100_0001, 4096, new Uint8Array(0));
    new DataView(header.buffer).setUint32(12, 16 * 1024 * 1024, true);
    let told = false;
    const boasting: DevicePort = {
      ...port,
      exchange: async (exchange, options) => {
        if (exchange.kind !== 'bulk-in' || told) return port.exchange(exchange, options);
        told = true;
        return ok(header);
      },
    };

    expect(await read(boasting)).toMatchObject({
      facts: {},
      fault: 'device/garbled',
    });
  });

  it('with a stream that we never opened gets it closed, and the right one is read', async () => {
    const port = answering([greeting], (id) => [
      [adbCommand.write, 77, 999, bytesOf('[ro.product.model]: [Wrong]\n')],
      [adbCommand.okay, 5, id],
      [adbCommand.write, 5, id, bytesOf('[ro.product.model]: [Right]\n')],
      [adbCommand.close, 5, id],
    ]);

    const { facts } = await read(port);

    expect(facts['android.model']).toBe('Right');
    expect(port.sent).toContainEqual([adbCommand.close, 999, 77]);
  });

  it('with streams that we never opened and nothing else is given up', async () => {
    const port = answering([greeting], () =>
      Array.from({ length: 200 }, (): Reply => [adbCommand.write, 77, 999, bytesOf('x')]),
    );

    expect((await read(port)).fault).toBe('device/garbled');
  });

  it('with output without end is cut off at half a megabyte, and told to stop', async () => {
    const chunk = new Uint8Array(65_536).fill(0x41);
    const port = answering([greeting], (id) => [
      [adbCommand.okay, 5, id],
      ...Array.from({ length: 20 }, (): Reply => [adbCommand.write, 5, id, chunk]),
    ]);

    const { fault: ended } = await read(port);

    expect(ended).toBe('device/garbled');
    const taken = port.sent.filter(([command]) => command === adbCommand.okay).length;
    expect(taken * chunk.length).toBeLessThanOrEqual(longestOutput);
    expect(port.sent.at(-1)).toEqual([adbCommand.close, 1, 5]);
  });

  it('with two commands that hang keeps what the others told', async () => {
    const port = answering([greeting], (id) =>
      id === 1
        ? [
            [adbCommand.okay, 5, id],
            [adbCommand.write, 5, id, bytesOf('[ro.product.model]: [Slow]\n')],
            [adbCommand.close, 5, id],
          ]
        : [],
    );

    const { facts, fault: ended } = await read(port);

    expect(facts['android.model']).toBe('Slow');
    expect(ended).toBe('device/timeout');
    expect(port.sent.filter(([command]) => command === adbCommand.open).length).toBe(3);
  });

  it('with a token of another length is not signed for', async () => {
    const port = answering([[adbCommand.auth, 1, 0, bytesOf('short')]], closes);

    expect((await read(port)).fault).toBe('device/garbled');
    expect(port.sent.some(([command]) => command === adbCommand.auth)).toBe(false);
  });

  it('never makes the probe throw or run on, whatever it sends', async () => {
    const message = fc
      .tuple(
        fc.constantFrom(...Object.values(adbCommand), 0x1234),
        fc.nat(8),
        fc.nat(8),
        fc.uint8Array({ maxLength: 60 }),
      )
      .map(([command, one, two, payload]): Reply => [command, one, two, payload]);
    const messages = fc.array(message, { maxLength: 40 });

    await fc.assert(
      fc.asyncProperty(messages, messages, fc.boolean(), async (first, opened, polite) => {
        const port = answering(polite ? [greeting, ...first] : first, () => opened);
        const { fault: ended } = await read(port);
        expect(ended === null || ended.startsWith('device/')).toBe(true);
      }),
      { numRuns },
    );
  });

  it('never makes the probe throw when it sends no messages at all', async () => {
    const pieces = fc.array(fc.uint8Array({ maxLength: 64 }), { maxLength: 60 });

    await fc.assert(
      fc.asyncProperty(pieces, async (replies) => {
        const left = [...replies];
        const port: DevicePort = {
          exchange: async (exchange) =>
            ok(
              'length' in exchange
                ? (left.shift() ?? new Uint8Array(0)).slice(0, exchange.length)
                : new Uint8Array(0),
            ),
          close: async () => {},
        };
        const { fault: ended } = await read(port);
        expect(ended === null || ended.startsWith('device/')).toBe(true);
      }),
      { numRuns },
    );
  });
});
