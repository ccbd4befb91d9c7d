import { readFileSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { importRequest, parseImportReply, importReplyLength } from './usbip-wire.ts';

/** All ports of all controllers of vhci_hcd are given out here (drivers/usb/usbip/vhci_sysfs.c). */
const folder = '/sys/devices/platform/vhci_hcd.0';

/** `VDEV_ST_NULL` of enum usbip_device_status: nothing is plugged in. */
const free = '004';

/** SuperSpeed in enum usb_device_speed of the kernel, include/uapi/linux/usb/ch9.h. */
const superSpeed = 5;

/**
 * Plugs a device that the USB/IP server at a UNIX socket offers into the first free port of a controller,
 * as `usbip attach` does; the kernel takes any stream. That program starts anew for every device and refuses
 * the next one until the kernel has described the last: nothing of a cable. Throws when the server has no
 * such device, or the controller no free port.
 */
export async function plugIn(server: string, busId: string, controller = 0): Promise<void> {
  const socket = connect(server);
  try {
    socket.write(importRequest(busId));
    const imported = parseImportReply(await exactly(socket, importReplyLength));
    if (imported === null) throw new Error(`the server does not offer ${busId}`);
    // From the look to the plug nothing else runs here: no two devices get one port.
    const port = freePort(controller, imported.speed === superSpeed ? 'ss' : 'hs');
    const wish = `${port} ${descriptorOf(socket)} ${imported.id} ${imported.speed}`;
    writeFileSync(join(folder, 'attach'), wish);
  } finally {
    // The kernel keeps the connection for itself; this process only lets go of it.
    socket.destroy();
  }
}

/** How many controllers the kernel was built with; each has a root hub of either speed. */
export function controllers(): number {
  const ports = Number(readFileSync(join(folder, 'nports'), 'utf8'));
  return ports / status(0).length;
}

function freePort(controller: number, hub: 'hs' | 'ss'): string {
  const found = status(controller).find((line) => line[0] === hub && line[2] === free);
  const [, port] = found ?? [];
  if (port === undefined) throw new Error(`no free ${hub} port at controller ${controller}`);
  return port;
}

/** One line of words for each port: hub, number, state, and what is plugged in. */
function status(controller: number): readonly (readonly string[])[] {
  const name = controller === 0 ? 'status' : `status.${controller}`;
  const [, ...lines] = readFileSync(join(folder, name), 'utf8').trim().split('\n');
  return lines.map((line) => line.trim().split(/\s+/u));
}

/** Reads so many bytes and no more: what follows is the kernel's. */
async function exactly(socket: Socket, length: number): Promise<Buffer> {
  let read = Buffer.alloc(0);
  for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
    // Without an encoding a socket gives bytes.
    read = Buffer.concat([read, chunk as Buffer]);
    if (read.length >= length) break;
  }
  socket.pause();
  return read;
}

/** The number by which this process, and the kernel, know the connection. */
function descriptorOf(socket: Socket): number {
  // Node tells it nowhere else; on POSIX systems every connected socket's handle has it.
  const { _handle: handle } = socket as unknown as { readonly _handle: { readonly fd: number } };
  return handle.fd;
}
