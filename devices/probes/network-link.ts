import { cleanText } from '../../shared/base/untrusted-text.ts';
import { ok, type Result } from '../../shared/base/result.ts';
import type { DeviceFault } from '../../shared/base/fault.ts';
import type { StopSignal } from '../../shared/base/stop-signal.ts';
import type { DevicePort } from '../port.ts';
import { measured, reported, type Probe } from '../probe.ts';
import { wholeNumber } from '../surroundings.ts';
import { macAddress } from '../usb/mac-address.ts';

const timeoutMs = 300;
/** Its address is among what is read, and may be in the name of the interface. */
const keep = { named: true } as const;
const longest = { list: 2048, attribute: 64 } as const;

/** Whether the network cable of an adapter carries a link, and how fast: Documentation/ABI/testing/sysfs-class-net. */
export const networkLink: Probe = {
  id: 'network-link',
  layer: 'L0',
  deadlineMs: 3000,
  matches: ({ summary }) => summary.kind === 'network-adapter',

  async run({ port, stop, report, conceal }) {
    const found = await networkFolder(port, stop);
    if (!found.ok) return systemShowsNone(found.fault) ? ok(null) : found;
    report(measured('network.driven', found.value !== null));
    if (found.value === null) return ok(null);
    const folder = found.value;
    const read = async (name: string) => textOf(port, stop, `${folder}/${name}`);

    const address = macAddress(await read('address'));
    conceal?.(address);
    // The kernel names some interfaces after their address.
    if (address !== null) conceal?.(address.replaceAll(':', ''));
    if (address !== null) report(reported('network.mac', address));
    const state = cleanText((await read('operstate')) ?? '', 20);
    if (state !== '') report(measured('network.state', state));
    // Of an interface that is off the kernel knows no carrier (EINVAL): then nothing is said.
    const carrier = await read('carrier');
    if (carrier !== '0' && carrier !== '1') return ok(null);
    report(measured('network.carrier', carrier === '1'));
    const megabits = wholeNumber((await read('speed')) ?? undefined);
    if (carrier === '1' && megabits !== null && megabits > 0 && megabits <= 400_000) {
      report(measured('network.speed', megabits * 1_000_000, 'bit-per-second'));
    }
    const duplex = await read('duplex');
    if (carrier === '1' && (duplex === 'full' || duplex === 'half')) {
      report(measured('network.duplex', duplex));
    }
    return ok(null);
  },
};

/** `1-2:1.0/net/eth1` of the first interface that has one; null when no driver made a network of it. */
async function networkFolder(
  port: DevicePort,
  stop: StopSignal,
): Promise<Result<string | null, DeviceFault>> {
  const top = await list(port, stop, '');
  if (!top.ok) return top;
  for (const name of top.value.filter((one) => /^[\d.-]{3,40}:\d{1,3}\.\d{1,3}$/u.test(one))) {
    const networks = await list(port, stop, `${name}/net`);
    const [first] = networks.ok ? networks.value : [];
    if (first !== undefined) return ok(`${name}/net/${first}`);
  }
  return ok(null);
}

async function list(port: DevicePort, stop: StopSignal, path: string) {
  const reply = await port.exchange(
    { kind: 'sysfs-list', path, length: longest.list },
    { timeoutMs, stop, keep },
  );
  if (!reply.ok) return reply;
  const names = ascii(reply.value).split('\n');
  return ok(names.filter((name) => name !== '').slice(0, 64));
}

async function textOf(port: DevicePort, stop: StopSignal, path: string): Promise<string | null> {
  const reply = await port.exchange(
    { kind: 'sysfs-read', path, length: longest.attribute },
    { timeoutMs, stop, keep },
  );
  return reply.ok ? ascii(reply.value).trim() : null;
}

function ascii(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, longest.list));
}

/** A system without sysfs, or a simulated device without: not a failure of the device. */
function systemShowsNone({ code }: DeviceFault): boolean {
  return code === 'device/unsupported' || code === 'device/stalled';
}
