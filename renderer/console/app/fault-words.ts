import type { TFunction } from 'i18next';
import type { Fault, FaultCode } from '../../../shared/base/fault.ts';

/** Faults that have a sentence of their own in the console; the rest share one that names the code. */
const told: ReadonlySet<FaultCode> = new Set<FaultCode>([
  'desk/unreachable',
  'desk/stopping',
  'auth/required',
  'auth/wrong-credentials',
  'auth/forbidden',
  'auth/too-many-attempts',
  'attachment/not-what-it-says',
  'attachment/too-many',
  'attachment/unknown',
  'input/too-large',
  'ticket/unknown',
  'ticket/changed-meanwhile',
  'ticket/illegal-move',
  'ticket/not-closable',
  'ticket/reason-required',
  'procedure/unknown',
  'procedure/not-its-turn',
  'procedure/evidence-required',
  'procedure/changed-meanwhile',
  'service-terms/changed-meanwhile',
  'rules/changed-meanwhile',
  'custody/unknown',
  'custody/illegal-move',
  'custody/claimed',
  'custody/code-refused',
  'shelf/unknown',
  'shelf/full',
  'shelf/name-taken',
  'problem/unknown',
  'disturbance/unknown',
  'queue/empty',
  'appointment/full',
  'person/unknown',
  'input/invalid',
  'store/full',
  'kiosk/offline',
  'kiosk/too-old',
  'kiosk/busy',
  'kiosk/taken-over',
  'kiosk/no-device',
  'kiosk/device-ambiguous',
  'device/gone',
  'device/denied',
  'approval/unknown',
  'approval/open',
  'approval/over',
  'approval/required',
  'approval/four-eyes',
  'approval/own-request',
  'identity/unproven',
  'licence/unknown',
  'licence/sold-out',
  'licence/already-held',
  'licence/seats-in-use',
  'licence/seat-required',
  'right/unknown',
]);

/** What a technician reads about a fault, by a `t` of any catalogue; never its `detail`. */
export function faultWords(t: TFunction, fault: Fault): string {
  return told.has(fault.code)
    ? t(`console:fault.${fault.code.replace('/', '-')}`)
    : t('console:fault.other', { code: fault.code });
}
