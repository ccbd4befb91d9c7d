import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fault } from '../../shared/base/fault.ts';
import { err, ok } from '../../shared/base/result.ts';
import type { DevicePort } from '../port.ts';
import { simulatedDevice } from '../simulated/catalogue.ts';
import { eventEndpoint } from '../simulated/mtp-responder.ts';
import { ReplayPort } from '../simulated/replay-port.ts';
import { described, runProbe } from '../simulated/run-probe.ts';
import type { SimulatedDevice } from '../simulated/simulated-device.ts';
import { mtpContents } from './mtp-contents.ts';

const fuzzRuns = Number(process.env['BALIE_FUZZ_RUNS'] ?? 300);

const transcript = (name: string) =>
  readFileSync(new URL(`./transcripts/${name}.txt`, import.meta.url), 'utf8');

function simulated(name: string): SimulatedDevice {
  const device = simulatedDevice(name);
  if (device === undefined) throw new Error(`No simulated device ${name}`);
  return device;
}

const phone = described(simulated('android-full'));

async function replayed(name: string, device = 'android-full') {
  const port = new ReplayPort(transcript(name));
  const learnt = await runProbe(mtpContents, port, described(simulated(device)));
  port.finished();
  return learnt;
}

/** A device that answers every read with the next of these bytes, then with nothing. */
function babbling(replies: readonly Uint8Array[]): DevicePort {
  const left = [...replies];
  return {
    exchange: async (exchange) =>
      ok(
        'length' in exchange
          ? (left.shift() ?? new Uint8Array(0)).slice(0, exchange.length)
          : new Uint8Array(0),
      ),
    close: async () => {},
  };
}

describe('the contents of a phone', () => {
  it('are maker, model, space and charge of a phone that is full', async () => {
    expect(await replayed('mtp-contents.full-phone')).toEqual({
      facts: {
        'mtp.maker': 'Google',
        'mtp.model': 'Pixel 7',
        'mtp.version': '1.0',
        'storage.shown': 1,
        'storage.capacity': 128_000_000_000,
        'storage.free': 1_200_000_000,
        'storage.free-percent': 0,
        'battery.level': 37,
      },
      fault: null,
      prompts: [],
    });
  });

  it('are no storage at all while the phone is locked', async () => {
    const { facts, fault, prompts } = await replayed('mtp-contents.locked-phone');

    expect(fault).toBeNull();
    expect(prompts).toEqual([
      ...Array.from({ length: 10 }, () => 'unlock'),
      ...Array.from({ length: 5 }, () => 'choose-file-transfer'),
      null,
    ]);
    expect(facts).toMatchObject({ 'mtp.model': 'Pixel 7', 'storage.shown': 0 });
    expect(Object.keys(facts)).not.toContain('storage.free');
  });

  it('are read as soon as a locked phone is unlocked', async () => {
    const { facts, prompts } = await replayed('mtp-contents.unlocked-phone');

    expect(prompts).toEqual(['unlock', 'unlock', 'unlock', null]);
    expect(facts).toMatchObject({ 'storage.shown': 1, 'storage.free-percent': 50 });
  });

  it('are found behind a vendor interface that says MTP to Windows', async () => {
    const port = new ReplayPort(transcript('mtp-contents.vendor-interface'));

    const { facts } = await runProbe(mtpContents, port, described(simulated('android-vendor-mtp')));
    port.finished();

    expect(facts).toMatchObject({ 'mtp.model': 'LG-H815', 'storage.shown': 1 });
  });

  it('are found behind a vendor interface by the name that the kernel has read', async () => {
    const asked = transcript('mtp-contents.vendor-interface').split('\n');
    const path = asked.findIndex((line) => line.startsWith('=> 31 2d 31 3a'));
    const session = asked.findIndex((line) => line.startsWith('=> 0c 00 00 00'));
    const named = (name: string) =>
      new ReplayPort([asked[path], `<= ${name}`, ...asked.slice(session)].join('\n'));
    const vendor = described(simulated('android-vendor-mtp'));

    const mtp = await runProbe(mtpContents, named('4d 54 50 0a'), vendor);
    const other = await runProbe(mtpContents, named('44 46 55 0a'), vendor);

    expect(mtp.facts).toMatchObject({ 'mtp.model': 'LG-H815' });
    expect(other).toEqual({ facts: {}, fault: null, prompts: [] });
  });

  it('of a camera are its card, and no request to unlock when there is none', async () => {
    const full = await replayed('mtp-contents.camera', 'camera-neglected');
    const none = await replayed('mtp-contents.camera-no-card', 'camera-no-card');

    expect(full.facts).toMatchObject({
      'mtp.version': 'V1.11',
      'storage-card.free-percent': 7,
      'battery.level': 10,
    });
    expect(none).toMatchObject({ facts: { 'storage.shown': 0 }, prompts: [] });
  });

  it('have half of the space free on a roomy phone', async () => {
    const { facts } = await replayed('mtp-contents.roomy-phone');

    expect(facts).toMatchObject({ 'storage.free-percent': 50, 'battery.level': 81 });
  });

  it('keep what was learnt before the phone stopped answering', async () => {
    const cut = transcript('mtp-contents.full-phone').split('\n').slice(0, 5).join('\n');
    const port = new ReplayPort(`${cut}\n!! device/timeout`);

    const learnt = await runProbe(mtpContents, port, phone);

    expect(learnt.fault).toBe('device/timeout');
    expect(learnt.facts).toMatchObject({ 'mtp.model': 'Pixel 7' });
  });

  it('come in whatever pieces the device cuts them', async () => {
    const inPieces = transcript('mtp-contents.full-phone').replaceAll(
      /^<= (.*)$/gmu,
      (_line, words: string) => {
        const bytes = words.split(' ');
        return [`<= ${bytes.slice(0, 7).join(' ')}`, '<=', `<= ${bytes.slice(7).join(' ')}`].join(
          '\n',
        );
      },
    );
    const port = new ReplayPort(inPieces);

    const { facts, fault } = await runProbe(mtpContents, port, phone);

    expect(fault).toBeNull();
    expect(facts).toMatchObject({ 'storage.capacity': 128_000_000_000, 'battery.level': 37 });
  });

  it('are asked of a device with a still image interface and of no other', () => {
    const asked = [
      'android-full',
      'iphone',
      'usb-stick',
      'hostile',
      'android-charging',
      'android-vendor-mtp',
    ].filter((name) => mtpContents.matches(described(simulated(name))));

    expect(asked).toEqual(['android-full', 'hostile', 'android-vendor-mtp']);
  });
});

describe('a device that lies about its answers', () => {
  const garbled = { facts: {}, fault: 'device/garbled', prompts: [] };

  it.each([
    ['a container of four gigabytes', [0xff, 0xff, 0xff, 0xff, 2, 0, 1, 0x10, 0, 0, 0, 0]],
    ['a container shorter than its header', [4, 0, 0, 0, 2, 0, 1, 0x10, 0, 0, 0, 0]],
    ['a container of an unknown type', [12, 0, 0, 0, 9, 0, 1, 0x10, 0, 0, 0, 0]],
    ['the data of another operation', [12, 0, 0, 0, 2, 0, 5, 0x10, 0, 0, 0, 0]],
  ])('is not believed: %s', async (_name, bytes) => {
    const port = babbling([Uint8Array.from(bytes)]);

    expect(await runProbe(mtpContents, port, phone)).toEqual(garbled);
  });

  it('is given up when it promises bytes and sends none', async () => {
    const port = babbling([Uint8Array.from([0, 1, 0, 0, 2, 0, 1, 0x10, 0, 0, 0, 0])]);

    expect(await runProbe(mtpContents, port, phone)).toEqual(garbled);
  });

  it('is given up when it sends strange containers without end', async () => {
    const event = Uint8Array.from([12, 0, 0, 0, 4, 0, 2, 0x40, 0, 0, 0, 0]);
    const port = babbling(Array.from({ length: 100 }, () => event));

    expect(await runProbe(mtpContents, port, phone)).toEqual(garbled);
  });

  it('is given up when it answers other questions only', async () => {
    const other = Uint8Array.from([12, 0, 0, 0, 3, 0, 1, 0x20, 9, 0, 0, 0]);
    const port = babbling(Array.from({ length: 100 }, () => other));

    expect(await runProbe(mtpContents, port, phone)).toEqual(garbled);
  });

  it('is asked no more often when it tells of new storages without end and shows none', async () => {
    const locked = simulated('android-locked').open();
    const added = Uint8Array.from([16, 0, 0, 0, 4, 0, 4, 0x40, 0, 0, 0, 0, 1, 0, 1, 0]);
    let exchanges = 0;
    const port: DevicePort = {
      async exchange(exchange) {
        exchanges += 1;
        if (exchange.kind === 'bulk-in' && exchange.endpoint === eventEndpoint) return ok(added);
        const answer = locked.answer(exchange);
        return answer.type === 'data' ? ok(answer.bytes) : err(fault('device/timeout', ''));
      },
      close: async () => {},
    };

    const learnt = await runProbe(mtpContents, port, phone);

    expect(learnt).toMatchObject({ fault: null, facts: { 'storage.shown': 0 } });
    expect(exchanges).toBeLessThan(100);
  });

  it('never makes the probe throw or run on, whatever it sends', async () => {
    const container = fc
      .tuple(fc.constantFrom(2, 3, 4), fc.nat(0xffff), fc.nat(6), fc.uint8Array({ maxLength: 90 }))
      .map(([type, code, transaction, body]) => {
        const bytes = new Uint8Array(12 + body.length);
        const view = new DataView(bytes.buffer);
        view.setUint32(0, bytes.length, true);
        view.setUint16(4, type, true);
        view.setUint16(6, code, true);
        view.setUint32(8, transaction, true);
        bytes.set(body, 12);
        return bytes;
      });
    const replies = fc.array(fc.oneof(container, fc.uint8Array({ maxLength: 64 })), {
      maxLength: 30,
    });

    await fc.assert(
      fc.asyncProperty(replies, async (bytes) => {
        const { fault } = await runProbe(mtpContents, babbling(bytes), phone);
        expect(fault === null || fault.startsWith('device/')).toBe(true);
      }),
      { numRuns: fuzzRuns },
    );
  });
});
