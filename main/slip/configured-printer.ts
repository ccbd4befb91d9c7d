import type { KioskParts } from '../kiosk-parts.ts';
import type { SlipPrinter } from './slip-printer.ts';

/** The printer of the machine itself, or else the one that its configuration names now. */
export function configuredPrinter(
  { slipPrinter, printerAt }: Pick<KioskParts, 'slipPrinter' | 'printerAt'>,
  uri: () => string | null,
): () => SlipPrinter | null {
  let known: { readonly uri: string; readonly printer: SlipPrinter } | null = null;
  return () => {
    const wanted = uri();
    if (slipPrinter !== null || wanted === null) return slipPrinter;
    if (known?.uri !== wanted) known = { uri: wanted, printer: printerAt(wanted) };
    return known.printer;
  };
}
