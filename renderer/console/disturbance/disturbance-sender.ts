import type { Disturbance } from '../../../shared/domain/disturbance.ts';
import type { DeskClient, DeskInput } from '../../desk-link/desk-client.ts';
import { valueOf } from '../app/desk-query.ts';

type Words = DeskInput<'disturbance.propose'>['body'];

/**
 * Sends one disturbance, as often as it takes: proposes it when it is new and, for who gives it a state,
 * changes it. What was proposed before a fault is not proposed a second time. A known one is changed over
 * the version that was seen.
 */
export function createDisturbanceSender(desk: DeskClient, known: Disturbance | null) {
  let sent = known;
  return async (
    words: Words,
    state: Disturbance['state'] | null,
    seen: Disturbance['version'],
  ): Promise<Disturbance> => {
    sent ??= await valueOf(desk.call('disturbance.propose', { body: words }));
    if (state === null) return sent;
    const params = { disturbanceId: sent.disturbanceId };
    const version = known === null ? sent.version : seen;
    const body = { ...words, state, ...(version === undefined ? {} : { version }) };
    return valueOf(desk.call('disturbance.change', { params, body }));
  };
}
