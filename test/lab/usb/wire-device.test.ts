import fc from 'fast-check';
import { expect, it } from 'vitest';
import { simulatedDevices } from '../../../devices/simulated/catalogue.ts';
import {
  data,
  silence,
  stall,
  type Responder,
  type SimulatedDevice,
} from '../../../devices/simulated/simulated-device.ts';
import { reportsAreNumbered, withHidDescriptors } from './hid-on-wire.ts';
import { WireDevice } from './wire-device.ts';

const runs = Number(process.env.BALIE_FUZZ_RUNS ?? 300);

/** Vendor HID interface 0 with an interrupt endpoint each way (HID 1.11 section 7). */
function hidDevice(responder: Responder): SimulatedDevice {
  const keyboard = simulatedDevices.find(({ name }) => name === 'keyboard');
  if (keyboard === undefined) throw new Error('No simulated keyboard');
  const descriptors = Uint8Array.from([
    ...keyboard.descriptors.subarray(0, 18),
    ...[9, 2, 32, 0, 1, 1, 0, 0x80, 50, 9, 4, 0, 0, 2, 3, 0, 0, 0],
    ...[7, 5, 0x84, 3, 64, 0, 4, 7, 5, 0x04, 3, 64, 0, 4],
  ]);
  return { ...keyboard, descriptors, open: () => responder };
}

const getFeature = (reportId: number, length: number) =>
  Uint8Array.from([0xa1, 0x01, reportId, 3, 0, 0, length, 0]);

it('asks a HID responder in our ports’ words, and takes off the number that is not sent', () => {
  const asked: unknown[] = [];
  const wire = new WireDevice(
    hidDevice({
      answer(exchange) {
        if (exchange.kind !== 'control-in') asked.push(exchange);
        return exchange.kind === 'hid-feature-in' || exchange.kind === 'hid-in'
          ? data(Uint8Array.of(0, 1, 2))
          : exchange.kind === 'hid-out'
            ? data()
            : stall;
      },
    }),
  );

  const feature = wire.control(getFeature(0, 8), new Uint8Array(0));
  const input = wire.in(4, 64);
  const output = wire.out(4, Uint8Array.of(9));

  expect(asked).toEqual([
    { kind: 'hid-feature-in', interfaceNumber: 0, reportId: 0, length: 9 },
    { kind: 'hid-in', interfaceNumber: 0, length: 65 },
    { kind: 'hid-out', interfaceNumber: 0, bytes: Uint8Array.of(0, 9) },
  ]);
  expect([feature, input, output]).toEqual([
    data(Uint8Array.of(1, 2)),
    data(Uint8Array.of(1, 2)),
    data(),
  ]);
});

it('leaves the number where the device’s own report descriptor has numbers', () => {
  const report = Uint8Array.of(0x05, 0x84, 0x09, 0x04, 0xa1, 0x01, 0x85, 0x07, 0xc0);
  const wire = new WireDevice(
    hidDevice({
      answer: (exchange) =>
        exchange.kind === 'control-in' ? data(report) : data(Uint8Array.of(7, 100)),
    }),
  );

  expect(reportsAreNumbered(report)).toBe(true);
  expect(wire.control(getFeature(7, 8), new Uint8Array(0))).toEqual(data(Uint8Array.of(7, 100)));
});

it('lets an endpoint that stalled speak again once the host cleared it, or configured it anew', () => {
  const stick = simulatedDevices.find(({ name }) => name === 'stick-bad-spot');
  if (stick === undefined) throw new Error('No simulated stick');
  const clearHalt = Uint8Array.of(0x02, 0x01, 0, 0, 0x81, 0, 0, 0);
  const configure = Uint8Array.of(0x00, 0x09, 1, 0, 0, 0, 0, 0);
  // READ(10) of the last block, Bulk-Only Transport 1.0 section 5.1; the stick tells first that it is new.
  const read = new Uint8Array(31);
  read.set([0x55, 0x53, 0x42, 0x43, 1, 0, 0, 0, 0, 2, 0, 0, 0x80, 0, 10, 0x28, 0]);
  read.set([0x03, 0x9b, 0xff, 0xff, 0, 0, 1], 17);

  for (const again of [clearHalt, configure]) {
    const wire = new WireDevice(stick);
    wire.out(2, inquiry());
    wire.in(1, 36);
    wire.in(1, 13);
    wire.out(2, read);
    expect(wire.in(1, 512)).toEqual(stall);
    expect(wire.in(1, 13)).toEqual(stall);
    wire.control(again, new Uint8Array(0));
    expect(wire.in(1, 13)).toMatchObject({ type: 'data' });
  }
});

/** INQUIRY for 36 bytes, the first thing that any host says to a stick. */
function inquiry(): Uint8Array {
  const bytes = new Uint8Array(31);
  bytes.set([0x55, 0x53, 0x42, 0x43, 2, 0, 0, 0, 36, 0, 0, 0, 0x80, 0, 6, 0x12, 0, 0, 0, 36]);
  return bytes;
}

it('leaves a string that it does not know, and the events of a camera, to the device', () => {
  const asked: unknown[] = [];
  const phone = simulatedDevices.find(({ name }) => name === 'android-full');
  if (phone === undefined) throw new Error('No simulated phone');
  const responder: Responder = {
    answer(exchange) {
      asked.push(exchange.kind === 'bulk-in' ? exchange.endpoint : exchange.kind);
      return exchange.kind === 'bulk-in' ? stall : data(Uint8Array.of(18, 3));
    },
  };
  const wire = new WireDevice({ ...phone, open: () => responder });

  const osString = Uint8Array.of(0x80, 6, 0xee, 3, 0, 0, 18, 0);
  expect(wire.control(osString, new Uint8Array(0))).toEqual(data(Uint8Array.of(18, 3)));
  expect(wire.in(2, 28)).toEqual(silence);
  expect(asked).toEqual(['control-in', 2]);
});

it('answers any transfer to any device, and never throws', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...simulatedDevices),
      fc.uint8Array({ minLength: 8, maxLength: 8 }),
      fc.integer({ min: 0, max: 15 }),
      fc.uint8Array({ maxLength: 600 }),
      (device, setup, endpoint, bytes) => {
        const wire = new WireDevice(device);
        wire.control(setup, bytes);
        wire.out(endpoint, bytes);
        wire.in(endpoint, bytes.length);
      },
    ),
    { numRuns: runs },
  );
});

it('completes any bytes that call themselves descriptors, and comes to an end', () => {
  const [device] = simulatedDevices;
  if (device === undefined) throw new Error('No simulated device');
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (descriptors) => {
      const out = withHidDescriptors({ ...device, descriptors });
      expect(out.length).toBeGreaterThanOrEqual(descriptors.length);
      reportsAreNumbered(descriptors);
    }),
    { numRuns: runs },
  );
});
