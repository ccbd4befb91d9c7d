import type { HidReports } from './report-descriptor.ts';
import { fullUsage, placeOf, type ValuePlace } from './report-values.ts';

/** Usage Tables for HID Power Devices 1.0: power device page 0x84 and battery system page 0x85. */
const page = { power: 0x84, battery: 0x85 } as const;

/** What is asked of a UPS, by the same document's section 4. */
const usages = {
  capacityMode: fullUsage(page.battery, 0x2c),
  charging: fullUsage(page.battery, 0x44),
  discharging: fullUsage(page.battery, 0x45),
  needsReplacement: fullUsage(page.battery, 0x4b),
  charge: fullUsage(page.battery, 0x66),
  runtime: fullUsage(page.battery, 0x68),
  mainsPresent: fullUsage(page.battery, 0xd0),
  batteryPresent: fullUsage(page.battery, 0xd1),
  load: fullUsage(page.power, 0x35),
  overload: fullUsage(page.power, 0x65),
  internalFailure: fullUsage(page.power, 0x62),
} as const;

export type UpsFigure = keyof typeof usages;

/** Figures that this UPS keeps in feature reports, and where. */
export function upsPlaces(reports: HidReports): ReadonlyMap<UpsFigure, ValuePlace> {
  const places = new Map<UpsFigure, ValuePlace>();
  for (const [figure, usage] of Object.entries(usages)) {
    const place = placeOf(reports, 'feature', usage);
    // Object.entries loses the literal keys; `usages` is `as const`, so they are exactly these.
    if (place !== null) places.set(figure as UpsFigure, place);
  }
  return places;
}

/** CapacityMode 2: the capacities are percentages (section 4.2.3). */
const percentMode = 2;
/** HID 1.11 section 6.2.2.7: SI linear, time to the power of one: seconds. */
const seconds = 0x1001;

/**
 * The charge in percent, only when that is what the figure counts: by its mode, or, where there is no
 * mode, by a range that ends at 100.
 */
export function upsChargePercent(
  value: number,
  mode: number | null,
  place: ValuePlace,
): number | null {
  const counts = mode === null ? place.field.logicalMaximum === 100 : mode === percentMode;
  return counts && value >= 0 && value <= 100 ? value : null;
}

/** The runtime in seconds; null when the descriptor gives it another unit than it must have. */
export function upsRuntimeSeconds(value: number, { field }: ValuePlace): number | null {
  if (field.unit !== seconds || field.unitExponent !== 0 || value < 0) return null;
  // A week and more is a filler such as 0xffff times 60.
  return value <= 7 * 86_400 ? value : null;
}

/** How many bytes a feature report has, its number included. */
export function featureLength(reports: HidReports, reportId: number): number {
  const bits = reports.fields
    .filter((field) => field.kind === 'feature' && field.reportId === reportId)
    .map((field) => field.bitOffset + field.bits * field.count);
  return 1 + Math.ceil(Math.max(0, ...bits) / 8);
}
