import type { HidReports } from './report-descriptor.ts';
import type { HidField } from './report-fields.ts';
import { fullUsage, usageAt, valueOf } from './report-values.ts';

/** Keyboard/Keypad page, HID Usage Tables 1.5 section 10. */
const keyboardPage = 0x07;
/** Usages 1 to 3 say "too many keys" or "failed" in place of every key. */
const firstKey = 0x04;

function isKeyField(field: HidField): boolean {
  const first = field.usages[0]?.first;
  return (
    field.kind === 'input' &&
    !field.constant &&
    first !== undefined &&
    Math.floor(first / 0x1_0000) === keyboardPage
  );
}

/** How many different key codes the interface can send; not how many keys it has. */
export function keyCodeCount(reports: HidReports): number {
  const ranges = reports.fields.filter(isKeyField).flatMap((field) => field.usages);
  const codes = new Set<number>();
  for (const { first, last } of ranges) {
    for (let usage = first; usage <= Math.min(last, first + 0xff); usage += 1) {
      const code = usage & 0xffff;
      if (code >= firstKey && code <= 0xff) codes.add(code);
    }
  }
  return codes.size;
}

/**
 * The key codes that are down in one input report, which begins with its number (0 when there is
 * none); null when the report is of another number, too short or an error such as "too many keys", so that it
 * says nothing of keys.
 */
export function keysDown(reports: HidReports, report: Uint8Array): ReadonlySet<number> | null {
  const down = new Set<number>();
  let understood = false;
  for (const field of reports.fields.filter(isKeyField)) {
    for (let index = 0; index < Math.min(field.count, 0x100); index += 1) {
      const value = valueOf(report, { field, index });
      if (value === null) continue;
      understood = true;
      const usage = field.array
        ? usageAt(field.usages, value - field.logicalMinimum)
        : value === 0
          ? null
          : usageAt(field.usages, index);
      const code = usage === null ? 0 : usage - fullUsage(keyboardPage, 0);
      if (code > 0 && code < firstKey) return null;
      if (code >= firstKey && code <= 0xff) down.add(code);
    }
  }
  return understood ? down : null;
}
