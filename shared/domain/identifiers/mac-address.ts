import { fault } from '../../base/fault.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { compact } from './compact.ts';
import type { IdentifierFault } from './identifier-fault.ts';

/** A network address of 48 bits (IEEE 802-2014 section 8.2). */
export interface MacAddress {
  /** Lower case with colons: `00:1a:2b:3c:4d:5e`. */
  readonly text: string;
  /** Bit 1 of the first octet: made up by software, for example a phone that hides itself. */
  readonly locallyAdministered: boolean;
  /** Bit 0 of the first octet: a group, never one device. */
  readonly multicast: boolean;
}

/** Understands `00:1A:…`, `00-1A-…`, `001A.2B3C.…` and the bare twelve digits. */
export function parseMacAddress(text: string): Result<MacAddress, IdentifierFault> {
  const digits = compact(text).replaceAll(':', '').toLowerCase();
  if (!/^[0-9a-f]*$/u.test(digits)) {
    return err(fault('identifier/wrong-characters', 'A MAC address has the digits 0-9 and a-f'));
  }
  if (digits.length !== 12) {
    return err(fault('identifier/wrong-length', `A MAC address has 12, not ${digits.length}`));
  }
  const first = Number.parseInt(digits.slice(0, 2), 16);
  return ok({
    text: digits.replaceAll(/..(?=.)/gu, '$&:'),
    locallyAdministered: (first & 0x02) !== 0,
    multicast: (first & 0x01) !== 0,
  });
}
