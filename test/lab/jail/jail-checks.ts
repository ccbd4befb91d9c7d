import { globSync, readdirSync } from 'node:fs';
import { askWarden, wardenSocket } from '../../../main/reader/warden-client.ts';
import { type Checks, holds, pause, same, soon } from '../usb/checks.ts';
import type { LabStation } from '../usb/lab-station.ts';
import { runProgram } from '../usb/run-program.ts';
import { pressKey, type VmBus } from '../usb/vm-bus.ts';
import { kiosk, unitState } from './kiosk.ts';
import { inputNodes, Keystrokes } from './keystrokes.ts';
import { simulated } from './simulated.ts';
import { attribute, driversOf, staysOutside } from './sysfs-device.ts';
import { cardReader, hub, keyboard, keyboardBehindHub, stick, unwelcome } from './vm-devices.ts';

/** A key needs so long through QEMU and the guest's drivers, generously. */
const keyMs = 1500;
/** A driver's second is a minute where every instruction is emulated on a machine with other work. */
const boundMs = 60_000;
/** The same for the warden, whose Node starts with the first request. */
const answerMs = 60_000;

/** The kiosk after its restart, before any program of ours runs. */
export async function checkStart(checks: Checks): Promise<void> {
  await checks.check('after the restart every bus is shut', async () => {
    const buses = readdirSync('/sys/bus/usb/devices').filter((name) => /^usb\d+$/u.test(name));
    holds(buses.length >= 3, `buses: ${buses.join(' ')}`);
    for (const bus of buses) same(bus, attribute(bus, 'authorized_default'), '0');
  });

  await checks.check('udev alone lets the kiosk’s own keyboard in, and it types', async () => {
    same('drivers', await driversOf(kiosk.ownPort), { [`${kiosk.ownPort}:1.0`]: 'usbhid' });
    same('keys', await keysHeard('a'), ['a']);
  });

  await checks.check('the warden waits behind its socket, which is not everybody’s', async () => {
    same('the service', await unitState('balie-warden.service', 'ActiveState'), 'inactive');
    same('the socket', await unitState('balie-warden.socket', 'ActiveState'), 'active');
    const code = `require('node:net').connect('${wardenSocket}').on('error',(e)=>console.log(e.code)).on('connect',()=>process.exit(0))`;
    const stranger = ['--reuid=nobody', '--regid=nogroup', '--clear-groups', '/usr/bin/node'];
    const { output } = await runProgram('setpriv', [...stranger, '-e', code], 60_000);
    same('a stranger hears', output.trim(), 'EACCES');
  });
}

/** What the production reader, as the kiosk's user, and the production warden do with visitors' devices. */
export async function checkVisitors(checks: Checks, station: LabStation, bus: VmBus) {
  await checks.check(
    'a keyboard stays outside until it is released: not one key before',
    async () => {
      const plugged = await bus.plug(keyboard);
      const { portPath, deviceId } = plugged.summary;
      const before = inputNodes();
      await staysOutside(portPath);
      same('kind', plugged.summary.kind, 'keyboard');
      same('input nodes', inputNodes(), before);
      same('keys heard in the jail', await keysHeard('b'), []);
      const deviceNumber = Number(attribute(portPath, 'devnum'));
      const another = deviceNumber === 127 ? 1 : deviceNumber + 1;
      const wrong = await authorise(portPath, another);
      same('another attachment’s permission', wrong.ok ? null : wrong.fault.code, 'device/gone');
      await staysOutside(portPath);

      same('released', await authorise(portPath, deviceNumber), { ok: true, value: null });
      await soon(boundMs, 'its input node', () =>
        inputNodes().length > before.length ? true : null,
      );
      same('keys heard outside the jail', (await keysHeard('c')).at(-1), 'c');
      await askWarden(wardenSocket, { do: 'deauthorise', port: portPath }, answerMs);
      await soon(boundMs, 'the end of its input node', () =>
        inputNodes().length === before.length ? true : null,
      );
      same('keys heard when taken back', await keysHeard('d'), []);
      await plugged.unplug();
      return deviceId;
    },
  );

  await checks.check('a stick is let in by the policy and read', async () => {
    const plugged = await bus.plug(stick);
    const { portPath, deviceId } = plugged.summary;
    const disk = await soon(boundMs, 'its disk', () => globSync('/dev/sd?')[0] ?? null);
    // dmesg is root's on Debian: the reader can hear it by way of the warden only, and tries until it does.
    const facts = await soon(boundMs, 'a reading with the kernel’s log', async () => {
      const readout = await station.read(deviceId);
      const read = Object.fromEntries(readout.facts.map(({ key, value }) => [key, value]));
      return read['port.log-heard'] === true ? read : null;
    });
    await plugged.unplug();
    same('serial', facts['device.serial'], 'LAB0QEMU000001');
    // What only the disk itself says, by SCSI and by its sectors.
    same('maker', facts['drive.maker'], 'QEMU');
    same('capacity', facts['drive.capacity'], 64 * 1024 * 1024);
    return `${portPath} as ${disk}, ${Object.keys(facts).length} facts`;
  });

  await checks.check('a reader for smart cards is let in', async () => {
    const plugged = await bus.plug(cardReader);
    await soon(boundMs, 'its permission', () =>
      attribute(plugged.summary.portPath, 'authorized') === '1' ? true : null,
    );
    await plugged.unplug();
  });

  for (const device of unwelcome) {
    await checks.check(`${device.driver} stays outside, its descriptors are read`, async () => {
      const nodes = () => [
        ...inputNodes(),
        ...globSync('/dev/ttyUSB*'),
        ...readdirSync('/sys/class/net'),
      ];
      const before = nodes();
      const plugged = await bus.plug(device);
      await staysOutside(plugged.summary.portPath);
      same('nodes', nodes(), before);
      await plugged.unplug();
    });
  }

  await checks.check('a hub is let in, the keyboard behind it is not', async () => {
    const outer = await bus.plug(hub);
    await soon(boundMs, 'the hub’s driver', async () =>
      Object.values(await driversOf(outer.summary.portPath))[0] === 'hub' ? true : null,
    );
    const inner = await bus.plug(keyboardBehindHub);
    same('port', inner.summary.portPath, `${outer.summary.portPath}.2`);
    await staysOutside(inner.summary.portPath);
    same('keys heard', await keysHeard('b'), []);
    await inner.unplug();
    await outer.unplug();
  });

  await checks.check('of a headset the sound is let in, its buttons are not', async () => {
    const plugged = await station.plug(simulated('headset'), { limitMs: 30_000 });
    const port = plugged.summary.portPath;
    const allowed = () =>
      [0, 1, 2, 3].map((number) => attribute(port, `${port}:1.${number}`, 'authorized'));
    await soon(boundMs, 'its permission', () => (allowed()[2] === '1' ? true : null));
    await pause(keyMs);
    same('authorized', allowed(), ['1', '1', '1', '0']);
    same('driver of the buttons', (await driversOf(port))[`${port}:1.3`], null);
    await station.unplug(plugged, 30_000);
  });

  await checks.check('a stick that also types stays outside whole', async () => {
    const plugged = await station.plug(simulated('bad-usb'), { limitMs: 30_000 });
    await staysOutside(plugged.summary.portPath);
    await station.unplug(plugged, 30_000);
  });
}

/** Asks the warden to let a device in, as a technician would. */
function authorise(port: string, deviceNumber: number) {
  return askWarden(wardenSocket, { do: 'authorise', port, deviceNumber }, answerMs);
}

/** Presses a key of the keyboard that was plugged in last; answers all that any input node heard. */
async function keysHeard(key: string): Promise<readonly string[]> {
  const keystrokes = await Keystrokes.listen();
  pressKey(key);
  await pause(keyMs);
  const heard = await keystrokes.heard();
  await keystrokes.stop();
  return heard;
}
