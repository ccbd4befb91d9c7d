import type { FaultCode } from '../../../shared/base/fault.ts';

/** Why a number from a label is not taken, and how to mend it: a key of the catalogue. */
export function refusalWords(code: FaultCode): string {
  switch (code) {
    case 'identifier/wrong-length':
      return 'kiosk:device-label.refused.wrong-length';
    case 'identifier/wrong-characters':
      return 'kiosk:device-label.refused.wrong-characters';
    case 'identifier/wrong-check-digit':
      return 'kiosk:device-label.refused.wrong-check-digit';
    default:
      return 'kiosk:device-label.refused.unknown-shape';
  }
}
