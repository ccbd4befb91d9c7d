import type { DeviceFault } from '../../shared/base/fault.ts';
import type { Result } from '../../shared/base/result.ts';
import { keepAll } from '../port.ts';
import type { ProbeContext } from '../probe.ts';
import {
  longestReportDescriptor,
  parseReportDescriptor,
  type HidReports,
} from './report-descriptor.ts';

type Asking = Pick<ProbeContext, 'port' | 'device' | 'stop'>;

const timeoutMs = 500;
const longestList = 4096;

/** GET_DESCRIPTOR of type "report", HID 1.11 section 7.1.1. */
const reportDescriptorSetup = {
  type: 'standard',
  recipient: 'interface',
  request: 0x06,
  value: 0x2200,
} as const;

/** The kernel's name of a HID device: bus, vendor, product, instance (Documentation/hid). */
const hidFolder = /^[0-9A-F]{4}:[0-9A-F]{4}:[0-9A-F]{4}\.[0-9A-F]{4}$/u;

/**
 * The report descriptor of one interface: what the kernel read of it already, else asked of the device.
 */
export async function readReportDescriptor(
  asking: Asking,
  interfaceNumber: number,
): Promise<Result<HidReports, DeviceFault>> {
  const known = await fromKernel(asking, interfaceNumber);
  if (known !== null) return known.ok ? parseReportDescriptor(known.value) : known;
  const { port, stop } = asking;
  const setup = { ...reportDescriptorSetup, index: interfaceNumber };
  const reply = await port.exchange(
    { kind: 'control-in', setup, length: longestReportDescriptor },
    { timeoutMs, stop, keep: keepAll },
  );
  return reply.ok ? parseReportDescriptor(reply.value) : reply;
}

/** Null when the kernel has none: no sysfs, or no driver for this interface. */
async function fromKernel(
  { port, device, stop }: Asking,
  interfaceNumber: number,
): Promise<Result<Uint8Array, DeviceFault> | null> {
  const options = { timeoutMs, stop, keep: keepAll };
  const configuration = device.descriptors?.configurations.find((one) =>
    one.interfaces.some(({ number }) => number === interfaceNumber),
  );
  const folder = `${device.summary.portPath}:${configuration?.value ?? 1}.${interfaceNumber}`;
  const list = await port.exchange(
    { kind: 'sysfs-list', path: folder, length: longestList },
    options,
  );
  if (!list.ok) return list.fault.code === 'device/gone' ? list : null;
  const name = String.fromCharCode(...list.value)
    .split('\n')
    .find((one) => hidFolder.test(one));
  if (name === undefined) return null;
  const read = await port.exchange(
    {
      kind: 'sysfs-read',
      path: `${folder}/${name}/report_descriptor`,
      length: longestReportDescriptor,
    },
    options,
  );
  return read.ok || read.fault.code === 'device/gone' ? read : null;
}
