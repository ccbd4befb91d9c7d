import type { Fault } from '../../shared/base/fault.ts';
import type { DeskClient } from '../desk/desk-client.ts';
import type { Log } from '../log/log.ts';
import type { ExchangeStore } from '../store/exchange-store.ts';

export interface ExchangeRecordParts {
  readonly store: ExchangeStore;
  readonly desk: DeskClient;
  readonly log: Log;
  readonly stopped: () => boolean;
}

const timeoutMs = 30_000;

/**
 * Sends the records whose tickets the desk has, one by one and one in memory. Answers the fault that
 * ended it, or null when none is left. Sending twice is the same as once: a record's name is the hash
 * of its content.
 */
export async function deliverExchangeRecords({
  store,
  desk,
  log,
  stopped,
}: ExchangeRecordParts): Promise<Fault | null> {
  for (;;) {
    const next = await store.next();
    if (!next.ok) return next.fault;
    const waiting = next.value;
    if (waiting === null || stopped()) return null;
    const { visitId, hash, record } = waiting;
    if (record === null) {
      log.error('A waiting record of exchanges is damaged', { fault: 'store/failed', visitId });
    } else {
      const sent = await desk.call(
        'exchange.put',
        { params: { visitId, hash }, query: undefined, body: record },
        { timeoutMs },
      );
      if (!sent.ok && !isNeverWanted(sent.fault)) return sent.fault;
      if (!sent.ok) {
        log.error('The desk refused a record of exchanges', { fault: sent.fault.code, visitId });
      }
    }
    const done = await store.done(waiting);
    if (!done.ok) return done.fault;
  }
}

/**
 * What another try would not change; a desk that is older than this kiosk does not know the route. The
 * ticket is whole without the record, so nothing behind it has to wait.
 */
export function isNeverWanted({ code }: Fault): boolean {
  return (
    code.startsWith('input/') ||
    code.startsWith('attachment/') ||
    code === 'ticket/unknown' ||
    code === 'auth/forbidden'
  );
}
