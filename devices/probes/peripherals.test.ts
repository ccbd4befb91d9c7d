import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fault } from '../../shared/base/fault.ts';
import { err, ok } from '../../shared/base/result.ts';
import type { DevicePort, Exchange } from '../port.ts';
import { probes } from '../registry.ts';
import { simulatedDevices } from '../simulated/catalogue.ts';
import { keyboardReports } from '../simulated/hid-bytes.ts';
import { ReplayPort } from '../simulated/replay-port.ts';
import { replayed, simulated } from '../simulated/replayed.ts';
import { described, runProbe } from '../simulated/run-probe.ts';
import { ccidSlot } from './ccid-slot.ts';
import { hidCollections } from './hid-collections.ts';
import { printerIdentity } from './printer-identity.ts';
import { printerIpp } from './printer-ipp.ts';
import { printerStatus } from './printer-status.ts';
import { upsStatus } from './ups-status.ts';

const numRuns = Number(process.env['BALIE_FUZZ_RUNS'] ?? 300);
const transcript = (name: string) =>
  readFileSync(new URL(`./transcripts/${name}.txt`, import.meta.url), 'utf8');
const hex = (bytes: Uint8Array) =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
const ascii = (text: string) => hex(Uint8Array.from(text, (letter) => letter.charCodeAt(0)));

describe('a keyboard', () => {
  it('is what its own report descriptors say', async () => {
    expect(
      await replayed(hidCollections, transcript('hid-collections.keyboard'), 'keyboard'),
    ).toEqual({
      facts: {
        'hid.collections': [
          '0001:0006 keyboard',
          '000c:0001 media keys',
          '0001:0080 system control',
        ],
        'hid.key-codes': 106,
        'hid.numbered-reports': 2,
      },
      fault: null,
      prompts: [],
    });
  });

  it('is asked nothing when the kernel has its descriptor already', async () => {
    const device = described(simulated('bad-usb'));
    const port = new ReplayPort(
      [
        `=> ${ascii('1-1:1.1')}`,
        `<= ${ascii('bInterfaceClass\n0003:1209:000F.0007\npower')}`,
        `=> ${ascii('1-1:1.1/0003:1209:000F.0007/report_descriptor')}`,
        `<= ${hex(keyboardReports)}`,
      ].join('\n'),
    );

    const { facts, fault: ended } = await runProbe(hidCollections, port, device);

    port.finished();
    expect([ended, facts['hid.key-codes']]).toEqual([null, 106]);
  });

  it('of which one interface refuses is still known by the other', async () => {
    const port = new ReplayPort(
      transcript('hid-collections.keyboard').replace(/^<= .*$/mu, '!! device/busy'),
    );

    const { facts, fault: ended } = await runProbe(
      hidCollections,
      port,
      described(simulated('keyboard')),
    );

    expect(ended).toBeNull();
    expect(facts['hid.collections']).toEqual(['000c:0001 media keys', '0001:0080 system control']);
  });
});

describe('a card reader', () => {
  it.each([
    ['card', { 'card.present': true, 'card.powered': false }],
    ['empty', { 'card.present': false }],
    ['mute', { 'card.present': true, 'card.powered': false, 'card.answers': false }],
  ])('tells of its slot: %s', async (name, facts) => {
    const learnt = await replayed(ccidSlot, transcript(`ccid-slot.${name}`), 'smart-card-reader');

    expect(learnt).toEqual({ facts, fault: null, prompts: [] });
  });
});

describe('a UPS', () => {
  it('tells of mains, battery and charge in units that are proven', async () => {
    const learnt = await replayed(upsStatus, transcript('ups-status.on-battery'), 'ups');

    expect(learnt).toMatchObject({
      facts: {
        'ups.mains-present': false,
        'ups.discharging': true,
        'ups.needs-replacement': true,
        'ups.charge': 14,
        'ups.runtime': 180,
        'ups.load': 34,
      },
      fault: null,
    });
  });

  it('that does not count in percent has no charge in percent', async () => {
    // Capacity mode 0 (milliampere-hours) in report 1.
    const port = new ReplayPort(
      transcript('ups-status.on-battery').replace('<= 01 02', '<= 01 00'),
    );

    const { facts } = await runProbe(upsStatus, port, described(simulated('ups')));

    expect(Object.keys(facts)).not.toContain('ups.charge');
  });

  it('that refuses one report tells the others', async () => {
    const port = new ReplayPort(
      transcript('ups-status.on-battery').replace('<= 02 0e', '!! device/stalled'),
    );

    const { facts, fault: ended } = await runProbe(upsStatus, port, described(simulated('ups')));

    expect(ended).toBeNull();
    expect([facts['ups.charge'], facts['ups.runtime']]).toEqual([undefined, 180]);
  });
});

describe('a printer', () => {
  it('tells maker, model and languages by the class request', async () => {
    expect(
      await replayed(printerIdentity, transcript('printer-identity.laser'), 'printer'),
    ).toEqual({
      facts: {
        'printer.maker': 'Brother',
        'printer.model': 'HL-L2350DW',
        'printer.languages': ['PJL', 'PCL', 'PCLXL', 'URF'],
        'printer.needs-own-driver': false,
      },
      fault: null,
      prompts: [],
    });
    const own = await replayed(
      printerIdentity,
      transcript('printer-identity.own-driver'),
      'printer-own-driver',
    );
    expect(own.facts['printer.needs-own-driver']).toBe(true);
  });

  it('is asked nothing when the kernel has its id already', async () => {
    const port = new ReplayPort(
      `=> ${ascii('1-1:1.0/ieee1284_id')}\n<= ${ascii('MFG:HP;MDL:LaserJet;CMD:PCL;\n')}`,
    );

    const { facts } = await runProbe(printerIdentity, port, described(simulated('printer')));

    port.finished();
    expect(facts).toMatchObject({ 'printer.maker': 'HP', 'printer.model': 'LaserJet' });
  });

  it('tells that its paper has run out', async () => {
    const learnt = await replayed(printerStatus, transcript('printer-status.no-paper'), 'printer');

    expect(learnt.facts).toEqual({
      'printer.paper-empty': true,
      'printer.online': false,
      'printer.error': false,
    });
  });

  it('tells of its inks over IPP, in chunks and with a length', async () => {
    const chunks = await replayed(printerIpp, transcript('printer-ipp.ink'), 'printer-ink');
    const plain = await replayed(
      printerIpp,
      transcript('printer-ipp.cyan-empty'),
      'printer-cyan-empty',
    );

    expect([chunks.fault, chunks.facts['supply.lowest']]).toEqual([null, 54]);
    expect(plain).toMatchObject({
      facts: {
        'printer.state': 'stopped',
        'printer.reasons': ['marker-supply-empty-error'],
        'supply.lowest': 0,
        'supply.lowest-name': 'Cyan ink',
      },
      fault: null,
    });
  });

  it('that trickles without end is given up', async () => {
    let reads = 0;
    const port: DevicePort = {
      exchange: async (exchange) => {
        if (exchange.kind === 'bulk-in') reads += 1;
        const bytes = exchange.kind === 'bulk-in' ? Uint8Array.of(0x48) : new Uint8Array(0);
        return ok(bytes);
      },
      close: async () => {},
    };

    const { fault: ended } = await runProbe(printerIpp, port, described(simulated('printer-ink')));

    expect(ended).toBe('device/garbled');
    expect(reads).toBeLessThan(600);
  });
});

describe('every probe of this kind', () => {
  const names = [
    ...['hid-collections', 'fido-info', 'yubikey-info', 'ccid-slot', 'ups-status'],
    ...['printer-identity', 'printer-status', 'printer-ipp'],
  ];
  const chosen = probes.filter(({ id }) => names.includes(id));
  const devices = simulatedDevices.map(described);

  it('ends in a value or a fault of the device, whatever it answers', async () => {
    const bytes = fc.array(fc.uint8Array({ maxLength: 80 }), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(bytes, fc.nat(), async (replies, pick) => {
        let reads = 0;
        const port: DevicePort = {
          async exchange(exchange: Exchange) {
            if (!('length' in exchange)) return ok(new Uint8Array(0));
            if (exchange.kind.startsWith('sysfs')) return err(fault('device/unsupported', ''));
            reads += 1;
            const reply = replies[reads % replies.length] ?? new Uint8Array(0);
            return ok(reply.slice(0, exchange.length));
          },
          close: async () => {},
        };
        const fitting = devices.flatMap((device) =>
          chosen.filter((probe) => probe.matches(device)).map((probe) => ({ probe, device })),
        );
        const one = fitting[pick % fitting.length];
        if (one === undefined) throw new Error('no probe fits any device');
        const { fault: ended } = await runProbe(one.probe, port, one.device);
        expect(ended === null || ended.startsWith('device/')).toBe(true);
        expect(reads).toBeLessThan(1000);
      }),
      { numRuns },
    );
  });
});
