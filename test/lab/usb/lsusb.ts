import type { FactValues } from './expected-readout.ts';
import { runProgram } from './run-program.ts';

/** What `lsusb -v` (usbutils) says of a device, under the names of our facts. */
export async function lsusbFacts(
  vendorId: number,
  productId: number,
): Promise<{ readonly facts: FactValues; readonly durationMs: number }> {
  const id = [vendorId, productId].map((part) => part.toString(16).padStart(4, '0')).join(':');
  const { output, durationMs } = await runProgram('lsusb', ['-v', '-d', id]);
  return { facts: factsOfLsusb(output), durationMs };
}

const patterns: readonly (readonly [string, RegExp, (text: string) => string | number])[] = [
  ['usb.version', /^\s*bcdUSB\s+([\d.]+)/mu, plainVersion],
  ['usb.release', /^\s*bcdDevice\s+([\d.]+)/mu, plainVersion],
  ['usb.configurations', /^\s*bNumConfigurations\s+(\d+)/mu, Number],
  ['usb.power-declared', /^\s*MaxPower\s+(\d+)mA/mu, Number],
  ['device.serial', /^\s*iSerial\s+[1-9]\d* (\S.*)$/mu, String],
];

/** Reads the text of `lsusb -v` for one device. */
export function factsOfLsusb(output: string): FactValues {
  const found: Record<string, string | number> = {};
  for (const [key, pattern, read] of patterns) {
    const [, text] = pattern.exec(output) ?? [];
    if (text !== undefined) found[key] = read(text);
  }
  return found;
}

/** lsusb pads: ` 2.00`, `5.10`. */
function plainVersion(text: string): string {
  return text.trim();
}
