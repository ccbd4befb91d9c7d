import { fault } from '../../base/fault.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { compact } from './compact.ts';
import type { IdentifierFault } from './identifier-fault.ts';

const length = 7;
const highest = 36 ** length - 1;
/** The smallest code of seven characters whose first is not 0. */
const lowest = 36 ** (length - 1);

/** Seven characters, letters and digits mixed; a word or a plain number of seven is something else. */
export function looksLikeDellServiceTag(text: string): boolean {
  return /^(?=.*[A-Z])(?=.*[0-9])[0-9A-Z]{7}$/u.test(compact(text));
}

/**
 * The express service code of a service tag: the tag read as a number in base 36, written in base 10.
 * Dell prints both on the label, so that a tag can be typed on a telephone.
 */
export function expressCodeOf(serviceTag: string): Result<string, IdentifierFault> {
  const tag = compact(serviceTag);
  if (!/^[0-9A-Z]*$/u.test(tag)) {
    return err(fault('identifier/wrong-characters', 'A service tag has letters and digits'));
  }
  return tag.length === length
    ? ok(String(Number.parseInt(tag, 36)))
    : err(fault('identifier/wrong-length', `A service tag has 7 characters, not ${tag.length}`));
}

/** The service tag of an express service code. */
export function serviceTagOf(expressCode: string): Result<string, IdentifierFault> {
  const digits = compact(expressCode);
  if (!/^[0-9]*$/u.test(digits)) {
    return err(fault('identifier/wrong-characters', 'An express service code has digits only'));
  }
  const value = Number(digits);
  return digits.length > 0 && digits.length <= 11 && value <= highest
    ? ok(value.toString(36).toUpperCase().padStart(length, '0'))
    : err(fault('identifier/wrong-length', 'No service tag of 7 characters has this code'));
}

/** Ten or eleven digits that stand for a tag as Dell gives them. */
export function looksLikeExpressCode(text: string): boolean {
  const digits = compact(text);
  if (!/^[0-9]{10,11}$/u.test(digits) || Number(digits) < lowest) return false;
  const tag = serviceTagOf(digits);
  return tag.ok && looksLikeDellServiceTag(tag.value);
}
