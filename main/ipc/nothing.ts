import type { Fault } from '../../shared/base/fault.ts';
import { type Result, ok } from '../../shared/base/result.ts';

/** A reply that says only whether it went well. */
export function nothing(result: Result<unknown, Fault>): Result<Record<string, never>, Fault> {
  return result.ok ? ok({}) : result;
}
