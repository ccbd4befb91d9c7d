import type { FaultCode } from '../../../shared/base/fault.ts';

/** The few reasons for which a device stays here; words in `hand-out:plug.refused.<name>`. */
type Refused =
  | 'other-device'
  | 'unknown'
  | 'not-ready'
  | 'not-of-pool'
  | 'not-for-you'
  | 'not-read'
  | 'away'
  | 'changed';

const exact: Readonly<Partial<Record<FaultCode, Refused>>> = {
  'handover/other-device': 'other-device',
  'asset/unknown': 'unknown',
  'asset/not-ready': 'not-ready',
  'asset/nothing-read': 'not-read',
  'loan/not-of-pool': 'not-of-pool',
  'hand-out/not-for-you': 'not-for-you',
  'desk/unreachable': 'away',
};

/** Whether what was signed counts: only a photo that did not arrive says that it does not. */
export function signedWords(code: FaultCode): 'not-yet' | 'not-known' {
  return code === 'hand-out/photo-not-sent' ? 'not-yet' : 'not-known';
}

/** Why it came to no end, where no device is named any more. */
export function troubleWords(code: FaultCode): Exclude<Refused, 'other-device' | 'not-of-pool'> {
  const words = refusedWords(code);
  return words === 'other-device' || words === 'not-of-pool' ? 'changed' : words;
}

/** Why this device does not go along, as far as whoever holds it can do something about it. */
export function refusedWords(code: FaultCode): Refused {
  const area = code.split('/')[0] ?? '';
  return exact[code] ?? (['device', 'reader', 'bus'].includes(area) ? 'not-read' : 'changed');
}
