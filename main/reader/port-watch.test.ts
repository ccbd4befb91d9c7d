import { describe as group, expect, it } from 'vitest';
import { describe } from '../../devices/described-device.ts';
import { parseKernelRecord } from '../../devices/kernel-log/parse-record.ts';
import { simulatedDevice } from '../../devices/simulated/catalogue.ts';
import { ManualTime } from '../../devices/simulated/manual-time.ts';
import { SimulatedBus } from '../../devices/simulated/simulated-bus.ts';
import { noUsbNames } from '../../devices/usb/usb-names.ts';
import { PortWatch } from './port-watch.ts';

function watched() {
  const time = new ManualTime();
  const told: string[] = [];
  const watch = new PortWatch({
    clock: time,
    timers: time,
    onTrouble: ({ portPath, trouble }) => told.push(`${portPath} ${trouble}`),
  });
  const bus = new SimulatedBus(time, 1);
  const plug = (name: string, portPath: string) => {
    const device = simulatedDevice(name);
    if (device === undefined) throw new Error(`No simulated device ${name}`);
    const described = describe(bus.plug(device, portPath), noUsbNames);
    watch.attached(described);
    return described;
  };
  const log = (line: string) => {
    const observation = parseKernelRecord(line);
    if (observation === null) throw new Error(`Not understood: ${line}`);
    watch.observed(observation);
  };
  return { time, told, watch, plug, log };
}

const announced = 'usb 1-2: new high-speed USB device number 5 using xhci_hcd';

group('the watch over the ports', () => {
  it('tells after two seconds that something was noticed and no device came', () => {
    const { time, told, log } = watched();
    log(announced);
    time.tick(1999);
    expect(told).toEqual([]);

    time.tick(1);

    expect(told).toEqual(['1-2 no-answer']);
  });

  it('says nothing of a device that comes in time', () => {
    const { time, told, log, plug } = watched();
    log(announced);
    time.tick(700);
    plug('keyboard', '1-2');

    time.tick(5000);

    expect(told).toEqual([]);
  });

  it('gives the kernel the word when it gives up, and says the same once in ten seconds', () => {
    const { time, told, log } = watched();
    log(announced);
    log('usb 1-2: device descriptor read/64, error -71');
    log('usb usb1-port2: unable to enumerate USB device');
    log('usb usb1-port2: unable to enumerate USB device');
    time.tick(10_000);
    log('usb usb1-port2: unable to enumerate USB device');

    expect(told).toEqual(['1-2 not-recognised', '1-2 not-recognised']);
  });

  it('tells a contact that comes and goes, and what the reading needs to know of it', () => {
    const { time, told, watch, plug } = watched();
    const keyboard = plug('keyboard', '1-3');
    let stick = plug('usb-stick', '1-2');
    for (let times = 0; times < 2; times += 1) {
      watch.detached(stick.summary.deviceId);
      time.tick(1000);
      stick = plug('usb-stick', '1-2');
    }

    expect(told).toEqual(['1-2 loose']);
    const around = watch.surroundings(stick, [stick, keyboard], null, false);
    expect(around).toMatchObject({
      texts: null,
      kernelLogHeard: false,
      past: { attachments: 3, former: null },
      neighbours: [{ device: keyboard, secondsLater: -2 }],
    });
  });

  it('tells power without data at a USB-C connector, unless a device comes with it', () => {
    const { time, told, watch, plug } = watched();
    watch.partnerCame('port0');
    time.tick(3000);
    expect(told).toEqual(['port0 power-only']);

    plug('keyboard', '1-2');
    time.tick(1000);
    watch.partnerCame('port1');
    time.tick(3000);
    watch.partnerCame('port2');
    time.tick(500);
    plug('usb-stick', '1-3');
    time.tick(3000);

    expect(told).toEqual(['port0 power-only']);
  });

  it('remembers that a device came back as another one', () => {
    const { time, watch, plug } = watched();
    const stick = plug('usb-stick', '1-2');
    watch.detached(stick.summary.deviceId);
    time.tick(400);
    const keyboard = plug('keyboard', '1-2');

    expect(watch.surroundings(keyboard, [keyboard], null, null).past.former).toEqual({
      text: '0781:5581 08/06/50',
      kind: 'storage',
    });
  });
});
