import { appendFileSync, chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { descriptorBytes } from '../../../devices/simulated/descriptor-bytes.ts';
import type { SimulatedDevice } from '../../../devices/simulated/simulated-device.ts';
import { type Checks, holds, soon } from '../usb/checks.ts';
import type { LabStation } from '../usb/lab-station.ts';
import { must, runProgram } from '../usb/run-program.ts';
import type { VmBus, VmDevice } from '../usb/vm-bus.ts';
import { kiosk } from './kiosk.ts';
import { simulated } from './simulated.ts';
import { attribute, portOf } from './sysfs-device.ts';
import { cardReader, hub, keyboard, stick, unwelcome } from './vm-devices.ts';

const shipped = '/lab/jail/usbguard-rules.conf';
const rules = '/etc/usbguard/rules.conf';
/** Every decision of the daemon, by AuditFilePath of Debian's usbguard-daemon.conf. */
const audit = '/var/log/usbguard/usbguard-audit.log';
/** Seconds of a machine are minutes where every instruction is emulated beside other work. */
const decisionMs = 60_000;

/** A fast stick has two settings of the same class: Bulk-Only and UAS. */
const fastStick: SimulatedDevice = {
  ...simulated('usb-stick'),
  bitsPerSecond: 480_000_000,
  descriptors: descriptorBytes({
    vendorId: simulated('usb-stick').vendorId,
    productId: simulated('usb-stick').productId,
    usbVersionBcd: 0x0200,
    hasSerial: true,
    milliamperes: 200,
    interfaces: [
      { classCode: 8, subclass: 6, protocol: 0x50, bulk: [0x81, 0x02] },
      { classCode: 8, subclass: 6, protocol: 0x62, bulk: [0x81, 0x02, 0x83, 0x04], alternateOf: 0 },
    ],
  }),
};

/** Debian's USBGuard with the rules that we ship, in place of our own jail. */
export async function checkUsbGuard(checks: Checks, station: LabStation, bus: VmBus) {
  await checks.check('its daemon starts with them, and the own keyboard goes on', async () => {
    writeFileSync(rules, `allow id ${kiosk.ownId} via-port "${kiosk.ownPort}"\n`);
    chmodSync(rules, 0o600);
    appendFileSync(rules, readFileSync(shipped));
    await must('systemctl', ['start', 'usbguard.service']);
    const listed = await soon(decisionMs, 'an answer of usbguard', async () => {
      const { output } = await runProgram('usbguard', ['list-devices'], 60_000);
      return output.includes(kiosk.ownId) ? output : null;
    });
    const own = listed.split('\n').find((line) => line.includes(kiosk.ownId)) ?? '';
    holds(/^\d+: allow /u.test(own), own);
  });

  const expected: readonly (readonly [VmDevice, string])[] = [
    [stick, 'allow'],
    [cardReader, 'allow'],
    [hub, 'allow'],
    [keyboard, 'block'],
    ...unwelcome.map((device) => [device, 'block'] as const),
  ];
  for (const [device, target] of expected) {
    await checks.check(`USBGuard: ${target} ${device.driver}`, async () => {
      const plugged = await bus.plug(device);
      await decided(plugged.summary.portPath, target);
      await plugged.unplug();
    });
  }

  for (const [device, target, name] of [
    [fastStick, 'allow', 'a stick with UAS'],
    [simulated('headset'), 'block', 'a headset with buttons, whole'],
  ] as const) {
    await checks.check(`USBGuard: ${target} ${name}`, async () => {
      const plugged = await station.plug(device, { limitMs: 30_000 });
      await decided(plugged.summary.portPath, target);
      await station.unplug(plugged, 30_000);
    });
  }

  await checks.check('USBGuard: reject a stick that also types, the kernel drops it', async () => {
    const badUsb = simulated('bad-usb');
    // It is gone before the reader could tell of it: the daemon's own record says that it was there.
    const busId = await station.attach(badUsb);
    const record = await soon(decisionMs, 'the record of its rejection', () => {
      const lines = readFileSync(audit, 'utf8').split('\n');
      return lines.find((line) => line.includes(' 1209:000f ') && line.includes('reject')) ?? null;
    });
    holds(record.includes("result='SUCCESS'"), record);
    await soon(decisionMs, 'its end', () =>
      portOf(badUsb.vendorId, badUsb.productId) === null ? true : null,
    );
    station.detach(busId);
  });
}

/** Waits until USBGuard has decided on the device in a port. */
async function decided(port: string, target: string): Promise<void> {
  const line = await soon(decisionMs, `a decision on ${port}`, async () => {
    const output = await must('usbguard', ['list-devices']);
    return output.split('\n').find((one) => one.includes(`via-port "${port}"`)) ?? null;
  });
  holds(line.includes(`: ${target} id `), line);
  const allowed = target === 'allow' ? '1' : '0';
  await soon(decisionMs, `authorized of ${port} as ${allowed}`, () =>
    attribute(port, 'authorized') === allowed ? true : null,
  );
}
