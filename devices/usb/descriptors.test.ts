import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simulatedDevices } from '../simulated/catalogue.ts';
import { descriptorBytes } from '../simulated/descriptor-bytes.ts';
import { parseDescriptors } from './descriptors.ts';

const fuzzRuns = Number(process.env['BALIE_FUZZ_RUNS'] ?? 300);

const phone = descriptorBytes({
  vendorId: 0x18d1,
  productId: 0x4ee1,
  usbVersionBcd: 0x0210,
  releaseBcd: 0x0510,
  hasSerial: true,
  milliamperes: 500,
  interfaces: [
    { classCode: 6, subclass: 1, protocol: 1, bulk: [0x81, 0x01], interrupt: [0x82] },
    { classCode: 0xff, subclass: 0x42, protocol: 1, bulk: [0x83, 0x02] },
  ],
});

function problemsOf(bytes: Uint8Array) {
  const parsed = parseDescriptors(bytes);
  return parsed.ok ? parsed.value.problems : parsed.fault.code;
}

function changed(at: number, value: number): Uint8Array {
  const bytes = phone.slice();
  bytes[at] = value;
  return bytes;
}

describe('the descriptors of a device', () => {
  it('give version, numbers, power, interfaces and endpoints', () => {
    expect(parseDescriptors(phone)).toEqual({
      ok: true,
      value: {
        usbVersion: '2.10',
        usbVersionBcd: 0x0210,
        deviceClass: 0,
        deviceSubclass: 0,
        deviceProtocol: 0,
        vendorId: 0x18d1,
        productId: 0x4ee1,
        release: '5.10',
        hasSerial: true,
        problems: [],
        configurations: [
          {
            value: 1,
            selfPowered: false,
            maxMilliamperes: 500,
            interfaces: [
              {
                number: 0,
                alternate: 0,
                classCode: 6,
                subclass: 1,
                protocol: 1,
                endpoints: [
                  { number: 1, direction: 'in', transfer: 'bulk', packetSize: 512 },
                  { number: 1, direction: 'out', transfer: 'bulk', packetSize: 512 },
                  { number: 2, direction: 'in', transfer: 'interrupt', packetSize: 64 },
                ],
              },
              {
                number: 1,
                alternate: 0,
                classCode: 0xff,
                subclass: 0x42,
                protocol: 1,
                endpoints: [
                  { number: 3, direction: 'in', transfer: 'bulk', packetSize: 512 },
                  { number: 2, direction: 'out', transfer: 'bulk', packetSize: 512 },
                ],
              },
            ],
          },
        ],
      },
    });
  });

  it('count power in 8 mA at SuperSpeed', () => {
    const fast = descriptorBytes({
      vendorId: 1,
      productId: 2,
      usbVersionBcd: 0x0320,
      hasSerial: false,
      milliamperes: 896,
      interfaces: [{ classCode: 8, subclass: 6, protocol: 0x50, bulk: [0x81, 0x02] }],
    });

    const parsed = parseDescriptors(fast);

    expect(parsed.ok && parsed.value.configurations[0]?.maxMilliamperes).toBe(896);
  });

  it.each([
    ['a total length beyond the bytes', changed(20, 0xff), ['length-differs']],
    ['more interfaces than there are', changed(22, 9), ['interface-count-differs']],
    ['more configurations than there are', changed(17, 3), ['configuration-count-differs']],
    ['more endpoints than there are', changed(31, 7), ['endpoint-count-differs']],
    ['no configuration at all', phone.slice(0, 18), ['no-configuration']],
    [
      'a descriptor of length zero',
      changed(27, 0),
      ['malformed', 'no-interfaces', 'interface-count-differs'],
    ],
    [
      'an end in the middle of a descriptor',
      phone.slice(0, 40),
      ['length-differs', 'cut-off', 'endpoint-count-differs', 'interface-count-differs'],
    ],
  ])('name the contradiction of %s', (_name, bytes, problems) => {
    expect(problemsOf(bytes)).toEqual(problems);
  });

  it('read two configurations behind each other', () => {
    const both = Uint8Array.from([...phone, ...phone.subarray(18)]);
    both[17] = 2;

    const parsed = parseDescriptors(both);

    expect(parsed.ok && parsed.value.configurations.length).toBe(2);
    expect(problemsOf(both)).toEqual([]);
  });

  it('give a fault when there is no device descriptor', () => {
    expect(problemsOf(new Uint8Array(0))).toBe('device/garbled');
    expect(problemsOf(Uint8Array.from([9, 2, 0, 0]))).toBe('device/garbled');
    expect(problemsOf(phone.slice(0, 17))).toBe('device/garbled');
  });

  it('never throw, whatever the bytes are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(typeof parseDescriptors(bytes).ok).toBe('boolean');
      }),
      { numRuns: fuzzRuns },
    );
  });

  it('never throw when a real device is damaged anywhere, and stay bounded', () => {
    const damaged = fc
      .tuple(
        fc.constantFrom(...simulatedDevices.map((device) => device.descriptors)),
        fc.array(fc.tuple(fc.nat(200), fc.nat(255)), { maxLength: 8 }),
        fc.nat(200),
      )
      .map(([bytes, changes, length]) => {
        const copy = bytes.slice(0, Math.max(18, length));
        for (const [at, value] of changes) copy[at % copy.length] = value;
        return copy;
      });

    fc.assert(
      fc.property(damaged, (bytes) => {
        const parsed = parseDescriptors(bytes);
        if (parsed.ok) expect(parsed.value.configurations.length).toBeLessThan(50);
      }),
      { numRuns: fuzzRuns },
    );
  });
});
