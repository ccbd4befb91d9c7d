import { fault } from '../../base/fault.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { compact } from './compact.ts';
import type { IdentifierFault } from './identifier-fault.ts';

/** What the barcode of a Lenovo (earlier IBM) machine says. */
export interface LenovoLabel {
  /** Machine type and model: four characters of type, then three or six of model. */
  readonly machineType: string;
  readonly serial: string;
}

/**
 * `1S`, machine type and model, serial number, without spaces: 7 + 7 characters on older machines,
 * 10 + 8 on newer ones. `1S` is the data identifier for a supplier's own traceable number
 * (ANSI MH10.8.2, category 19); Lenovo puts the model before the serial.
 */
export function parseLenovoLabel(text: string): Result<LenovoLabel, IdentifierFault> {
  const label = compact(text);
  const found =
    /^1S(?<machineType>[0-9A-Z]{10})(?<serial>[0-9A-Z]{8})$/u.exec(label) ??
    /^1S(?<machineType>[0-9]{4}[0-9A-Z]{3})(?<serial>[0-9A-Z]{7})$/u.exec(label);
  const { machineType, serial } = found?.groups ?? {};
  return machineType !== undefined && serial !== undefined
    ? ok({ machineType, serial })
    : err(fault('identifier/unknown-shape', 'Not a 1S code of 16 or 20 characters'));
}
