import type { Fault, FaultCode } from '../../base/fault.ts';

/** Why a text is not the identifier that it should be. */
export type IdentifierFault = Fault & {
  readonly code: Extract<FaultCode, `identifier/${string}`>;
};
