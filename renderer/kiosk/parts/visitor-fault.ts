import type { FaultCode } from '../../../shared/base/fault.ts';

/** The few things that a visitor can understand and act on; words in `words:fault.<name>`. */
export type VisitorFault =
  | 'device'
  | 'gone'
  | 'locked'
  | 'no-reading'
  | 'visit'
  | 'resume'
  | 'too-many'
  | 'desk'
  | 'printer'
  | 'photo'
  | 'label'
  | 'kiosk';

const exact: Readonly<Partial<Record<FaultCode, VisitorFault>>> = {
  'device/gone': 'gone',
  'device/locked': 'locked',
  'device/trust-timeout': 'locked',
  'device/service-missing': 'no-reading',
  'device/unsupported': 'no-reading',
  'device/denied': 'no-reading',
  'visit/resume-refused': 'resume',
  'hand-out/photo-not-sent': 'desk',
  'input/too-large': 'photo',
  'input/too-many': 'too-many',
  'auth/too-many-attempts': 'too-many',
};

const byArea: Readonly<Record<string, VisitorFault>> = {
  bus: 'no-reading',
  device: 'device',
  reader: 'device',
  visit: 'visit',
  desk: 'desk',
  printer: 'printer',
  attachment: 'photo',
  identifier: 'label',
};

/** What a fault means to somebody at the kiosk. All that is ours alone is "something on our side". */
export function visitorFault(code: FaultCode): VisitorFault {
  return exact[code] ?? byArea[code.split('/')[0] ?? ''] ?? 'kiosk';
}
