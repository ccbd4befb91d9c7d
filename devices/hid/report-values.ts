import type { HidReports } from './report-descriptor.ts';
import type { HidField, UsageRange } from './report-fields.ts';

/** A page and a usage as one number, as fields have them. */
export function fullUsage(usagePage: number, usage: number): number {
  return usagePage * 0x1_0000 + usage;
}

/** The usage at one place of a list of ranges; the last one repeats (HID 1.11 section 6.2.2.8). */
export function usageAt(usages: readonly UsageRange[], index: number): number | null {
  let left = index;
  for (const { first, last } of usages) {
    const length = last - first + 1;
    if (left < length) return first + left;
    left -= length;
  }
  return usages.at(-1)?.last ?? null;
}

/** Where the single value of a usage stands. */
export interface ValuePlace {
  readonly field: HidField;
  readonly index: number;
}

/** The first variable field of that kind with that usage. */
export function placeOf(
  reports: HidReports,
  kind: HidField['kind'],
  usage: number,
): ValuePlace | null {
  for (const field of reports.fields) {
    if (field.kind !== kind || field.array || field.constant) continue;
    let before = 0;
    for (const { first, last } of field.usages) {
      const index = before + usage - first;
      if (usage >= first && usage <= last && index < field.count) return { field, index };
      before += last - first + 1;
    }
  }
  return null;
}

/**
 * The value at a place of a report that begins with its number (0 when there is none); null when the
 * report is too short or of another number, or the value lies outside its logical range ("no value",
 * HID 1.11 section 6.2.2.5).
 */
export function valueOf(report: Uint8Array, { field, index }: ValuePlace): number | null {
  if (report[0] !== field.reportId || field.bits === 0 || field.bits > 32) return null;
  const start = 8 + field.bitOffset + index * field.bits;
  if (start + field.bits > report.length * 8) return null;
  let value = 0;
  for (let bit = field.bits - 1; bit >= 0; bit -= 1) {
    const at = start + bit;
    value = value * 2 + (((report[at >> 3] ?? 0) >> (at & 7)) & 1);
  }
  if (field.logicalMinimum < 0 && value >= 2 ** (field.bits - 1)) value -= 2 ** field.bits;
  const { logicalMinimum, logicalMaximum } = field;
  if (logicalMaximum > logicalMinimum && (value < logicalMinimum || value > logicalMaximum)) {
    return null;
  }
  return value;
}
