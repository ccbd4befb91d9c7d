import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simulatedDevice, simulatedDevices } from '../simulated/catalogue.ts';
import { described } from '../simulated/run-probe.ts';
import { parseDescriptors } from '../usb/descriptors.ts';
import { everyInterface, usbClass } from '../usb/device-kind.ts';
import { decideJail } from './policy.ts';

const fuzzRuns = Number(process.env['BALIE_FUZZ_RUNS'] ?? 300);

function device(name: string) {
  const found = simulatedDevice(name);
  if (found === undefined) throw new Error(`No simulated device ${name}`);
  return described(found);
}

describe('the jail', () => {
  it.each([
    ['usb-stick', 'device', 'harmless'],
    ['android-full', 'device', 'harmless'],
    ['printer', 'device', 'harmless'],
    ['webcam', 'device', 'harmless'],
    ['dock', 'device', 'harmless'],
    ['keyboard', 'nothing', 'keyboard'],
    ['bad-usb', 'nothing', 'storage-with-keyboard'],
    ['liar', 'nothing', 'descriptors-lie'],
    ['network-adapter', 'nothing', 'nothing-allowed'],
    ['serial-adapter', 'nothing', 'nothing-allowed'],
  ])('lets in of %s: %s', (name, allow, because) => {
    expect(decideJail(device(name), [], null)).toMatchObject({ allow, because });
  });

  it('lets in the sound of a headset, and not its buttons', () => {
    expect(decideJail(device('headset'), [], null)).toEqual({
      allow: 'interfaces',
      interfaces: [0, 1, 2],
      because: 'parts-of-it-type-or-route',
    });
  });

  it('lets in the card of a security key, and not what types', () => {
    expect(decideJail(device('security-key'), [], null)).toEqual({
      allow: 'interfaces',
      interfaces: [2],
      because: 'parts-of-it-type-or-route',
    });
  });

  it('lets in the kiosk’s own keyboard on its own port, and nowhere else', () => {
    const own = { portPath: '1-1', vendorId: 0x046d, productId: 0xc31c };

    expect(decideJail(device('keyboard'), [own], null).allow).toBe('device');
    expect(decideJail(device('keyboard'), [{ ...own, portPath: '1-2' }], null).allow).toBe(
      'nothing',
    );
    expect(decideJail(device('keyboard'), [{ ...own, productId: 1 }], null).allow).toBe('nothing');
  });

  it('lets in nothing of a device that was another one just before, unless it is a phone', () => {
    const stick = { text: '1209:0026 08/06/50', kind: 'storage' } as const;

    expect(decideJail(device('usb-stick'), [], { former: stick }).because).toBe('changed-identity');
    expect(decideJail(device('android-full'), [], { former: stick }).allow).toBe('device');
  });

  it('lets in nothing without descriptors', () => {
    const unread = { ...device('usb-stick'), descriptors: null };

    expect(decideJail(unread, [], null)).toEqual({
      allow: 'nothing',
      because: 'descriptors-unreadable',
    });
  });

  it('never lets in an interface that may type or carry traffic, whatever the device says', () => {
    const damaged = fc
      .tuple(
        fc.constantFrom(...simulatedDevices),
        fc.array(fc.tuple(fc.nat(300), fc.constantFrom(1, 2, 3, 8, 9, 0xe0, 0xff)), {
          maxLength: 6,
        }),
      )
      .map(([one, changes]) => {
        const bytes = one.descriptors.slice();
        for (const [at, value] of changes) bytes[18 + (at % (bytes.length - 18))] = value;
        return { ...described(one), descriptors: valueOf(parseDescriptors(bytes)) };
      });
    const forbidden: readonly number[] = [usbClass.hid, usbClass.communications, usbClass.wireless];

    fc.assert(
      fc.property(damaged, (one) => {
        const decision = decideJail(one, [], null);
        const letIn =
          decision.allow === 'device'
            ? everyInterface(one.descriptors)
            : decision.allow === 'interfaces'
              ? everyInterface(one.descriptors).filter(({ number }) =>
                  decision.interfaces.includes(number),
                )
              : [];
        expect(letIn.filter(({ classCode }) => forbidden.includes(classCode))).toEqual([]);
      }),
      { numRuns: fuzzRuns },
    );
  });
});

function valueOf<T>(result: { ok: true; value: T } | { ok: false }): T | null {
  return result.ok ? result.value : null;
}
