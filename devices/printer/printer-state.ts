import { cleanText } from '../../shared/base/untrusted-text.ts';
import type { IppAttributes, IppValue } from './ipp-message.ts';
import { parsePrinterSupply, type Supply } from './printer-supply.ts';

/** What is asked of a printer: its state and its supplies; no jobs, no users, no addresses. */
export const requestedAttributes = [
  'printer-state',
  'printer-state-reasons',
  'printer-make-and-model',
  'printer-firmware-string-version',
  'marker-names',
  'marker-types',
  'marker-levels',
  'marker-low-levels',
  'printer-supply',
  'printer-supply-description',
] as const;

export interface PrinterState {
  readonly state: 'idle' | 'processing' | 'stopped' | null;
  /** Keywords without `none`, each cleaned. */
  readonly reasons: readonly string[];
  readonly model: string | null;
  readonly firmware: string | null;
  readonly supplies: readonly Supply[];
}

/** No printer has more inks, toners and drums. */
const mostSupplies = 24;

/** RFC 8011 section 5.4.11. */
const states: Readonly<Record<number, PrinterState['state']>> = {
  3: 'idle',
  4: 'processing',
  5: 'stopped',
};

/** Understands a printer's attributes, RFC 8011 section 5.4 and PWG 5100.13 section 6.5. */
export function printerState(attributes: IppAttributes): PrinterState {
  const values = (name: string) => attributes.get(name) ?? [];
  const texts = (name: string) =>
    values(name).map((one) => (typeof one === 'string' ? cleanText(one, 80) : ''));
  const first = (name: string) => texts(name).find((one) => one !== '') ?? null;
  const code = values('printer-state')[0];
  const types = texts('marker-types');
  const names = texts('marker-names');
  const low = values('marker-low-levels');
  const markers = values('marker-levels')
    .slice(0, mostSupplies)
    .flatMap((level, index) => {
      // -1 "none", -2 "unknown" and -3 "some" are no figures (RFC 3805, prtMarkerSuppliesLevel).
      if (typeof level !== 'number' || level < 0 || level > 100) return [];
      const lowAt = low[index];
      return {
        name: names[index] ?? '',
        percent: level,
        lowAt: typeof lowAt === 'number' && lowAt >= 0 && lowAt <= 100 ? lowAt : null,
        waste: (types[index] ?? '').toLowerCase().includes('waste'),
      };
    });
  return {
    state: typeof code === 'number' ? (states[code] ?? null) : null,
    reasons: texts('printer-state-reasons')
      .filter((one) => one !== '' && one !== 'none')
      .slice(0, 16),
    model: first('printer-make-and-model'),
    firmware: first('printer-firmware-string-version'),
    supplies: markers.length > 0 ? markers : suppliesOf(values('printer-supply'), texts),
  };
}

/** The newer way to tell them, for printers that do not know CUPS' markers. */
function suppliesOf(
  values: readonly IppValue[],
  texts: (name: string) => readonly string[],
): readonly Supply[] {
  const descriptions = texts('printer-supply-description');
  return values.slice(0, mostSupplies).flatMap((value, index) => {
    const described = descriptions[index] ?? '';
    if (typeof value !== 'string') return [];
    return parsePrinterSupply(value, described === '' ? null : described) ?? [];
  });
}
