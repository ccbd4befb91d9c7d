import { isDictionary, numberOf, valueOf, type PlistDictionary } from './plist.ts';

/** The battery's own registry, as far as its figures make sense. */
export interface AppleBattery {
  readonly cycles: number | null;
  readonly designMilliampereHours: number | null;
  readonly nominalMilliampereHours: number | null;
  readonly fullMilliampereHours: number | null;
  readonly celsius: number | null;
  readonly millivolts: number | null;
}

/** An iPad has up to 12,000 mAh; a figure outside is of another unit or nonsense. */
const capacity = { least: 300, most: 30_000 } as const;
/** Some models say 100, the percentage, where others have milliampere hours. */
const withinCapacity = (value: number | null) => within(value, capacity.least, capacity.most);

/**
 * Reads the reply of diagnostics_relay to `IORegistry` with EntryName AppleSmartBattery
 * (libimobiledevice 1.3, diagnostics_relay.c). The values are those of the kernel's power source:
 * capacities in mAh, temperature in hundredths of a degree. Null when the reply has no registry.
 */
export function appleBattery(reply: PlistDictionary): AppleBattery | null {
  const diagnostics = valueOf(reply, 'Diagnostics');
  const registry = isDictionary(diagnostics) ? valueOf(diagnostics, 'IORegistry') : null;
  if (!isDictionary(registry)) return null;
  const number = (key: string) => numberOf(registry, key);
  const hundredths = number('Temperature');
  return {
    cycles: within(number('CycleCount'), 0, 20_000),
    designMilliampereHours: withinCapacity(number('DesignCapacity')),
    nominalMilliampereHours: withinCapacity(number('NominalChargeCapacity')),
    fullMilliampereHours: withinCapacity(number('AppleRawMaxCapacity')),
    celsius: hundredths === null ? null : within(Math.round(hundredths / 10) / 10, -20, 90),
    millivolts: within(number('Voltage'), 2000, 10_000),
  };
}

/**
 * Nominal capacity as a share of the design, at most 100. Apple's own figure under "Battery Health"
 * is smoothed and may differ by some percent, so this is an estimate.
 */
export function healthPercent({
  designMilliampereHours: design,
  nominalMilliampereHours: nominal,
  fullMilliampereHours: full,
}: AppleBattery): number | null {
  const now = nominal ?? full;
  if (design === null || now === null) return null;
  const percent = Math.round((now / design) * 100);
  return percent < 1 || percent > 130 ? null : Math.min(100, percent);
}

function within(value: number | null, least: number, most: number): number | null {
  return value !== null && value >= least && value <= most ? value : null;
}
