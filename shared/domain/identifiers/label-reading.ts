import { fault } from '../../base/fault.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { cleanText } from '../../base/untrusted-text.ts';
import { isAssetTag } from './asset-tag.ts';
import { compact } from './compact.ts';
import { findDellError, type DellError } from './dell-error.ts';
import { looksLikeExpressCode, serviceTagOf } from './dell-service-tag.ts';
import { findHpFailureId } from './hp-failure-id.ts';
import { parseIccid, type Iccid } from './iccid.ts';
import { isIban } from './iban.ts';
import type { IdentifierFault } from './identifier-fault.ts';
import { parseImei, type Imei } from './imei.ts';
import { parseLenovoLabel, type LenovoLabel } from './lenovo-label.ts';
import { parseMacAddress, type MacAddress } from './mac-address.ts';
import { serialLooksLike, type SerialMaker } from './maker-serials.ts';

/** What one barcode, QR code or typed line of a label turned out to be. */
export type LabelReading =
  | { readonly kind: 'asset-tag'; readonly assetTag: string }
  | { readonly kind: 'dell-error'; readonly error: DellError }
  | { readonly kind: 'hp-failure'; readonly failureId: string }
  | { readonly kind: 'lenovo'; readonly label: LenovoLabel }
  | { readonly kind: 'imei'; readonly imei: Imei }
  | { readonly kind: 'iccid'; readonly iccid: Iccid }
  | { readonly kind: 'mac'; readonly mac: MacAddress }
  | { readonly kind: 'express-code'; readonly expressCode: string; readonly serviceTag: string }
  | {
      readonly kind: 'serial';
      readonly serial: string;
      /** Only a hint; see `serialLooksLike`. */
      readonly looksLike: readonly SerialMaker[];
    }
  /** A number that we know nothing of; a technician may. */
  | { readonly kind: 'code'; readonly code: string };

/** No label holds more; a longer QR code is not a label. */
export const longestLabelText = 300;

/** Words that stand before the number on a label. */
const caption =
  /^(?:S\/N|SN|SERIAL(?: (?:NO|NUMBER))?|SERVICE TAG|EXPRESS SERVICE CODE|IMEI(?:SV)?|ICCID|MAC|ASSET(?: TAG)?)[\s:.#]+/u;

/**
 * Says what a text from a label is. The organisation's own tags go first, then what says itself whose it
 * is, then numbers with a check digit, which must fit, and last what only looks like something.
 * Addresses, sentences and the like are refused: they are no label, and may be personal.
 */
export function readLabel(
  text: string,
  assetTagPicture: string | null,
): Result<LabelReading, IdentifierFault> {
  const line = cleanText(text, longestLabelText).toUpperCase();
  const said = caption.exec(line)?.[0] ?? '';
  const bare = line.slice(said.length).trim();
  if (assetTagPicture !== null && isAssetTag(bare, assetTagPicture)) {
    return ok({ kind: 'asset-tag', assetTag: bare });
  }
  const error = findDellError(line);
  if (error !== null) return ok({ kind: 'dell-error', error });
  const failureId = findHpFailureId(line);
  if (failureId !== null) return ok({ kind: 'hp-failure', failureId });
  const lenovo = parseLenovoLabel(bare);
  if (lenovo.ok) return ok({ kind: 'lenovo', label: lenovo.value });
  return readNumber(bare, said);
}

function readNumber(bare: string, said: string): Result<LabelReading, IdentifierFault> {
  const number = compact(bare);
  if (said.startsWith('IMEI') || /^[0-9]{15}$/u.test(number)) {
    const imei = parseImei(number);
    return imei.ok ? ok({ kind: 'imei', imei: imei.value }) : imei;
  }
  if (said.startsWith('ICCID') || /^89[0-9]{17,18}F?$/u.test(number)) {
    const iccid = parseIccid(number);
    return iccid.ok ? ok({ kind: 'iccid', iccid: iccid.value }) : iccid;
  }
  if (said.startsWith('MAC') || /^[0-9A-F]{2}(?:[:-][0-9A-F]{2}){5}$/u.test(bare)) {
    const mac = parseMacAddress(bare);
    return mac.ok ? ok({ kind: 'mac', mac: mac.value }) : mac;
  }
  if (looksLikeExpressCode(number)) {
    const serviceTag = serviceTagOf(number);
    return serviceTag.ok
      ? ok({ kind: 'express-code', expressCode: number, serviceTag: serviceTag.value })
      : serviceTag;
  }
  return readSerial(bare, number, said);
}

function readSerial(
  bare: string,
  number: string,
  said: string,
): Result<LabelReading, IdentifierFault> {
  const looksLike = /^[0-9A-Z ]+$/u.test(bare) ? serialLooksLike(number) : [];
  const saidSo = said.startsWith('S') && /^[0-9A-Z]{4,24}$/u.test(number);
  if (saidSo || looksLike.length > 0) return ok({ kind: 'serial', serial: number, looksLike });
  // Sixteen digits and more may be a bank card: no label number that we know is only digits and so long.
  const ofBank = /^[0-9]{16,}$/u.test(number) || isIban(number);
  const plain = /^[0-9A-Z][0-9A-Z._-]{3,39}$/u.test(bare) && !ofBank;
  return plain
    ? ok({ kind: 'code', code: bare })
    : err(fault('identifier/unknown-shape', `Not a label: ${bare.length} characters`));
}
