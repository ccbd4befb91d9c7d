import type { Look } from '../look.ts';
import { measured, type ProbeFact } from '../probe.ts';
import { wholeNumber, type Texts } from '../surroundings.ts';

/**
 * How the system treats the device and its port: Documentation/ABI/testing/sysfs-bus-usb and
 * sysfs-devices-power, and Documentation/ABI/stable/sysfs-bus-usb of Linux.
 */
export const portLink: Look = {
  id: 'port-link',
  layer: 'L0',
  matches: (_device, around) => around?.texts != null,
  facts(_device, around) {
    const texts = around?.texts;
    return texts == null ? [] : [...ofDevice(texts.device), ...ofPort(texts.port)];
  },
};

function ofDevice(device: Texts): readonly ProbeFact[] {
  const facts: ProbeFact[] = [];
  const { authorized, bConfigurationValue: active, removable } = device;
  if (authorized === '0' || authorized === '1') {
    facts.push(measured('link.authorised', authorized === '1'));
  }
  if (active !== undefined) facts.push(measured('link.configured', active !== ''));
  if (removable !== undefined) facts.push(measured('link.removable', removable));
  const lanes = wholeNumber(device['rx_lanes']);
  if (lanes !== null) facts.push(measured('link.lanes', lanes, 'count'));
  const drivers = driversOf(device);
  if (drivers.length > 0) facts.push(measured('link.drivers', drivers));
  const control = device['power/control'];
  const status = device['power/runtime_status'];
  if (control !== undefined) facts.push(measured('link.power-management', control));
  if (status !== undefined) facts.push(measured('link.power-state', status));
  if (device['avoid_reset_quirk'] === '1') facts.push(measured('link.avoids-reset', true));
  return facts;
}

/** `1.0 usbhid`, `1.1 none`: configuration and interface, and what drives it. */
function driversOf(device: Texts): string[] {
  return Object.entries(device).flatMap(([path, name]) => {
    const [, place] = /^(\d{1,3}\.\d{1,3})\/driver$/u.exec(path) ?? [];
    return place === undefined ? [] : [`${place} ${name === '' ? 'none' : name}`];
  });
}

function ofPort(port: Texts): readonly ProbeFact[] {
  const facts: ProbeFact[] = [];
  const overCurrents = wholeNumber(port['over_current_count']);
  if (overCurrents !== null) facts.push(measured('port.over-currents', overCurrents, 'count'));
  const connection = port['connect_type'];
  if (connection !== undefined) facts.push(measured('port.connection', connection));
  // A port for SuperSpeed is two ports to the system; each names the other as its peer. That there is
  // none is sure only where the firmware describes the ports.
  const described = connection === 'hotplug' || connection === 'hardwired';
  const peer = port['peer'] !== undefined;
  if (peer || described) facts.push(measured('port.superspeed-wired', peer));
  const megabits = wholeNumber(port['speed']);
  if (megabits !== null && megabits > 0) {
    facts.push(measured('port.speed', megabits * 1_000_000, 'bit-per-second'));
  }
  return facts;
}
