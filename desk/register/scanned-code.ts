import { readLabel } from '../../shared/domain/identifiers/label-reading.ts';

/** What a scanner or somebody typed, as a tag and as the numbers that it may hold. */
export function numbersIn(code: string): { readonly tag: string; readonly numbers: string[] } {
  const reading = readLabel(code, null);
  const inside = reading.ok ? numberOf(reading.value) : null;
  return {
    tag: code.trim().toUpperCase(),
    numbers: [code, ...(inside === null ? [] : [inside])],
  };
}

/** The number inside a code that says more than a number: a maker's label, a code for the telephone. */
function numberOf(reading: Extract<ReturnType<typeof readLabel>, { ok: true }>['value']) {
  switch (reading.kind) {
    case 'lenovo':
      return reading.label.serial;
    case 'express-code':
      return reading.serviceTag;
    case 'serial':
      return reading.serial;
    case 'imei':
      // A version of its software takes the place of the check digit in sixteen digits.
      return reading.imei.digits;
    case 'iccid':
      return reading.iccid.digits;
    default:
      return null;
  }
}
