import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fault } from '../../shared/base/fault.ts';
import { err, ok } from '../../shared/base/result.ts';
import { plistBytes, type PlistDictionary } from '../apple/plist.ts';
import type { DevicePort } from '../port.ts';
import type { Probe } from '../probe.ts';
import { simulatedDevice } from '../simulated/catalogue.ts';
import { IphoneResponder } from '../simulated/iphone-responder.ts';
import { healthyIphone, wornIphone } from '../simulated/iphones.ts';
import type { IphoneContents, PairAnswer } from '../simulated/lockdown-answers.ts';
import { described, runProbe } from '../simulated/run-probe.ts';
import { iphoneBattery } from './iphone-battery.ts';
import { iphoneTrusted } from './iphone-trusted.ts';
import { iphoneUntrusted } from './iphone-untrusted.ts';

/** One run asks up to fifty times, so a twentieth of the runs asks as often as a parser's. */
const numRuns = Math.ceil(Number(process.env['BALIE_FUZZ_RUNS'] ?? 2000) / 20);

function device(name: string) {
  const found = simulatedDevice(name);
  if (found === undefined) throw new Error(`No simulated device ${name}`);
  return described(found);
}

/** A port without time: waiting is over at once. Remembers every request. */
function portTo(contents: IphoneContents, ...pairAnswers: readonly PairAnswer[]) {
  const responder = new IphoneResponder(contents, pairAnswers, null);
  const asked: string[] = [];
  const port: DevicePort = {
    async exchange(exchange) {
      if (exchange.kind === 'apple-request') {
        asked.push(String.fromCharCode(...exchange.plist));
      }
      const answer = responder.answer(exchange);
      if (answer.type === 'data') return ok(answer.bytes);
      return err(fault(answer.type === 'silence' ? 'device/timeout' : 'device/stalled', 'test'));
    },
    close: async () => {},
  };
  return { port, asked };
}

/** A port that gives the same property list to whatever is asked. */
function saying(reply: PlistDictionary): DevicePort {
  return { exchange: async () => ok(plistBytes(reply)), close: async () => {} };
}

const phone = device('iphone');
const pending = 'PairingDialogResponsePending';

describe('an iPhone that trusts nobody', () => {
  it('tells model and version, and is not asked for the name that its owner gave it', async () => {
    const { port, asked } = portTo(healthyIphone, pending);

    expect(await runProbe(iphoneUntrusted, port, phone)).toEqual({
      facts: {
        'apple.model': 'iPhone 13',
        'apple.product-type': 'iPhone14,5',
        'apple.system-version': '26.1',
        'apple.build': '23B85',
        'apple.hardware': 'D17AP',
      },
      fault: null,
      prompts: [],
    });
    expect(asked.every((request) => request.includes('<key>Key</key>'))).toBe(true);
    expect(asked.join('')).not.toContain('DeviceName');
  });

  it('is shown by its code when its model is not in the table', async () => {
    const { facts } = await runProbe(iphoneUntrusted, saying({ Value: 'iPhone99,1' }), phone);

    expect(facts).toMatchObject({ 'apple.model': 'iPhone99,1' });
  });

  it('has nothing to say about its battery', async () => {
    const { port } = portTo(healthyIphone, pending);

    expect(await runProbe(iphoneBattery, port, phone)).toEqual({
      facts: {},
      fault: null,
      prompts: [],
    });
  });
});

describe('asking for trust', () => {
  it('shows the question as long as it stands on the phone, and then reads', async () => {
    const { port } = portTo(healthyIphone, pending, pending, pending, null);

    const { facts, fault: ended, prompts } = await runProbe(iphoneTrusted, port, phone);

    expect(ended).toBeNull();
    expect(prompts).toEqual(['trust', null]);
    expect(facts).toEqual({
      'apple.trust': 'granted',
      'apple.serial': 'LAB0IPHONE01',
      'apple.imei': '•••••••••••1234',
      'apple.activation': 'Activated',
      'apple.time-zone': 'Europe/Amsterdam',
      'apple.language': 'nl-NL',
      'battery.level': 64,
      'battery.charging': true,
      'storage.capacity': 128_000_000_000,
      'storage.free': 41_000_000_000,
      'storage.free-percent': 32,
      'apple.supervised': false,
      'apple.find-my': true,
    });
  });

  it('asks to unlock first, and for the passcode after "Trust"', async () => {
    const { port } = portTo(wornIphone, 'PasswordProtected', pending, 'PasswordProtected', null);

    const { facts, prompts } = await runProbe(iphoneTrusted, port, phone);

    expect(prompts).toEqual(['unlock', 'trust', 'enter-passcode', null]);
    expect(facts).toMatchObject({ 'apple.trust': 'granted', 'apple.passcode-set': true });
  });

  it.each([
    ['refused', [pending, 'UserDeniedPairing'], 'device/trust-refused'],
    ['no-answer', [pending], 'device/trust-timeout'],
    ['locked', ['PasswordProtected'], 'device/locked'],
    ['blocked', ['MCProtected'], 'device/denied'],
  ] as const)('may end %s', async (trust, answers, code) => {
    const { port } = portTo(healthyIphone, ...answers);

    const { facts, fault: ended, prompts } = await runProbe(iphoneTrusted, port, phone);

    expect(facts).toMatchObject({ 'apple.trust': trust });
    expect(facts).not.toHaveProperty(['apple.serial']);
    expect(ended).toBe(code);
    expect(prompts.at(-1)).toBeNull();
  });

  it('does not believe an answer that nobody knows', async () => {
    const learnt = await runProbe(iphoneTrusted, saying({ Error: 'Nonsense' }), phone);

    expect(learnt.fault).toBe('device/garbled');
  });
});

describe('the battery of a trusted iPhone', () => {
  const trusted = async (contents: IphoneContents) => {
    const { port } = portTo(contents, null);
    await runProbe(iphoneTrusted, port, phone);
    return (await runProbe(iphoneBattery, port, phone)).facts;
  };

  it('is figures of its own and one estimate', async () => {
    expect(await trusted(wornIphone)).toEqual({
      'battery.cycles': 912,
      'battery.design-capacity': 2716,
      'battery.nominal-capacity': 1901,
      'battery.full-capacity': 1880,
      'battery.temperature': 46.3,
      'battery.voltage': 3610,
      'battery.health-percent': 70,
    });
  });

  it('leaves out figures that cannot be', async () => {
    const battery = {
      CycleCount: -1,
      DesignCapacity: 100,
      NominalChargeCapacity: 2000,
      Temperature: 99_999,
    };

    expect(await trusted({ ...healthyIphone, battery })).toEqual({
      'battery.nominal-capacity': 2000,
    });
  });
});

it('only iPhones and iPads are asked', () => {
  const matching = (probe: Probe) =>
    ['iphone', 'iphone-recovery', 'android-full', 'usb-stick'].filter((name) =>
      probe.matches(device(name)),
    );

  expect([iphoneUntrusted, iphoneTrusted, iphoneBattery].map(matching)).toEqual([
    ['iphone'],
    ['iphone'],
    ['iphone'],
  ]);
});

it('whatever an iPhone answers, a probe ends with facts or a fault', async () => {
  const key = fc.constantFrom('Value', 'Error', 'Diagnostics', 'IORegistry', 'CycleCount', 'x');
  const leaf = fc.oneof(fc.string({ maxLength: 20 }), fc.integer(), fc.boolean());
  const { value } = fc.letrec<{ value: PlistDictionary }>((tie) => ({
    value: fc.dictionary(key, fc.oneof({ depthSize: 'small' }, leaf, tie('value')), {
      maxKeys: 4,
    }) as fc.Arbitrary<PlistDictionary>,
  }));
  const replies = fc.array(fc.oneof(value.map(plistBytes), fc.uint8Array({ maxLength: 60 })), {
    minLength: 1,
    maxLength: 12,
  });
  await fc.assert(
    fc.asyncProperty(
      replies,
      fc.constantFrom(iphoneUntrusted, iphoneTrusted, iphoneBattery),
      async (bytes, probe) => {
        let next = 0;
        const port: DevicePort = {
          exchange: async () => ok(bytes[next++ % bytes.length] ?? new Uint8Array(0)),
          close: async () => {},
        };
        const learnt = await runProbe(probe, port, phone);
        expect(learnt.fault === null || learnt.fault.startsWith('device/')).toBe(true);
      },
    ),
    { numRuns },
  );
}, 900_000);
