import { fault } from '../../base/fault.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { compact } from './compact.ts';
import type { IdentifierFault } from './identifier-fault.ts';
import { luhnFits } from './luhn.ts';

/** The number of a SIM card (ITU-T E.118 section 4): `89`, country, issuer, account, check digit. */
export interface Iccid {
  readonly digits: string;
}

/**
 * Understands an ICCID of 19 digits (E.118) or 20 (many issuers); the filler `F` that a card stores
 * behind 19 digits (ETSI TS 102 221 section 13.2) may be there.
 */
export function parseIccid(text: string): Result<Iccid, IdentifierFault> {
  const digits = compact(text).replace(/(?<=^[0-9]{19})F$/u, '');
  if (!/^[0-9]*$/u.test(digits)) {
    return err(fault('identifier/wrong-characters', 'A SIM number has digits only'));
  }
  if (digits.length !== 19 && digits.length !== 20) {
    const detail = `A SIM number has 19 or 20 digits, not ${digits.length}`;
    return err(fault('identifier/wrong-length', detail));
  }
  // E.118 section 4.1.1: 89 is telecommunication.
  if (!digits.startsWith('89')) {
    return err(fault('identifier/wrong-characters', 'A SIM number begins with 89'));
  }
  return luhnFits(digits)
    ? ok({ digits })
    : err(fault('identifier/wrong-check-digit', 'The check digit of the SIM number does not fit'));
}

/** In groups of four, as it is printed on the card. */
export function formatIccid({ digits }: Iccid): string {
  return digits.replaceAll(/[0-9]{4}(?=[0-9])/gu, '$& ');
}

/** Country and issuer take at most seven digits (E.118 section 4.1); the account is hidden. */
export function maskedIccid({ digits }: Iccid): string {
  return `${digits.slice(0, 7)}${'•'.repeat(digits.length - 9)}${digits.slice(-2)}`;
}
