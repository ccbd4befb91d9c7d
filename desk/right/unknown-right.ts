import { type Fault, fault } from '../../shared/base/fault.ts';

export function unknownRight(what: string): Fault {
  return fault('right/unknown', `There is no such ${what}`);
}
