import type { Look } from '../look.ts';
import { derived, measured, type ProbeFact } from '../probe.ts';
import { everyInterface } from '../usb/device-kind.ts';
import { serialChipOf } from '../usb/serial-chips.ts';

/** Which chip makes a serial port of USB, and which driver a Windows workplace needs for it. */
export const serialChip: Look = {
  id: 'serial-chip',
  layer: 'L0',
  matches: ({ summary, descriptors }) =>
    summary.kind === 'serial-adapter' ||
    serialChipOf(summary.vendorId, summary.productId, everyInterface(descriptors)) !== null,
  facts({ summary, descriptors }) {
    const { vendorId, productId } = summary;
    const chip = serialChipOf(vendorId, productId, everyInterface(descriptors));
    if (chip === null) return [];
    const facts: ProbeFact[] = [derived('serial.chip', chip.name)];
    if (chip.windowsDriver !== null) facts.push(derived('serial.driver', chip.windowsDriver));
    facts.push(derived('serial.needs-driver', chip.windowsDriver !== null));
    if (chip.disabledByDriver) facts.push(measured('serial.disabled-by-driver', true));
    return facts;
  },
};
