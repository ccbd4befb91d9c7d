import type { Fault } from '../../../shared/base/fault.ts';

/** What can be told of the question for somebody's earlier tickets. */
export interface EarlierState {
  readonly isAsking: boolean;
  readonly fault: Fault | null;
}

/**
 * Asked again after a fault it is still that fault: the desk may be away for long, and a line that is read
 * aloud and the way forward would change every few seconds.
 */
export function earlierState({
  asks,
  isTyping,
  isFetching,
  fault,
}: {
  readonly asks: boolean;
  /** The number is not whole yet. */
  readonly isTyping: boolean;
  readonly isFetching: boolean;
  readonly fault: Fault | null;
}): EarlierState {
  return {
    isAsking: isTyping || (isFetching && fault === null),
    fault: asks && !isTyping ? fault : null,
  };
}
