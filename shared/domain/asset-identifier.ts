import { fault } from '../base/fault.ts';
import { type Result, err, ok } from '../base/result.ts';
import type { AssetIdentifier, IdentifierKind, RecordedType } from './asset.ts';
import { compact } from './identifiers/compact.ts';
import { parseIccid } from './identifiers/iccid.ts';
import type { IdentifierFault } from './identifiers/identifier-fault.ts';
import { parseImei } from './identifiers/imei.ts';
import { parseMacAddress } from './identifiers/mac-address.ts';
import { type SerialMaker, serialLooksLike } from './identifiers/maker-serials.ts';

/**
 * A number as the register writes it, or which of its rules it breaks: IMEI by its check digit
 * (3GPP TS 23.003 annex B), SIM number by its own (ITU-T E.118), network address by IEEE 802. A serial
 * number has no rule but that it is letters and digits.
 */
export function checkIdentifier(
  kind: IdentifierKind,
  text: string,
): Result<string, IdentifierFault> {
  switch (kind) {
    case 'imei': {
      const imei = parseImei(text);
      return imei.ok ? ok(imei.value.digits) : imei;
    }
    case 'iccid': {
      const iccid = parseIccid(text);
      return iccid.ok ? ok(iccid.value.digits) : iccid;
    }
    case 'mac': {
      const mac = parseMacAddress(text);
      if (!mac.ok) return mac;
      return mac.value.multicast
        ? err(fault('identifier/wrong-characters', 'The address of a group is of no device'))
        : ok(mac.value.text);
    }
    case 'serial':
      return checkSerial(text);
  }
}

/** What makes two numbers the same, however they are written: a scanner leaves out what helps the eye. */
export function identifierKey(text: string): string {
  return compact(text).replaceAll(':', '');
}

/** Whether two lists hold the same numbers in the same order. */
export function sameIdentifiers(
  one: readonly AssetIdentifier[],
  other: readonly AssetIdentifier[],
): boolean {
  return (
    one.length === other.length &&
    one.every(({ kind, value }, at) => kind === other[at]?.kind && value === other[at].value)
  );
}

/** Whose serial numbers have a shape, for machines that the maker labels himself. */
const shaped: Readonly<Record<string, SerialMaker>> = {
  dell: 'Dell',
  hp: 'HP',
  lenovo: 'Lenovo',
  apple: 'Apple',
};

/**
 * Whether a serial number does not look like those of its maker. A doubt, never a refusal: no maker
 * promises a shape (identifiers/maker-serials.ts).
 */
export function isDoubtfulSerial(maker: string, type: RecordedType, serial: string): boolean {
  if (!['laptop', 'pc', 'phone', 'tablet'].includes(type)) return false;
  const [name = ''] = maker
    .trim()
    .toLowerCase()
    .split(/[^a-z]/u);
  const wanted = shaped[name];
  return wanted !== undefined && !serialLooksLike(serial).includes(wanted);
}

function checkSerial(text: string): Result<string, IdentifierFault> {
  const serial = text.trim().toUpperCase();
  const { length } = identifierKey(serial);
  if (!/^[0-9A-Z][0-9A-Z ./:_+#-]*$/u.test(serial)) {
    return err(fault('identifier/wrong-characters', 'A serial number has letters and digits'));
  }
  return length >= 3 && length <= 40
    ? ok(serial)
    : err(fault('identifier/wrong-length', `A serial number has 3 to 40, not ${length}`));
}
