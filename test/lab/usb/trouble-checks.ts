import { globSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { simulatedDevice } from '../../../devices/simulated/catalogue.ts';
import type { SimulatedDevice } from '../../../devices/simulated/simulated-device.ts';
import { holds, patienceMs, pause, same, soon, type Checks } from './checks.ts';
import { descriptorsInSysfs } from './expected-readout.ts';
import type { Figures } from './figures.ts';
import type { LabStation } from './lab-station.ts';
import { runProgram } from './run-program.ts';

const sysfs = '/sys/bus/usb/devices';

/** Devices that vanish, hang, lie and attack. */
export async function checkTrouble(
  checks: Checks,
  station: LabStation,
  figures: Figures,
): Promise<void> {
  await checks.check('vanishing: a phone that is pulled out in mid-transfer', async () => {
    const plugged = await station.plug(known('vanishing'));
    const readout = await station.read(plugged.summary.deviceId);
    await station.gone(plugged.summary.deviceId);
    station.detach(plugged.busId);
    same('complete', readout.complete, false);
    same('mtp-contents', faultOf(readout.probes, 'mtp-contents'), 'device/gone');
    await station.reader.call('reader.ping', {});
  });

  await checks.check(
    'hanging: a phone that stops answering costs its deadline, no more',
    async () => {
      const plugged = await station.plug(known('hanging'));
      const deadlineMs = 2500;
      const startedMs = performance.now();
      const readout = await station.read(plugged.summary.deviceId, 'L1', deadlineMs);
      const tookMs = performance.now() - startedMs;
      same('complete', readout.complete, false);
      same('mtp-contents', faultOf(readout.probes, 'mtp-contents'), 'device/timeout');
      // The runner promises a second for giving the device back; one more for a busy machine.
      holds(tookMs < deadlineMs + 2000, `the reading took ${Math.round(tookMs)} ms`);
      figures.note('a hanging phone with a deadline of 2500 ms, ms', tookMs);
      await station.unplug(plugged);
      return `${Math.round(tookMs)} ms of ${deadlineMs} ms`;
    },
  );

  await checks.check(
    'liar: Linux refuses a device that counts configurations it has not',
    async () => {
      await runProgram('dmesg', ['--clear']);
      const busId = await station.attach(known('liar'));
      await soon(patienceMs, 'the kernel’s refusal', async () => {
        const { output } = await runProgram('dmesg', []);
        return output.includes('unable to enumerate USB device') ? true : null;
      });
      const listed = await station.reader.call('device.list', {});
      station.detach(busId);
      same('list', listed, { ok: true, value: [] });
    },
  );

  await checks.check('liar with an honest count: its other lies are facts', async () => {
    const plugged = await station.plug(honestCount(known('liar')));
    const readout = await station.read(plugged.summary.deviceId);
    const bytes = await station.descriptors(plugged.summary.portPath);
    await station.unplug(plugged);
    same('bytes', bytes.toString('hex'), hexadecimal(descriptorsInSysfs(known('liar'))));
    const problems = readout.facts.find(({ key }) => key === 'usb.descriptor-problems');
    const expected = ['interface-count-differs', 'endpoint-count-differs', 'length-differs'];
    same('problems', sorted(problems?.value), sorted(expected));
  });

  await checks.check(
    'bad-usb, not authorised: event and descriptors, no input, no disk',
    async () => {
      await authorizeNew(false);
      const before = nodes();
      const plugged = await station.plug(known('bad-usb'));
      await pause(1000);
      const after = nodes();
      const bytes = await station.descriptors(plugged.summary.portPath);
      const readout = await station.read(plugged.summary.deviceId, 'L0');
      await station.unplug(plugged);
      await authorizeNew(true);
      same('nodes of input, hidraw and disks', after, before);
      same('bytes', bytes.toString('hex'), hexadecimal(descriptorsInSysfs(known('bad-usb'))));
      const found = readout.findings.some(({ code }) => code === 'storage-with-keyboard');
      holds(found, 'the finding storage-with-keyboard is missing');
    },
  );

  await checks.check(
    'bad-usb, authorised: the input node does appear, so its absence counts',
    async () => {
      const before = nodes();
      const plugged = await station.plug(known('bad-usb'));
      const appeared = await soon(patienceMs, 'an input node', () => {
        const fresh = nodes().filter((name) => !before.includes(name));
        return fresh.some((name) => name.startsWith('/dev/input/event')) ? fresh : null;
      });
      await station.unplug(plugged);
      return appeared.join(' ');
    },
  );
}

function known(name: string): SimulatedDevice {
  const device = simulatedDevice(name);
  if (device === undefined) throw new Error(`No simulated device ${name}`);
  return device;
}

function honestCount(device: SimulatedDevice): SimulatedDevice {
  const descriptors = Uint8Array.from(device.descriptors);
  descriptors[17] = 1;
  return { ...device, descriptors };
}

function faultOf(
  probes: readonly { readonly probe: string; readonly fault: { readonly code: string } | null }[],
  name: string,
): string | null {
  return probes.find(({ probe }) => probe === name)?.fault?.code ?? null;
}

function hexadecimal(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

function sorted(value: unknown): readonly string[] {
  const texts = Array.isArray(value) ? value.map(String) : [];
  return texts.toSorted((one, other) => one.localeCompare(other));
}

/** All nodes by which a device could type, or be mounted. */
function nodes(): readonly string[] {
  return ['/dev/input/event*', '/dev/hidraw*', '/dev/sd*']
    .flatMap((pattern) => globSync(pattern))
    .toSorted();
}

/** Whether the kernel configures what is plugged in from now on (Documentation/usb/authorization.rst). */
async function authorizeNew(authorize: boolean): Promise<void> {
  // Root hubs are links, which a glob does not follow.
  const hubs = (await readdir(sysfs)).filter((name) => name.startsWith('usb'));
  holds(hubs.length > 0, 'there is no root hub');
  for (const hub of hubs) {
    await writeFile(join(sysfs, hub, 'authorized_default'), authorize ? '1' : '0');
  }
}
