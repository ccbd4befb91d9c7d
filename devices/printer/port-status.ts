import { fault, type DeviceFault } from '../../shared/base/fault.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';

/** The answer to GET_PORT_STATUS, USB Printer Class 1.1 section 4.2.2. */
export interface PortStatus {
  readonly paperEmpty: boolean;
  /** "Selected": ready to take a job. */
  readonly online: boolean;
  readonly error: boolean;
}

/** Bits of the old parallel port; "not error" is 1 when all is well. */
const bit = { paperEmpty: 0x20, selected: 0x10, notError: 0x08 } as const;

export function parsePortStatus(bytes: Uint8Array): Result<PortStatus, DeviceFault> {
  const status = bytes[0];
  if (status === undefined) return err(fault('device/garbled', 'port status without a byte'));
  return ok({
    paperEmpty: (status & bit.paperEmpty) !== 0,
    online: (status & bit.selected) !== 0,
    error: (status & bit.notError) === 0,
  });
}
