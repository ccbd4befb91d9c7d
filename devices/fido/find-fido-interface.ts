import type { DeviceFault } from '../../shared/base/fault.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { DescribedDevice } from '../described-device.ts';
import { hidInterfaces, interruptEndpoint } from '../hid/hid-interfaces.ts';
import { readReportDescriptor } from '../hid/read-report-descriptor.ts';
import type { ProbeContext } from '../probe.ts';
import type { UsbInterface } from '../usb/descriptors.ts';

/** FIDO's own usage page, CTAP 2.1 section 11.2.8.1. */
const fidoPage = 0xf1d0;

/** Interfaces that may speak FIDO: an interrupt endpoint each way and no boot keyboard or mouse. */
export function fidoCandidates(device: DescribedDevice): readonly UsbInterface[] {
  return hidInterfaces(device).filter(
    (one) =>
      one.subclass === 0 &&
      interruptEndpoint(one, 'in') !== null &&
      interruptEndpoint(one, 'out') !== null,
  );
}

/** The interface whose report descriptor names FIDO, or null when none does. */
export async function findFidoInterface(
  context: Pick<ProbeContext, 'port' | 'device' | 'stop'>,
): Promise<Result<number | null, DeviceFault>> {
  let refused: DeviceFault | null = null;
  for (const { number } of fidoCandidates(context.device)) {
    const reports = await readReportDescriptor(context, number);
    if (!reports.ok) refused = reports.fault;
    else if (reports.value.collections.some((one) => one.usagePage === fidoPage)) return ok(number);
  }
  return refused === null ? ok(null) : err(refused);
}
