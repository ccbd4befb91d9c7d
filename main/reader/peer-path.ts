import { readlink } from 'node:fs/promises';
import { basename, join } from 'node:path';

/**
 * What a socket is called on the bus of the other speed: a USB 3 socket is a port of two hubs, and Linux
 * links the two (`peer`, Documentation/ABI/testing/sysfs-bus-usb). Where the nearest port has no link, as
 * behind a hub for USB 2 only, the way goes over the hub that has one. Null when the kernel links none.
 */
export async function peerPathOf(root: string, portPath: string): Promise<string | null> {
  const own = placeOf(portPath);
  if (own === null) return null;
  // A port belongs to the hub's only interface; the link of the device itself comes later than the device.
  const link = join(root, `${own.hub}:1.0`, own.port, 'peer');
  const peer = await linkedPort(link);
  if (peer !== null || own.hub.endsWith('-0')) return peer;
  const hub = await peerPathOf(root, own.hub);
  return hub === null ? null : `${hub}.${own.number}`;
}

/** `1-2` is the port `usb1-port2` of the root hub `1-0`; `1-2.3` the port `1-2-port3` of the hub `1-2`. */
function placeOf(portPath: string) {
  const [, bus, outer, number] = /^(\d+)(-\d+(?:\.\d+)*)?[-.](\d+)$/u.exec(portPath) ?? [];
  if (bus === undefined || number === undefined) return null;
  return outer === undefined
    ? { hub: `${bus}-0`, port: `usb${bus}-port${number}`, number }
    : { hub: `${bus}${outer}`, port: `${bus}${outer}-port${number}`, number };
}

async function linkedPort(link: string): Promise<string | null> {
  try {
    const [, root, hub, number] =
      /^(?:usb(\d+)|(\d+-\d+(?:\.\d+)*))-port(\d+)$/u.exec(basename(await readlink(link))) ?? [];
    if (number === undefined) return null;
    return root === undefined ? `${hub}.${number}` : `${root}-${number}`;
  } catch {
    // No such link: the kernel knows of no other name for this port.
    return null;
  }
}
