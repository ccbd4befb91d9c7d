import type { Fault, FaultCode } from '../../../shared/base/fault.ts';
import type { Result } from '../../../shared/base/result.ts';

/** Carries a fault through React Query, which knows failure only as something thrown. */
export class FaultError extends Error {
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(fault.code);
    this.name = 'FaultError';
    this.fault = fault;
  }
}

/** The value of a reply, for a React Query function; a fault becomes the query's error. */
export async function valueOf<T>(reply: Promise<Result<T, Fault>>): Promise<T> {
  const result = await reply;
  if (result.ok) return result.value;
  throw new FaultError(result.fault);
}

/** The fault of a failed query, or null when the error is a bug. */
export function faultOf(error: unknown): Fault | null {
  return error instanceof FaultError ? error.fault : null;
}

const passing: ReadonlySet<FaultCode> = new Set<FaultCode>([
  'desk/unreachable',
  'desk/stopping',
  'store/failed',
]);

/** Whether it is the desk's own trouble, which says nothing of what was asked for. */
export function isPassing(fault: Fault): boolean {
  return passing.has(fault.code);
}
