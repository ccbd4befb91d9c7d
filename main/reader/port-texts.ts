import { open, readdir, readlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { PortTexts, Texts } from '../../devices/surroundings.ts';

/** Where Linux shows its USB devices and its USB-C connectors. */
export interface SysfsRoots {
  readonly usb: string;
  readonly typeC: string;
}

export const typeCSysfs = '/sys/class/typec';

const longestText = 256;
const mostNames = 128;

const ofDevice = [
  'version',
  'rx_lanes',
  'removable',
  'authorized',
  'bConfigurationValue',
  'power/control',
  'power/runtime_status',
  'avoid_reset_quirk',
];
const ofPort = ['over_current_count', 'connect_type'];
const ofConnector = ['data_role', 'power_role', 'power_operation_mode'];
const ofCable = ['type', 'plug_type', 'identity/product_type_vdo1'];
const ofSupply = ['online', 'voltage_now', 'current_now'];
const ofCapability = [
  'voltage',
  'maximum_voltage',
  'maximum_current',
  'operational_current',
  'maximum_power',
  'operational_power',
];

/**
 * What sysfs shows of the port that a device hangs on. World-readable and asks nothing of the device;
 * what is not there is left out.
 */
export async function readPortTexts(roots: SysfsRoots, portPath: string): Promise<PortTexts> {
  const folder = join(roots.usb, portPath);
  // The kernel links every device to its port (`usb1-port2`), and the port to its connector.
  const port = join(folder, 'port');
  const [device, drivers, shown, peer, connector, speed] = await Promise.all([
    texts(folder, ofDevice),
    driversOf(folder, portPath),
    texts(port, ofPort),
    linkName(join(port, 'peer')),
    linkName(join(port, 'connector')),
    text(join(roots.usb, `usb${Number.parseInt(portPath, 10)}`, 'speed')),
  ]);
  return {
    device: { ...device, ...drivers },
    port: {
      ...shown,
      ...(peer === null ? {} : { peer }),
      ...(speed === null ? {} : { speed }),
    },
    typeC: await typeCOf(roots.typeC, connector),
  };
}

/** The driver of each interface; empty for an interface without one. */
async function driversOf(folder: string, portPath: string): Promise<Texts> {
  const found = (await names(folder)).filter((name) => name.startsWith(`${portPath}:`));
  const pairs = found.map(async (name) => [
    `${name.slice(portPath.length + 1)}/driver`,
    (await linkName(join(folder, name, 'driver'))) ?? '',
  ]);
  // Each pair above has two texts.
  return Object.fromEntries(await Promise.all(pairs)) as Texts;
}

/** Null when the machine shows no connectors; empty when none of them is known to be this port's. */
async function typeCOf(root: string, connector: string | null): Promise<Texts | null> {
  const ports = (await names(root)).filter((name) => /^port\d{1,3}$/u.test(name));
  if (ports.length === 0) return null;
  if (connector === null || !ports.includes(connector)) return {};
  const own = join(root, connector);
  const partner = join(root, `${connector}-partner`);
  const cable = join(root, `${connector}-cable`);
  const [roles, partnerType, cableTexts, ownPower, otherPower, supply] = await Promise.all([
    texts(own, ofConnector),
    text(join(partner, 'type')),
    texts(cable, ofCable),
    capabilities(join(own, 'usb_power_delivery')),
    capabilities(join(partner, 'usb_power_delivery')),
    supplyOf(own, connector),
  ]);
  const partnerThere = partnerType !== null || (await names(partner)).length > 0;
  return {
    linked: connector,
    ...roles,
    ...(partnerThere ? { 'partner/type': partnerType ?? '' } : {}),
    ...below('cable', cableTexts),
    ...below('own', ownPower),
    ...below('other', otherPower),
    ...below('supply', supply),
  };
}

async function capabilities(folder: string): Promise<Texts> {
  const found: Record<string, string> = {};
  for (const direction of ['source-capabilities', 'sink-capabilities']) {
    const objects = (await names(join(folder, direction))).filter((name) => /^\d/u.test(name));
    for (const object of objects) {
      const path = `${direction}/${object}`;
      Object.assign(found, below(path, await texts(join(folder, path), ofCapability)));
    }
  }
  return found;
}

/** All connectors of one controller share its folder of supplies; UCSI numbers them from 1. */
async function supplyOf(connectorFolder: string, connector: string): Promise<Texts> {
  const folder = join(connectorFolder, 'device', 'power_supply');
  const supplies = await names(folder);
  const number = Number(connector.slice('port'.length)) + 1;
  const own =
    supplies.find((name) => name.endsWith(`:${String(number).padStart(3, '0')}`)) ??
    (supplies.length === 1 ? supplies[0] : undefined);
  return own === undefined ? {} : texts(join(folder, own), ofSupply);
}

function below(folder: string, all: Texts): Texts {
  return Object.fromEntries(
    Object.entries(all).map(([name, value]) => [`${folder}/${name}`, value]),
  );
}

async function texts(folder: string, wanted: readonly string[]): Promise<Texts> {
  const read = await Promise.all(
    wanted.map(async (name) => [name, await text(join(folder, name))] as const),
  );
  return Object.fromEntries(
    read.flatMap(([name, value]) => (value === null ? [] : [[name, value] as const])),
  );
}

async function text(file: string): Promise<string | null> {
  try {
    const handle = await open(file);
    try {
      const { buffer, bytesRead } = await handle.read(new Uint8Array(longestText));
      return new TextDecoder().decode(buffer.subarray(0, bytesRead)).trim();
    } finally {
      await handle.close();
    }
  } catch {
    // Unplugged meanwhile, or the kernel shows no such attribute: both mean "not known".
    return null;
  }
}

async function linkName(file: string): Promise<string | null> {
  try {
    return basename(await readlink(file));
  } catch {
    // No such link: the kernel knows no driver, peer or connector here.
    return null;
  }
}

async function names(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).slice(0, mostNames);
  } catch {
    // No such folder: there is nothing in it.
    return [];
  }
}
