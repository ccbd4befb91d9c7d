import type { Fault } from '../../shared/base/fault.ts';
import type { Result } from '../../shared/base/result.ts';

/** Whatever prints a slip. The reply comes when the printer has accepted the job. */
export interface SlipPrinter {
  print(pdf: Uint8Array): Promise<Result<null, Fault>>;
}
