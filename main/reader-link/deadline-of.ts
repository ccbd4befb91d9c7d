import type { CallInput, CallName } from '../../shared/contract/contract.ts';
import type { ReaderContract } from '../../shared/contract/reader-contract.ts';

export const pingEveryMs = 2000;
export const missesUntilKill = 3;
/** A live reader answers everything but a read at once. */
const usualDeadlineMs = 5000;
/** What a read may take beyond its own deadline before the process counts as hung. */
const readGraceMs = 2000;

/** How long the reader may take to answer, in milliseconds, before its process counts as hung. */
export function deadlineOf<N extends CallName<ReaderContract>>(
  name: N,
  input: CallInput<ReaderContract, N>,
): number {
  if ('deadlineMs' in input && typeof input.deadlineMs === 'number') {
    return input.deadlineMs + readGraceMs;
  }
  return name === 'reader.ping' ? pingEveryMs * (missesUntilKill + 1) : usualDeadlineMs;
}
