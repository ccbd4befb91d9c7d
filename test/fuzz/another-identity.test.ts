import { describe, expect, it } from 'vitest';
import type { UsbBus } from '../../devices/bus.ts';
import { probes } from '../../devices/registry.ts';
import { simulatedDevices } from '../../devices/simulated/catalogue.ts';
import { labAdbKey } from '../../devices/simulated/lab-adb-key.ts';
import { ManualTime } from '../../devices/simulated/manual-time.ts';
import { described } from '../../devices/simulated/run-probe.ts';
import { SimulatedBus } from '../../devices/simulated/simulated-bus.ts';
import type { SimulatedDevice } from '../../devices/simulated/simulated-device.ts';
import { noUsbNames } from '../../devices/usb/usb-names.ts';
import { serveReader } from '../../main/reader/serve-reader.ts';
import { portPolicySchema } from '../../shared/domain/port-policy.ts';
import { readerContract } from '../../shared/contract/reader-contract.ts';
import type { WireMessage } from '../../shared/contract/wire.ts';
import { readoutSchema, type Readout } from '../../shared/domain/readout.ts';

const portPath = '1-1';
/** So many exchanges of each device are the one in which it is swapped. */
const mostSwaps = 8;
const latencyMs = 5;

type Reply = Extract<WireMessage, { type: 'reply' }>;

/** The reader that a kiosk runs, on a bus whose one port a test may swap in the middle of a transfer. */
class Station {
  readonly time = new ManualTime();
  readonly bus = new SimulatedBus(this.time, latencyMs);
  readonly told: WireMessage[] = [];
  exchanges = 0;
  /** Called while the exchange of that number is under way. */
  onExchange: (index: number) => void = () => {};
  #hear: (message: unknown) => void = () => {};
  #calls = 0;
  readonly #waiting = new Map<number, (reply: Reply) => void>();

  async start(): Promise<void> {
    const { time, bus } = this;
    const swapped: UsbBus = {
      start: (listener) => bus.start(listener),
      list: () => bus.list(),
      portTexts: (deviceId) => bus.portTexts(deviceId),
      hidUsages: (deviceId) => bus.hidUsages(deviceId),
      stop: () => bus.stop(),
      open: async (deviceId) => {
        const opened = await bus.open(deviceId);
        if (!opened.ok) return opened;
        const port = opened.value;
        return {
          ok: true,
          value: {
            exchange: (exchange, options) => {
              const reply = port.exchange(exchange, options);
              this.onExchange(this.exchanges);
              this.exchanges += 1;
              return reply;
            },
            close: () => port.close(),
          },
        };
      },
    };
    await serveReader({
      channel: {
        send: (message) => {
          this.told.push(message);
          if (message.type === 'reply') this.#waiting.get(message.id)?.(message);
        },
        onMessage: (hear) => {
          this.#hear = hear;
          const input = { policy: portPolicySchema.parse({}) };
          hear({ type: 'call', id: 1_000_000, call: 'ports.use', input });
        },
      },
      ...{ bus: swapped, names: noUsbNames, clock: time, timers: time, probes },
      ...{ newAdbKey: labAdbKey, newReadoutId: () => '01936f00-0000-7000-8000-000000000009' },
    });
  }

  /** One call of the contract, to its reply; time passes as far as that takes. */
  call(call: string, input: unknown): Promise<Reply> {
    this.#calls += 1;
    const id = this.#calls;
    const { promise, resolve } = Promise.withResolvers<Reply>();
    this.#waiting.set(id, resolve);
    this.#hear({ type: 'call', id, call, input });
    return this.time.until(promise);
  }

  read(deviceId: string) {
    return this.call('device.read', { deviceId, upTo: 'L3', deadlineMs: 45_000 });
  }
}

async function station(): Promise<Station> {
  const started = new Station();
  await started.start();
  return started;
}

function readoutOf({ result }: Reply): Readout {
  if (!result.ok) throw new Error(result.fault.detail);
  return readoutSchema.parse(result.value);
}

const deviceIds = (value: unknown) =>
  readerContract.calls['device.list'].output.parse(value).map((one) => one.deviceId);

/** A port remembers what hung there before, rightly so; and a clock's offset is of the second it is read in. */
const notOfTheDevice = /^(?:port\.|link\.|camera\.clock-offset$)/u;

/** All that was told of the device itself. */
const told = ({ facts }: Readout) =>
  facts
    .filter(({ key }) => !notOfTheDevice.test(key))
    .map(({ key, value }) => `${key}: ${JSON.stringify(value)}`);

/** Whether a message tells a fact of this device. */
const isFactOf = (deviceId: string, message: WireMessage) =>
  message.type === 'event' &&
  message.name === 'readout.fact' &&
  readerContract.events['readout.fact'].parse(message.data).deviceId === deviceId;

/** What one reading tells when nothing happens. */
async function undisturbed(device: SimulatedDevice) {
  const calm = await station();
  const { deviceId } = calm.bus.plug(device, portPath);
  const readout = readoutOf(await calm.read(deviceId));
  return { facts: told(readout), exchanges: calm.exchanges };
}

/** One device for each kind of conversation, and none that leaves by itself. */
const firsts = [
  ...new Set(
    probes.flatMap((probe) => {
      const one = simulatedDevices.find(
        (device) => device.life === undefined && probe.matches(described(device)),
      );
      return one === undefined ? [] : [one];
    }),
  ),
];

/** The same device but for its serial number. */
const twinOf = (device: SimulatedDevice): SimulatedDevice => ({
  ...device,
  strings: { ...device.strings, serial: 'ANOTHER-0001' },
});

describe('a device that turns into another one in the middle of a transfer', () => {
  it.each(firsts)('$name: facts of the two never mix', async (first) => {
    const strangers = [twinOf(first), firsts[(firsts.indexOf(first) + 1) % firsts.length] ?? first];
    const whole = await undisturbed(first);
    expect(whole.exchanges).toBeGreaterThan(0);

    for (const other of strangers) {
      const ofOther = await undisturbed(other);
      for (let swapAt = 0; swapAt < Math.min(whole.exchanges, mostSwaps); swapAt += 1) {
        const where = `${other.name} instead, at exchange ${swapAt}`;
        const world = await station();
        const { deviceId } = world.bus.plug(first, portPath);
        let [present, toldBefore] = ['', Number.POSITIVE_INFINITY];
        world.onExchange = (index) => {
          if (index !== swapAt) return;
          toldBefore = world.told.length;
          present = world.bus.plug(other, portPath).deviceId;
        };

        const cut = readoutOf(await world.read(deviceId));
        const listed = await world.call('device.list', {});
        const again = await world.read(deviceId);
        const next = readoutOf(await world.read(present));
        const late = world.told.slice(toldBefore).filter((one) => isFactOf(deviceId, one));

        expect({
          where,
          complete: cut.complete,
          lastFault: cut.probes.at(-1)?.fault?.code,
          readDevice: cut.device.deviceId,
          notOfTheFirst: told(cut).filter((fact) => !whole.facts.includes(fact)),
          toldLate: late,
          again: again.result.ok ? 'read' : again.result.fault.code,
          listed: listed.result.ok && deviceIds(listed.result.value),
          isNew: present !== deviceId,
          next: told(next),
        }).toEqual({
          where,
          complete: false,
          lastFault: 'device/gone',
          readDevice: deviceId,
          notOfTheFirst: [],
          toldLate: [],
          again: 'device/gone',
          listed: [present],
          isNew: true,
          next: ofOther.facts,
        });
      }
    }
  });
});
