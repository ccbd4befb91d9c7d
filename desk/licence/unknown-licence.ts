import { type Fault, fault } from '../../shared/base/fault.ts';

export function unknownLicence(what: string): Fault {
  return fault('licence/unknown', `There is no such ${what}`);
}
