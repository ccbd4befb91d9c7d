import { fault } from '../../base/fault.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { compact } from './compact.ts';
import type { IdentifierFault } from './identifier-fault.ts';
import { luhnFits } from './luhn.ts';

/**
 * The number of a mobile radio (3GPP TS 23.003 section 6.2): type allocation code of 8 digits, serial
 * number of 6, then either a check digit (IMEI, 6.2.1) or two digits of software version (IMEISV, 6.2.2).
 */
export interface Imei {
  readonly digits: string;
  /** Says which model it is; not personal by itself. */
  readonly typeAllocationCode: string;
  /** Null for an IMEI. */
  readonly softwareVersion: string | null;
}

/** Understands an IMEI or IMEISV, however it is spaced. The check digit must fit (annex B). */
export function parseImei(text: string): Result<Imei, IdentifierFault> {
  const digits = compact(text);
  if (!/^[0-9]*$/u.test(digits)) {
    return err(fault('identifier/wrong-characters', 'An IMEI has digits only'));
  }
  if (digits.length !== 15 && digits.length !== 16) {
    return err(fault('identifier/wrong-length', `An IMEI has 15 digits, not ${digits.length}`));
  }
  // TS 23.003 annex B: the check digit is not part of an IMEISV.
  if (digits.length === 15 && !luhnFits(digits)) {
    return err(fault('identifier/wrong-check-digit', 'The check digit of the IMEI does not fit'));
  }
  return ok({
    digits,
    typeAllocationCode: digits.slice(0, 8),
    softwareVersion: digits.length === 16 ? digits.slice(14) : null,
  });
}

/** As the standard writes it: `AA-BBBBBB-CCCCCC-D`. */
export function formatImei({ digits }: Imei): string {
  return [digits.slice(0, 2), digits.slice(2, 8), digits.slice(8, 14), digits.slice(14)].join('-');
}

/** For cards and lists: the model and the last two digits; the person's own part is hidden. */
export function maskedImei({ digits, typeAllocationCode }: Imei): string {
  const hidden = '•'.repeat(digits.length - 10);
  return `${typeAllocationCode}${hidden}${digits.slice(-2)}`;
}
