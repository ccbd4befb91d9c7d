import { fault } from '../../base/fault.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { compact } from './compact.ts';
import type { IdentifierFault } from './identifier-fault.ts';

/**
 * The digits of a barcode of trade: GTIN-8, GTIN-12 (UPC-A) or GTIN-13 (EAN-13), with a check digit that
 * fits (GS1 General Specifications section 7.9). It finds every single wrong digit.
 */
export function parseEan(text: string): Result<string, IdentifierFault> {
  const digits = compact(text);
  if (!/^[0-9]*$/u.test(digits)) {
    return err(fault('identifier/wrong-characters', 'A barcode of trade has digits only'));
  }
  if (![8, 12, 13].includes(digits.length)) {
    return err(
      fault('identifier/wrong-length', `A barcode has 8, 12 or 13 digits, not ${digits.length}`),
    );
  }
  return weightedSum(digits) % 10 === 0
    ? ok(digits)
    : err(fault('identifier/wrong-check-digit', 'The check digit of the barcode does not fit'));
}

/** From the right the weights are 1, 3, 1, 3 and so on; the check digit itself counts once. */
function weightedSum(digits: string): number {
  return Array.from(digits)
    .reverse()
    .reduce((sum, digit, place) => sum + Number(digit) * (place % 2 === 0 ? 1 : 3), 0);
}
