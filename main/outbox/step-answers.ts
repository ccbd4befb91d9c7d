import type { Fault } from '../../shared/base/fault.ts';
import type { DeskClient } from '../desk/desk-client.ts';
import type { Log } from '../log/log.ts';
import type { StepAnswerStore } from '../store/step-answer-store.ts';
import { isNeverWanted } from './exchange-records.ts';

export interface StepAnswerParts {
  readonly store: StepAnswerStore;
  readonly desk: DeskClient;
  readonly log: Log;
  readonly stopped: () => boolean;
}

/**
 * Sends what visitors said of steps of instructions, oldest first, once the desk has their tickets.
 * Answers the fault that ended it, or null when none is left. Each answer has an id, so that sending
 * it twice is the same as once.
 */
export async function deliverStepAnswers({
  store,
  desk,
  log,
  stopped,
}: StepAnswerParts): Promise<Fault | null> {
  for (;;) {
    const next = await store.next();
    if (!next.ok) return next.fault;
    const waiting = next.value;
    if (waiting === null || stopped()) return null;
    const { visitId, told } = waiting;
    if (told === null) {
      log.error('A waiting answer about a step is damaged', { fault: 'store/failed', visitId });
    } else {
      const sent = await desk.call('kiosk.step-answer', {
        params: { visitId },
        query: undefined,
        body: told,
      });
      if (!sent.ok && !isNeverWanted(sent.fault)) return sent.fault;
      if (!sent.ok) {
        log.error('The desk refused an answer about a step', { fault: sent.fault.code, visitId });
      }
    }
    const done = await store.done(waiting);
    if (!done.ok) return done.fault;
  }
}
