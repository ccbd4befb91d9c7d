import { cleanText } from '../../shared/base/untrusted-text.ts';

/** One ink, toner or drum. */
export interface Supply {
  readonly name: string;
  /** 0 to 100. */
  readonly percent: number;
  /** At or below this the printer itself calls it low; null when it does not say. */
  readonly lowAt: number | null;
  /** A box for waste, whose level counts the other way round by maker. */
  readonly waste: boolean;
}

/**
 * One value of `printer-supply`, PWG 5100.13 section 6.5: `type=toner;maxcapacity=100;level=80;…`. Null when
 * its level is no figure: -1 "other", -2 "unknown" and -3 "some" (RFC 3805, prtMarkerSuppliesLevel).
 */
export function parsePrinterSupply(text: string, description: string | null): Supply | null {
  const parts = new Map(
    text
      .slice(0, 1024)
      .split(';')
      .slice(0, 32)
      .map((part) => {
        const at = part.indexOf('=');
        return [part.slice(0, Math.max(0, at)).trim().toLowerCase(), part.slice(at + 1).trim()];
      }),
  );
  const number = (key: string) => {
    const digits = parts.get(key) ?? '';
    return /^[0-9]{1,9}$/u.test(digits) ? Number(digits) : null;
  };
  const level = number('level');
  const capacity = number('maxcapacity');
  if (level === null || capacity === null || capacity === 0 || level > capacity) return null;
  return {
    name: description ?? cleanText(parts.get('colorantname') ?? '', 80),
    percent: Math.floor((level / capacity) * 100),
    lowAt: null,
    waste: parts.get('class') === 'receptacleThatIsFilled',
  };
}
