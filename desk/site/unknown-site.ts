import { type Fault, fault } from '../../shared/base/fault.ts';

export function unknownSite(): Fault {
  return fault('site/unknown', 'There is no such site, or it is closed');
}
